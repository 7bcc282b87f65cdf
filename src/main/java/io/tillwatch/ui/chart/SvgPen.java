package io.tillwatch.ui.chart;

import java.util.Locale;
import javafx.scene.paint.Color;

/** Writes the drawing as SVG 1.1. Every shape carries its ink as its class. */
final class SvgPen implements Pen {
    private final StringBuilder out = new StringBuilder();
    private final Palette palette;
    private int clips;

    SvgPen(double width, double height, Palette palette, double fontSize) {
        this.palette = palette;
        String w = number(width);
        String h = number(height);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(w)
                .append("\" height=\"")
                .append(h)
                .append("\" viewBox=\"0 0 ")
                .append(w)
                .append(' ')
                .append(h)
                .append("\" font-family=\"")
                .append(ChartFont.FAMILY)
                .append(", 'Malgun Gothic', 'Apple SD Gothic Neo', 'Noto Sans KR', sans-serif\" font-size=\"")
                .append(number(fontSize))
                .append("\">\n");
    }

    /** The whole document. Nothing can be drawn after it. */
    String document() {
        return out.append("</svg>\n").toString();
    }

    @Override
    public void fill(Box box, Ink ink) {
        rectangle(box, ink);
        color("fill", ink);
        out.append("/>\n");
    }

    @Override
    public void outline(Box box, Ink ink, double thickness) {
        rectangle(box.inset(thickness / 2), ink);
        out.append(" fill=\"none\"");
        stroke(ink, thickness, Dash.SOLID);
        out.append("/>\n");
    }

    private void rectangle(Box box, Ink ink) {
        begin("rect", ink);
        attribute("x", box.left());
        attribute("y", box.top());
        attribute("width", box.width());
        attribute("height", box.height());
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink) {
        begin("line", ink);
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        stroke(ink, 1, Dash.SOLID);
        out.append(" shape-rendering=\"crispEdges\"/>\n");
    }

    @Override
    public void polyline(Polyline line, Ink ink, double thickness, Dash dash) {
        begin("polyline", ink);
        out.append(" points=\"");
        for (int i = 0; i < line.size(); i++) {
            out.append(i == 0 ? "" : " ").append(number(line.x(i))).append(',').append(number(line.y(i)));
        }
        out.append("\" fill=\"none\" stroke-linejoin=\"round\"");
        stroke(ink, thickness, dash);
        out.append("/>\n");
    }

    @Override
    public void circle(double x, double y, double radius, Ink ink) {
        begin("circle", ink);
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        color("fill", ink);
        out.append("/>\n");
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, Ink ink, boolean bold) {
        begin("text", ink);
        attribute("x", x);
        attribute("y", baseline);
        if (anchor != Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(anchor.name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        if (bold) {
            out.append(" font-weight=\"700\"");
        }
        color("fill", ink);
        out.append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public void clip(Box box) {
        clips++;
        out.append("<clipPath id=\"clip").append(clips).append("\"><rect");
        attribute("x", box.left());
        attribute("y", box.top());
        attribute("width", box.width());
        attribute("height", box.height());
        out.append("/></clipPath>\n<g clip-path=\"url(#clip").append(clips).append(")\">\n");
    }

    @Override
    public void unclip() {
        out.append("</g>\n");
    }

    private void begin(String shape, Ink ink) {
        out.append('<').append(shape).append(" class=\"").append(ink.role()).append('"');
    }

    private void stroke(Ink ink, double thickness, Dash dash) {
        color("stroke", ink);
        attribute("stroke-width", thickness);
        if (dash == Dash.DASHED) {
            out.append(" stroke-dasharray=\"5 4\"");
        }
    }

    private void color(String name, Ink ink) {
        Color color = palette.color(ink);
        out.append(' ')
                .append(name)
                .append("=\"#%02x%02x%02x\""
                        .formatted(byteOf(color.getRed()), byteOf(color.getGreen()), byteOf(color.getBlue())));
        if (!color.isOpaque()) {
            attribute(name + "-opacity", color.getOpacity());
        }
    }

    private static int byteOf(double part) {
        return (int) Math.round(part * 255);
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    /** With two decimals at most. */
    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(allowed(letter) ? letter : '\uFFFD');
            }
        });
        return safe.toString();
    }

    /** XML has no way at all to write the other letters. */
    private static boolean allowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || (letter >= 0x20 && letter <= 0xD7FF)
                || (letter >= 0xE000 && letter <= 0xFFFD)
                || letter >= 0x10000;
    }
}
