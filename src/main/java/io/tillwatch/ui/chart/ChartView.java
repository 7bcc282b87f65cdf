package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.net.URL;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows a chart and lets a person point at it, open what lies under a point, zoom in on dates, switch series off, and
 * take a picture. Everything works by key too: arrows, Home and End move from point to point, Enter opens, plus zooms in
 * and Esc out. UI thread.
 */
public final class ChartView extends Region {
    private static final double LEAST_DRAG = 5;
    /** How long a click waits for a second one, which would zoom out and not open anything. */
    private static final Duration DOUBLE_CLICK = Duration.millis(250);

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
    private final Canvas canvas = new Canvas();
    private final Canvas overlay = new Canvas();
    private final ChartLegend legend = new ChartLegend(this::redrawLater);
    private final Button zoomOut = new Button();
    private final NoteBox note = new NoteBox();
    /** Only there to be given the font size of its surroundings. */
    private final Text sizing = new Text();

    private final ChartMenu menu = new ChartMenu(this, this::picture, () -> title);
    private final PauseTransition openLater = new PauseTransition(DOUBLE_CLICK);
    private @Nullable ContextMenu shownMenu;

    // Current state
    private ChartFont font = new ChartFont(12);
    private @Nullable Plot plot;
    private boolean stale = true;
    private int highlighted = Plot.NONE;
    private double dragFrom = Double.NaN;
    private Plot.@Nullable Selection selection;

    public ChartView(Formats formats, Texts texts) {
        this.formats = formats;
        this.texts = texts;
        getStyleClass().add("chart-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        overlay.getStyleClass().add("canvas-overlay");
        sizing.setManaged(false);
        sizing.setVisible(false);
        sizing.fontProperty().addListener(changed -> redrawLater());
        zoomOut.getStyleClass().add("chart-zoom-out");
        zoomOut.setId("chart-zoom-out");
        zoomOut.setVisible(false);
        zoomOut.setOnAction(event -> zoomOut());
        getChildren().setAll(sizing, canvas, overlay, legend, zoomOut, note);
        listen();
        speak(formats, texts);
    }

    private void listen() {
        overlay.setOnMouseMoved(event -> pointAt(event.getX(), event.getY()));
        overlay.setOnMouseExited(event -> highlight(Plot.NONE, null));
        overlay.setOnMousePressed(this::onPressed);
        overlay.setOnMouseDragged(this::onDragged);
        overlay.setOnMouseReleased(event -> onReleased());
        overlay.setOnMouseClicked(this::onClicked);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::onMenu);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        focusedProperty().addListener(changed -> {
            if (!isFocused()) {
                highlight(Plot.NONE, null);
            }
        });
    }

    /** Shows another chart, or the same one with other data. A zoom that leaves something to see is kept. */
    public void show(Chart wanted) {
        chart = wanted;
        if (wanted instanceof StoreChart store && !reaches(store, zoom)) {
            zoom = DateRange.ALL;
        }
        forgetPoint();
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
        forgetPoint();
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
        forgetPoint();
        redrawLater();
        onZoom.accept(dates);
    }

    private void zoomOut() {
        if (isZoomed()) {
            zoom(DateRange.ALL);
            requestFocus();
        }
    }

    private boolean isZoomed() {
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

    /** The note that is shown; null when none is. */
    @Nullable
    Note note() {
        return note.isVisible() && plot != null && highlighted != Plot.NONE ? plot.note(highlighted) : null;
    }

    ChartMenu menu() {
        return menu;
    }

    ChartPicture picture() {
        layout();
        return new ChartPicture(chart, title, frame(), colors.palette(), font);
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
            // A font remembers how wide its letters are.
            font = font.size() == size ? font : new ChartFont(size);
            legend.show(chart.isEmpty() ? List.of() : chart.legend(texts), colors.palette(), font);
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
        boolean resized = canvas.getWidth() != width || canvas.getHeight() != height;
        for (Canvas layer : List.of(canvas, overlay)) {
            layer.setWidth(width);
            layer.setHeight(height);
            layer.relocate(left, top + head);
        }
        if (stale || resized) {
            stale = false;
            draw();
        }
    }

    private Frame frame() {
        return new Frame(
                new Box(0, 0, canvas.getWidth(), canvas.getHeight()), font, formats, texts, legend.hidden(), zoom);
    }

    private void draw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        plot = ChartPicture.drawChart(new CanvasPen(graphics, colors.palette(), font), chart, frame());
        forgetPoint();
    }

    private void drawOverlay() {
        GraphicsContext graphics = overlay.getGraphicsContext2D();
        graphics.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
        Pen pen = new CanvasPen(graphics, colors.palette(), font);
        if (selection != null) {
            pen.fill(selection.box(), Ink.HIGHLIGHT);
            pen.outline(selection.box(), Ink.SELECTION, 1);
        } else if (plot != null && highlighted != Plot.NONE) {
            plot.highlight(pen, highlighted);
        }
    }

    // Pointing

