package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a date in a store's chart. */
final class StoreNotes {
    private final StoreChart chart;
    private final StoreDays days;
    private final Formats formats;
    private final Texts texts;

    StoreNotes(StoreChart chart, StoreDays days, Frame frame) {
        this.chart = chart;
        this.days = days;
        formats = frame.formats();
        texts = frame.texts();
    }

    Note of(int day) {
        String holiday = days.holiday(day);
        String title = formats.date(days.date(day)) + (holiday == null ? "" : " · " + holiday);
        List<Note.Line> lines = new ArrayList<>();
        ChartDay at = days.at(day);
        if (at == null) {
            lines.add(Note.Line.of(null, texts.text("chart.missing"), ""));
        } else {
            if (at.provisional()) {
                title += " · " + texts.text("chart.provisional");
            }
            describe(at, lines);
        }
        compare(day, at, lines);
        return new Note(title, lines);
    }

    private void describe(ChartDay at, List<Note.Line> lines) {
        lines.add(Note.Line.of(Ink.BAR, texts.text("chart.spend"), formats.won(at.spend())));
        lines.add(Note.Line.of(null, texts.text("chart.count"), formats.count(at.count())));
        lines.add(new Note.Line(
                Ink.LINE, texts.text("chart.aov"), formats.won(at.aov()), changed(at.aov(), at.baseline())));
        if (at.baseline() != null) {
            lines.add(Note.Line.of(Ink.BASELINE, texts.text("chart.baseline"), formats.won(at.baseline())));
        }
        if (at.canceled() != 0) {
            lines.add(Note.Line.of(Ink.CANCELED, texts.text("chart.canceled"), formats.won(at.canceled())));
        }
        if (at.flags() > 0) {
            lines.add(Note.Line.of(Ink.FLAG, texts.text("chart.flags"), formats.count((long) at.flags())));
        }
    }

    private void compare(int day, @Nullable ChartDay at, List<Note.Line> lines) {
        for (int i = 0; i < days.comparisons(); i++) {
            Long other = days.comparison(i, day);
            lines.add(new Note.Line(
                    Comparison.ink(i),
                    chart.comparisons().get(i).name(),
                    formats.won(other),
                    at == null ? "" : changed(at.spend(), other)));
        }
    }

    /** Empty where there is nothing to compare, so that no second dash stands beside the first. */
    private String changed(@Nullable Long now, @Nullable Long before) {
        String change = formats.change(now, before);
        return change.equals(Formats.NONE) ? "" : change;
    }
}
