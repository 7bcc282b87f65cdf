package io.tillwatch.ui.chart;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** Where a chart is drawn, with what is pointed at or selected on a layer above it. UI thread. */
final class ChartSheet {
    private final ChartColors colors;
    private final Canvas drawing = new Canvas();
    private final Canvas overlay = new Canvas();
    private ChartFont font = new ChartFont(12);

    ChartSheet(ChartColors colors) {
        this.colors = colors;
        overlay.getStyleClass().add("canvas-overlay");
    }

    Canvas drawing() {
        return drawing;
    }

    /** Lies on top: what the mouse meets. */
    Canvas overlay() {
        return overlay;
    }

    ChartFont font() {
        return font;
    }

    void fontSize(double size) {
        // A font remembers how wide its letters are.
        font = font.size() == size ? font : new ChartFont(size);
    }

    /** Puts the sheet somewhere in its parent; true when its size is another one now. */
    boolean place(double left, double top, double width, double height) {
        boolean resized = drawing.getWidth() != width || drawing.getHeight() != height;
        place(drawing, left, top, width, height);
        place(overlay, left, top, width, height);
        return resized;
    }

    private static void place(Canvas layer, double left, double top, double width, double height) {
        layer.setWidth(width);
        layer.setHeight(height);
        layer.relocate(left, top);
    }

    /** All of it. */
    Box area() {
        return new Box(0, 0, drawing.getWidth(), drawing.getHeight());
    }

    /** What lies on the sheet, as its parent sees it. */
    Box inParent(Box box) {
        return new Box(box.left() + drawing.getLayoutX(), box.top() + drawing.getLayoutY(), box.width(), box.height());
    }

    Plot draw(Chart chart, Frame frame) {
        return ChartPicture.drawChart(cleared(drawing), chart, frame);
    }

    /** @param plot null for nothing at all */
    void drawOverlay(@Nullable Plot plot, int highlighted, Plot.@Nullable Selection selection) {
        Pen pen = cleared(overlay);
        if (selection != null) {
            pen.fill(selection.box(), Ink.HIGHLIGHT);
            pen.outline(selection.box(), Ink.SELECTION, 1);
        } else if (plot != null && highlighted != Plot.NONE) {
            plot.highlight(pen, highlighted);
        }
    }

    private Pen cleared(Canvas layer) {
        GraphicsContext graphics = layer.getGraphicsContext2D();
        graphics.clearRect(0, 0, layer.getWidth(), layer.getHeight());
        return new CanvasPen(graphics, colors.palette(), font);
    }
}
