package io.tillwatch.ui.chart;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Remembers what was drawn, in a font of six pixels a letter. */
final class Recording implements Pen {
    private static final Set<Ink> SERIES = EnumSet.of(
            Ink.BAR, Ink.PROVISIONAL, Ink.CANCELED, Ink.LINE, Ink.BASELINE, Ink.COMPARISON, Ink.COMPARISON_2, Ink.FLAG);

    private final List<Filled> filled = new ArrayList<>();
    private final List<Filled> outlined = new ArrayList<>();
    private final List<Ink> lines = new ArrayList<>();
    private final List<Ink> hatched = new ArrayList<>();
    private final List<Written> texts = new ArrayList<>();
    private final Set<Ink> series = EnumSet.noneOf(Ink.class);

    private record Filled(Box box, Ink ink) {}

    record Written(String text, double left, double right) {}

    static Recording of(Plot plot) {
        Recording recording = new Recording();
        plot.draw(recording);
        return recording;
    }

    List<Box> boxes(Ink ink) {
        return filled.stream().filter(one -> one.ink() == ink).map(Filled::box).toList();
    }

    long outlines(Ink ink) {
        return outlined.stream().filter(one -> one.ink() == ink).count();
    }

    long lines(Ink ink) {
        return lines.stream().filter(ink::equals).count();
    }

    long hatched(Ink ink) {
        return hatched.stream().filter(ink::equals).count();
    }

    List<Written> texts() {
        return List.copyOf(texts);
    }

    /** The series of which anything was drawn. */
    Set<Ink> series() {
        return Set.copyOf(series);
    }

    private void used(Ink ink) {
        if (SERIES.contains(ink)) {
            series.add(ink);
        }
    }

    @Override
    public void fill(Box box, Ink ink) {
        used(ink);
        filled.add(new Filled(box, ink));
    }

    @Override
    public void outline(Box box, Ink ink, double thickness) {
        used(ink);
        outlined.add(new Filled(box, ink));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink) {
        used(ink);
        lines.add(ink);
    }

    @Override
    public void polyline(Polyline line, Ink ink, double thickness, Dash dash) {
        used(ink);
    }

    @Override
    public void circle(double x, double y, double radius, Ink ink) {
        used(ink);
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, Ink ink, boolean bold) {
        double width = Samples.sixPixels().width(text);
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        texts.add(new Written(text, left, left + width));
    }

    @Override
    public void clip(Box box) {}

    @Override
    public void unclip() {}

    @Override
    public void hatch(Box box, Ink ink) {
        used(ink);
        hatched.add(ink);
    }
}
