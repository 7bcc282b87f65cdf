package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** What the mouse does to a chart: it points, opens with a click, zooms in by dragging and out with a double click. */
final class ChartMouse {
    private static final double LEAST_DRAG = 5;
    /** How long a click waits for a second one, which would zoom out and not open anything. */
    private static final Duration DOUBLE_CLICK = Duration.millis(250);

    private final ChartView view;
    private final ChartPointer pointer;
    private final PauseTransition openLater = new PauseTransition(DOUBLE_CLICK);
    private double dragFrom = Double.NaN;

    ChartMouse(ChartView view, ChartPointer pointer) {
        this.view = view;
        this.pointer = pointer;
    }

    /** @param drawing what is pointed at */
    void listenTo(Node drawing) {
        drawing.setOnMouseMoved(this::onMoved);
        drawing.setOnMouseExited(event -> pointer.forget());
        drawing.setOnMousePressed(this::onPressed);
        drawing.setOnMouseDragged(this::onDragged);
        drawing.setOnMouseReleased(event -> onReleased());
        drawing.setOnMouseClicked(this::onClicked);
    }

    /** A drag that is under way selects nothing. */
    void giveUp() {
        dragFrom = Double.NaN;
    }

    private void onMoved(MouseEvent event) {
        Plot plot = view.filledPlot();
        if (plot != null) {
            pointer.pointAt(plot, event.getX(), event.getY());
        }
    }

    private void onPressed(MouseEvent event) {
        view.menu().hide();
        if (event.getButton() == MouseButton.PRIMARY) {
            view.requestFocus();
            dragFrom = event.getX();
        }
    }

    private void onDragged(MouseEvent event) {
        Plot plot = view.filledPlot();
        if (plot == null || Double.isNaN(dragFrom) || Math.abs(event.getX() - dragFrom) < LEAST_DRAG) {
            return;
        }
        Plot.Selection selected = plot.between(dragFrom, event.getX());
        if (selected != null) {
            pointer.select(selected);
        }
    }

    private void onReleased() {
        giveUp();
        Plot.Selection selected = pointer.selection();
        if (selected != null) {
            DateRange dates = selected.dates();
            pointer.forget();
            view.zoomIn(dates);
        }
    }

    private void onClicked(MouseEvent event) {
        Plot plot = view.filledPlot();
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        openLater.stop();
        if (event.getClickCount() == 2 && view.isZoomed()) {
            view.zoomOut();
        } else if (event.getClickCount() == 1 && plot != null) {
            open(plot.at(event.getX(), event.getY()));
        }
    }

    private void open(int point) {
        if (view.isZoomed()) {
            ChartPoint target = view.target(point);
            openLater.setOnFinished(done -> view.open(target));
            openLater.play();
        } else {
            view.open(view.target(point));
        }
    }
}
