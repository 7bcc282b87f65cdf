package io.tillwatch.ui.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** The names of the series, each a button that switches it off and on. UI thread. */
final class ChartLegend extends FlowPane {
    private static final double SWATCH_HEIGHT = 12;
    private static final String OFF = "off";

    private final Runnable onToggle;
    private final Set<String> hidden = new HashSet<>();
    private final List<Canvas> swatches = new ArrayList<>();
    private List<LegendEntry> entries = List.of();

    ChartLegend(Runnable onToggle) {
        this.onToggle = onToggle;
        getStyleClass().add("chart-legend");
    }

    /** The keys of series that are switched off; kept when another chart is shown. */
    Set<String> hidden() {
        return Set.copyOf(hidden);
    }

    void show(List<LegendEntry> wanted, Palette palette, ChartFont font) {
        if (!wanted.equals(entries)) {
            entries = List.copyOf(wanted);
            swatches.clear();
            getChildren().setAll(entries.stream().map(this::button).toList());
            // Else the first layout does not know yet how high the entries are.
            applyCss();
        }
        for (int i = 0; i < swatches.size(); i++) {
            paint(swatches.get(i), entries.get(i), palette, font);
        }
    }

    private Labeled button(LegendEntry entry) {
        Canvas swatch = new Canvas(LegendEntry.Swatch.WIDTH, SWATCH_HEIGHT);
        swatch.getStyleClass().add("chart-swatch");
        swatches.add(swatch);
        if (!entry.toggles()) {
            Label label = new Label(entry.name(), swatch);
            label.getStyleClass().add("chart-legend-entry");
            return label;
        }
        ToggleButton button = new ToggleButton(entry.name(), swatch);
        button.setId("legend-" + entry.key());
        button.getStyleClass().add("chart-legend-entry");
        button.setSelected(!hidden.contains(entry.key()));
        mark(button);
        button.setOnAction(event -> {
            if (button.isSelected()) {
                hidden.remove(entry.key());
            } else {
                hidden.add(entry.key());
            }
            mark(button);
            onToggle.run();
        });
        return button;
    }

    private static void mark(ToggleButton button) {
        button.getStyleClass().remove(OFF);
        if (!button.isSelected()) {
            button.getStyleClass().add(OFF);
        }
    }

    private static void paint(Canvas swatch, LegendEntry entry, Palette palette, ChartFont font) {
        swatch.getGraphicsContext2D().clearRect(0, 0, swatch.getWidth(), swatch.getHeight());
        entry.swatch()
                .draw(new CanvasPen(swatch.getGraphicsContext2D(), palette, font), 0, SWATCH_HEIGHT / 2, entry.ink());
    }
}
