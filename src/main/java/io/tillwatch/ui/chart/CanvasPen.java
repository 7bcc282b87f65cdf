package io.tillwatch.ui.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. UI thread. */
final class CanvasPen implements Pen {
    /** Points of a line whose round corners take long to draw and are too near to each other to be seen. */
    private static final int MANY = 150;

    private final GraphicsContext canvas;
    private final Palette palette;
    private final ChartFont font;

    CanvasPen(GraphicsContext canvas, Palette palette, ChartFont font) {
        this.canvas = canvas;
        this.palette = palette;
        this.font = font;
        canvas.setTextBaseline(VPos.BASELINE);
        canvas.setLineCap(StrokeLineCap.BUTT);
    }

    @Override
    public void fill(Box box, Ink ink) {
        canvas.setFill(palette.color(ink));
        canvas.fillRect(box.left(), box.top(), box.width(), box.height());
    }

    @Override
    public void outline(Box box, Ink ink, double thickness) {
        canvas.setStroke(palette.color(ink));
        canvas.setLineWidth(thickness);
        canvas.setLineDashes();
        Box line = box.inset(thickness / 2);
        canvas.strokeRect(line.left(), line.top(), line.width(), line.height());
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink) {
        canvas.setStroke(palette.color(ink));
        canvas.setLineWidth(1);
        canvas.setLineDashes();
        boolean upright = x1 == x2;
        boolean level = y1 == y2;
        canvas.strokeLine(
                upright ? crisp(x1) : x1, level ? crisp(y1) : y1, upright ? crisp(x2) : x2, level ? crisp(y2) : y2);
    }

    /** A line of one pixel is sharp only in the middle between two edges of pixels. */
    private static double crisp(double at) {
        return Math.floor(at) + 0.5;
    }

    @Override
    public void polyline(Polyline line, Ink ink, double thickness, Dash dash) {
        if (line.size() == 0) {
            return;
        }
        canvas.setStroke(palette.color(ink));
        canvas.setLineWidth(thickness);
        canvas.setLineJoin(line.size() > MANY ? StrokeLineJoin.BEVEL : StrokeLineJoin.ROUND);
        if (dash == Dash.DASHED) {
            canvas.setLineDashes(5, 4);
        } else {
            canvas.setLineDashes();
        }
        canvas.beginPath();
        canvas.moveTo(line.x(0), line.y(0));
        for (int i = 1; i < line.size(); i++) {
            canvas.lineTo(line.x(i), line.y(i));
        }
        canvas.stroke();
    }

    @Override
    public void circle(double x, double y, double radius, Ink ink) {
        canvas.setFill(palette.color(ink));
        canvas.fillOval(x - radius, y - radius, radius * 2, radius * 2);
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, Ink ink, boolean bold) {
        canvas.setFont(font.font(bold));
        canvas.setFill(palette.color(ink));
        canvas.setTextAlign(
                switch (anchor) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        canvas.fillText(text, x, Math.rint(baseline));
    }

    @Override
    public void clip(Box box) {
        canvas.save();
        canvas.beginPath();
        canvas.rect(box.left(), box.top(), box.width(), box.height());
        canvas.clip();
    }

    @Override
    public void unclip() {
        canvas.restore();
    }
}
