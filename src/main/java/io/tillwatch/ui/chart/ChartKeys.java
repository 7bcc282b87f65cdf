package io.tillwatch.ui.chart;

import javafx.scene.input.KeyEvent;

/** What keys do to a chart: they move from point to point, open one, and zoom. */
final class ChartKeys {
    private final ChartView view;
    private final ChartPointer pointer;
    private final ChartMouse mouse;

    ChartKeys(ChartView view, ChartPointer pointer, ChartMouse mouse) {
        this.view = view;
        this.pointer = pointer;
        this.mouse = mouse;
    }

    void onPressed(KeyEvent event) {
        Plot plot = view.filledPlot();
        // Keys of the legend's buttons come by here too.
        if (event.getTarget() == view && plot != null && use(event, plot)) {
            event.consume();
        }
    }

    private boolean use(KeyEvent event, Plot plot) {
        return switch (event.getCode()) {
            case LEFT -> step(plot, Plot.Step.LEFT);
            case RIGHT -> step(plot, Plot.Step.RIGHT);
            case UP -> step(plot, Plot.Step.UP);
            case DOWN -> step(plot, Plot.Step.DOWN);
            case HOME -> step(plot, Plot.Step.FIRST);
            case END -> step(plot, Plot.Step.LAST);
            case ENTER, SPACE -> view.open(view.target(pointer.highlighted()));
            case PLUS, ADD, EQUALS -> zoomIn(plot);
            case ESCAPE -> leave();
            default -> false;
        };
    }

    private boolean step(Plot plot, Plot.Step step) {
        pointer.highlight(plot, plot.next(pointer.highlighted(), step));
        return true;
    }

    /** Half of what is in view, around the highlighted point. */
    private boolean zoomIn(Plot plot) {
        int point = pointer.highlighted();
        if (point == Plot.NONE) {
            return false;
        }
        int quarter = Math.max(1, plot.points() / 4);
        Plot.Selection half = plot.between(
                plot.spot(Math.max(0, point - quarter)).middleX(),
                plot.spot(Math.min(plot.points() - 1, point + quarter)).middleX());
        if (half == null) {
            return false;
        }
        view.zoomIn(half.dates());
        return true;
    }

    /** Esc gives up a selection first, then the zoom, then the highlight; what it has no use for is left to others. */
    private boolean leave() {
        if (pointer.selection() != null) {
            mouse.giveUp();
            pointer.forget();
        } else if (view.isZoomed()) {
            view.zoomOut();
        } else if (pointer.highlighted() != Plot.NONE) {
            pointer.forget();
        } else {
            return false;
        }
        return true;
    }
}