    private void forgetPoint() {
        selection = null;
        highlighted = Plot.NONE;
        note.hide();
        setAccessibleText(title);
        drawOverlay();
    }

    /** @param x within the drawing, as {@code y} */
    void pointAt(double x, double y) {
        if (plot != null && !chart.isEmpty()) {
            highlight(plot.at(x, y), new double[] {x, y});
        }
    }

    private void highlight(int point, double @Nullable [] pointer) {
        if (plot == null || point == Plot.NONE) {
            forgetPoint();
            return;
        }
        boolean moved = point != highlighted || !note.isVisible();
        highlighted = point;
        if (moved) {
            Note about = plot.note(point);
            note.show(about, colors.palette());
            setAccessibleText((title.isEmpty() ? "" : title + ": ") + about.spoken());
            drawOverlay();
        }
        Box spot = plot.spot(point);
        double down = canvas.getLayoutY();
        double aside = canvas.getLayoutX();
        Box inView = new Box(spot.left() + aside, spot.top() + down, spot.width(), spot.height());
        note.place(
                inView,
                pointer == null ? null : new double[] {pointer[0] + aside, pointer[1] + down},
                getWidth(),
                getHeight());
    }

    // Mouse

    private void onPressed(MouseEvent event) {
        if (shownMenu != null) {
            shownMenu.hide();
        }
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            dragFrom = event.getX();
        }
    }

    private void onDragged(MouseEvent event) {
        if (plot == null || Double.isNaN(dragFrom) || Math.abs(event.getX() - dragFrom) < LEAST_DRAG) {
            return;
        }
        Plot.Selection selected = chart.isEmpty() ? null : plot.between(dragFrom, event.getX());
        if (selected != null) {
            note.hide();
            selection = selected;
            drawOverlay();
        }
    }

    private void onReleased() {
        dragFrom = Double.NaN;
        if (selection != null) {
            DateRange dates = selection.dates();
            forgetPoint();
            zoomTo(dates);
        }
    }

    /** One date alone is no time chart any more. */
    private void zoomTo(DateRange dates) {
        if (dates.first() != null && !dates.first().equals(dates.last())) {
            zoom(dates);
        }
    }

    private void onClicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress() || plot == null) {
            return;
        }
        openLater.stop();
        if (event.getClickCount() == 2 && isZoomed()) {
            zoomOut();
        } else if (event.getClickCount() == 1) {
            ChartPoint target = target(plot.at(event.getX(), event.getY()));
            if (target != null && isZoomed()) {
                openLater.setOnFinished(done -> onOpen.accept(target));
                openLater.play();
            } else if (target != null) {
                onOpen.accept(target);
            }
        }
    }

    private @Nullable ChartPoint target(int point) {
        return plot == null || point == Plot.NONE || chart.isEmpty() ? null : plot.target(point);
    }

    private void onMenu(ContextMenuEvent event) {
        if (chart.isEmpty()) {
            return;
        }
        if (shownMenu != null) {
            shownMenu.hide();
        }
        shownMenu = menu.menu(texts);
        shownMenu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    // Keys

    private void onKey(KeyEvent event) {
        // Keys of the legend's buttons come by here too.
        if (event.getTarget() != this || plot == null || chart.isEmpty()) {
            return;
        }
        boolean used =
                switch (event.getCode()) {
                    case LEFT -> step(Plot.Step.LEFT);
                    case RIGHT -> step(Plot.Step.RIGHT);
                    case UP -> step(Plot.Step.UP);
                    case DOWN -> step(Plot.Step.DOWN);
                    case HOME -> step(Plot.Step.FIRST);
                    case END -> step(Plot.Step.LAST);
                    case ENTER, SPACE -> open();
                    case PLUS, ADD, EQUALS -> zoomIn();
                    case ESCAPE -> leave();
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }

    private boolean step(Plot.Step step) {
        if (plot == null) {
            return false;
        }
        highlight(plot.next(highlighted, step), null);
        return true;
    }

    private boolean open() {
        ChartPoint target = target(highlighted);
        if (target == null) {
            return false;
        }
        onOpen.accept(target);
        return true;
    }

    /** Half of what is in view, around the highlighted point. */
    private boolean zoomIn() {
        if (plot == null || highlighted == Plot.NONE) {
            return false;
        }
        int quarter = Math.max(1, plot.points() / 4);
        Plot.Selection half = plot.between(
                plot.spot(Math.max(0, highlighted - quarter)).middleX(),
                plot.spot(Math.min(plot.points() - 1, highlighted + quarter)).middleX());
        if (half == null) {
            return false;
        }
        zoomTo(half.dates());
        return true;
    }

    /** Esc gives up a selection first, then the zoom, then the highlight; what it has no use for is left to others. */
    private boolean leave() {
        if (selection != null) {
            dragFrom = Double.NaN;
            forgetPoint();
        } else if (isZoomed()) {
            zoomOut();
        } else if (highlighted != Plot.NONE) {
            forgetPoint();
        } else {
            return false;
        }
        return true;
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
