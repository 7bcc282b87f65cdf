package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.net.URL;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Shows a chart and lets a person point at it, open what lies under a point, zoom in on dates, switch series off, and
 * take a picture. Everything works by key too: arrows, Home and End move from point to point, Enter opens, plus zooms in
 * and Esc out. UI thread.
 */
public final class ChartView extends Region {
    private static final double FONT_SHARE = 0.88;

    // What is shown
    private Formats formats;
    private Texts texts;
    private Chart chart = new BarsChart(List.of());
    private String title = "";
    private DateRange zoom = DateRange.ALL;

    // What is told
    private Consumer<ChartPoint> onOpen = point -> {};
    private Consumer<DateRange> onZoom = dates -> {};

    // Parts
    private final ChartColors colors = new ChartColors(this::redrawLater);
    private final ChartSheet sheet = new ChartSheet(colors);
    private final ChartLegend legend = new ChartLegend(this::redrawLater);
    private final Button zoomOut = new Button();
    private final ChartPointer pointer = new ChartPointer(this, sheet);
    /** Only there to be given the font size of its surroundings. */
    private final Text sizing = new Text();

    private final ChartMenu menu = new ChartMenu(this, this::picture, () -> title);

    // Current state
    private @Nullable Plot plot;
    private boolean stale = true;

    public ChartView(Formats formats, Texts texts) {
        this.formats = formats;
        this.texts = texts;
        getStyleClass().add("chart-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        sizing.setManaged(false);
        sizing.setVisible(false);
        sizing.fontProperty().addListener(changed -> redrawLater());
        zoomOut.getStyleClass().add("chart-zoom-out");
        zoomOut.setId("chart-zoom-out");
        zoomOut.setVisible(false);
        zoomOut.setOnAction(event -> zoomOut());
        getChildren().setAll(sizing, sheet.drawing(), sheet.overlay(), legend, zoomOut, pointer.noteNode());
        listen();
        speak(formats, texts);
    }

    private void listen() {
        ChartMouse mouse = new ChartMouse(this, pointer);
        mouse.listenTo(sheet.overlay());
        addEventHandler(KeyEvent.KEY_PRESSED, new ChartKeys(this, pointer, mouse)::onPressed);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::onMenu);
        focusedProperty().addListener(changed -> {
            if (!isFocused()) {
                pointer.forget();
            }
        });
    }

    /** Shows another chart, or the same one with other data. A zoom that leaves something to see is kept. */
    public void show(Chart wanted) {
        chart = wanted;
        if (wanted instanceof StoreChart store && !reaches(store, zoom)) {
            zoom = DateRange.ALL;
        }
        pointer.forget();
        redrawLater();
    }

    private static boolean reaches(StoreChart store, DateRange range) {
        return (range.first() == null || !range.first().isAfter(store.last()))
                && (range.last() == null || !range.last().isBefore(store.first()));
    }

    /** Changes the language. */
    public void speak(Formats newFormats, Texts newTexts) {
        formats = newFormats;
        texts = newTexts;
        zoomOut.setText(texts.text("chart.zoom.out"));
        setAccessibleHelp(texts.text("chart.keys"));
        pointer.forget();
        redrawLater();
    }

    /** What the chart is about: read out, written above a picture and suggested as the name of its file. */
    public void setTitle(String newTitle) {
        title = newTitle;
        setAccessibleText(newTitle);
    }

    /** Told of a click, or Enter, on a point. */
    public void setOnOpened(Consumer<ChartPoint> action) {
        onOpen = action;
    }

    /** Told of the dates that are in view after a zoom: {@link DateRange#ALL} when it was ended. */
    public void setOnZoomed(Consumer<DateRange> action) {
        onZoom = action;
    }

    /** Lets pictures be saved; without it they can only be copied. */
    public void saveWith(ChartFiles files, TaskExecutor tasks) {
        menu.saveWith(files, tasks);
    }

