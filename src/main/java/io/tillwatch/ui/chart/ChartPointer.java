package io.tillwatch.ui.chart;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The point of a chart that is pointed at, with its note, or the dates that are being selected. UI thread. */
final class ChartPointer {
    private final ChartView view;
    private final ChartSheet sheet;
    private final NoteBox note = new NoteBox();
    private int highlighted = Plot.NONE;
    private Plot.@Nullable Selection selection;

    ChartPointer(ChartView view, ChartSheet sheet) {
        this.view = view;
        this.sheet = sheet;
    }

    /** Lies over the chart. */
    Node noteNode() {
        return note;
    }

    int highlighted() {
        return highlighted;
    }

    Plot.@Nullable Selection selection() {
        return selection;
    }

    /** The note that is shown; null when none is. */
    @Nullable
    Note note() {
        Plot plot = view.plot();
        return note.isVisible() && plot != null && highlighted != Plot.NONE ? plot.note(highlighted) : null;
    }

    /** Nothing is highlighted, selected or said any more. */
    void forget() {
        selection = null;
        highlighted = Plot.NONE;
        note.hide();
        view.say(null);
        draw();
    }

    void select(Plot.Selection dates) {
        note.hide();
        selection = dates;
        draw();
    }

    private void draw() {
        sheet.drawOverlay(view.plot(), highlighted, selection);
    }

    /** @param x within the drawing, as {@code y} */
    void pointAt(Plot plot, double x, double y) {
        highlight(plot, plot.at(x, y), new Box(x, y, 0, 0));
    }

    /** As above, by key. */
    void highlight(Plot plot, int point) {
        highlight(plot, point, null);
    }

    private void highlight(Plot plot, int point, @Nullable Box mouse) {
        if (point == Plot.NONE) {
            forget();
            return;
        }
        boolean moved = point != highlighted || !note.isVisible();
        highlighted = point;
        if (moved) {
            Note about = plot.note(point);
            note.show(about, view.colors().palette());
            view.say(about);
            draw();
        }
        note.place(
                sheet.inParent(plot.spot(point)),
                mouse == null ? null : sheet.inParent(mouse),
                view.getWidth(),
                view.getHeight());
    }
}
