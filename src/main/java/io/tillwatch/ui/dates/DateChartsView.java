package io.tillwatch.ui.dates;

import io.tillwatch.ui.chart.ChartPoint;
import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.chart.Charts;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The charts of a date: the dates around it, how stores are distributed, and what each platform took. */
final class DateChartsView {
    private final DatesViewModel viewModel;
    private final Texts texts;
    private final ChartView calendar;
    private final ChartView distribution;
    private final ChartView platforms;
    private final ToggleGroup sizes = new ToggleGroup();
    private final Parent loaded;

    @FXML
    private StackPane calendarBox;

    @FXML
    private HBox sizeButtons;

    @FXML
    private StackPane distributionBox;

    @FXML
    private StackPane platformBox;

    DateChartsView(DatesViewModel viewModel, Charts charts, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        calendar = charts.chart(texts.text("dates.calendar"));
        distribution = charts.chart(texts.text("dates.distribution"));
        platforms = charts.chart(texts.text("dates.platforms"));
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        calendar.setOnOpened(this::openDay);
        calendarBox.getChildren().add(calendar);
        distribution.setOnOpened(this::openValues);
        distributionBox.getChildren().add(distribution);
        platforms.setOnOpened(this::openPlatform);
        platformBox.getChildren().add(platforms);
        for (Sizes size : Sizes.values()) {
            ToggleButton button = new ToggleButton(texts.text("dates.sizes", size));
            button.setId("dates-sizes-" + size.parameter());
            button.setToggleGroup(sizes);
            button.setUserData(size);
            button.getStyleClass().add("small");
            button.setOnAction(event -> viewModel.sizes(size));
            sizeButtons.getChildren().add(button);
        }
    }

    Parent root() {
        return loaded;
    }

    void show(DatePage read) {
        calendar.show(DateCharts.calendar(read, viewModel.today(), texts));
        platforms.show(DateCharts.platforms(read.platforms(), texts));
    }

    /** What stores are distributed by follows the address. */
    void show(DateQuestion question) {
        sizes.getToggles().stream()
                .filter(toggle -> question.sizes().equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(sizes::selectToggle);
        DatePage read = viewModel.pageProperty().get();
        if (read != null) {
            distribution.setTitle(texts.text("dates.distribution") + " " + texts.text("dates.sizes", question.sizes()));
            distribution.show(DateCharts.distribution(read.rows(), question.sizes()));
        }
    }

    private void openDay(ChartPoint point) {
        if (point instanceof ChartPoint.Day day) {
            viewModel.show(day.date());
        }
    }

    private void openValues(ChartPoint point) {
        if (point instanceof ChartPoint.Values values) {
            viewModel.slice(values.from(), values.to());
        }
    }

    private void openPlatform(ChartPoint point) {
        if (point instanceof ChartPoint.Name name) {
            String wanted = name.name().equals(texts.text("dates.without")) ? DateRow.WITHOUT : name.name();
            viewModel.platform(wanted.equals(viewModel.question().platform()) ? "" : wanted);
        }
    }
}