    /** The dates in view, {@link DateRange#ALL} when not zoomed. */
    public DateRange zoom() {
        return zoom;
    }

    /** Shows only some dates of a time chart, and tells of it. */
    public void zoom(DateRange dates) {
        zoom = dates;
        pointer.forget();
        redrawLater();
        onZoom.accept(dates);
    }

    /** One date alone is no time chart any more. */
    void zoomIn(DateRange dates) {
        if (dates.first() != null && !dates.first().equals(dates.last())) {
            zoom(dates);
        }
    }

    void zoomOut() {
        if (isZoomed()) {
            zoom(DateRange.ALL);
            requestFocus();
        }
    }

    boolean isZoomed() {
        return !zoom.equals(DateRange.ALL);
    }

    ChartColors colors() {
        return colors;
    }

    /** For tests and pictures: the chart as it is laid out now. Null before the first layout. */
    @Nullable
    Plot plot() {
        return plot;
    }

    /** For tests and pictures. */
    ChartPointer pointer() {
        return pointer;
    }

    /** Reads out what is pointed at; null for nothing. */
    void say(@Nullable Note about) {
        setAccessibleText(about == null ? title : (title.isEmpty() ? "" : title + ": ") + about.spoken());
    }

    ChartMenu menu() {
        return menu;
    }

    ChartPicture picture() {
        layout();
        return new ChartPicture(chart, title, frame(), colors.palette(), sheet.font());
    }

    // Drawing

    private void redrawLater() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double bottom = getHeight() - snappedBottomInset();
        if (stale) {
            double size = Math.rint(sizing.getFont().getSize() * FONT_SHARE * 2) / 2.0;
            sheet.fontSize(size);
            legend.show(chart.isEmpty() ? List.of() : chart.legend(texts), colors.palette(), sheet.font());
        }
        zoomOut.setVisible(isZoomed());
        double button = isZoomed() ? Math.ceil(zoomOut.prefWidth(-1)) : 0;
        double head = legend.getChildren().isEmpty() ? 0 : Math.ceil(legend.prefHeight(Math.max(1, width - button)));
        if (isZoomed()) {
            head = Math.max(head, Math.ceil(zoomOut.prefHeight(-1)) + 4);
        }
        legend.resizeRelocate(left, top, Math.max(0, width - button), head);
        zoomOut.resizeRelocate(left + width - button, top, button, Math.ceil(zoomOut.prefHeight(-1)));
        double height = Math.max(0, bottom - top - head);
        boolean resized = sheet.place(left, top + head, width, height);
        if (stale || resized) {
            stale = false;
            plot = sheet.draw(chart, frame());
            pointer.forget();
        }
    }

    private Frame frame() {
        return new Frame(sheet.area(), sheet.font(), formats, texts, legend.hidden(), zoom);
    }

    // Pointing

    /** The chart as it is laid out; null when there is nothing in it. */
    @Nullable
    Plot filledPlot() {
        return chart.isEmpty() ? null : plot;
    }

    @Nullable
    ChartPoint target(int point) {
        Plot filled = filledPlot();
        return filled == null || point == Plot.NONE ? null : filled.target(point);
    }

    /** Opens what a point stands for; false when there was nothing to open. */
    boolean open(@Nullable ChartPoint target) {
        if (target == null) {
            return false;
        }
        onOpen.accept(target);
        return true;
    }

    private void onMenu(ContextMenuEvent event) {
        if (!chart.isEmpty()) {
            menu.show(texts, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    // Region

    @Override
    protected double computeMinWidth(double height) {
        return 24;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 12;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 260;
    }

    @Override
    public String getUserAgentStylesheet() {
        URL styles = ChartView.class.getResource("chart.css");
        if (styles == null) {
            throw new IllegalStateException("chart.css is missing");
        }
        return styles.toExternalForm();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ChartColors.STYLEABLE;
    }
}
