package io.tillwatch.ui.sales;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what is asked for. */
final class FilterWords {
    private final Texts texts;
    private final Formats formats;

    FilterWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** All filters in one line; empty when everything is shown. */
    String all(Address address) {
        SaleQuestion question = new SaleQuestion(address);
        return question.filters().stream().map(filter -> of(filter, question)).collect(Collectors.joining(" · "));
    }

    String name(SaleFilter filter) {
        return texts.text("sales.column." + filter.column());
    }

    String of(SaleFilter filter, SaleQuestion question) {
        String value = question.value(filter);
        return switch (filter.kind()) {
            case DATES -> range(question.range());
            case HOUR ->
                question.hour()
                        .map(this::hour)
                        .orElse(texts.text("sales.filter.is", name(filter), question.writtenHour()));
            case TIMES ->
                texts.text(
                        "sales.filter.is",
                        name(filter),
                        SaleQuestion.days(value).map(this::range).orElse(value));
            case EXACT -> texts.text("sales.filter.is", name(filter), value);
            case CHOICE -> texts.text("sales.filter.is", name(filter), choices(SaleQuestion.choices(value)));
            case TRUTH -> texts.textOr("sales.filter." + filter.parameter() + "." + value, name(filter));
            case BOUNDS -> texts.text("sales.filter.is", name(filter), bounds(SaleQuestion.bounds(value), value));
            case BEGINNING -> texts.text("sales.filter.begins", name(filter), value);
            case WORDS -> texts.text("sales.filter.holds", name(filter), value);
        };
    }

    private String hour(Hour hour) {
        return texts.text("sales.filter.hour", weekday(hour.day()), hour.hour(), hour.hour() + 1);
    }

    /** All days of this name: Fridays. */
    String weekday(DayOfWeek day) {
        return texts.text("sales.weekday", day);
    }

    private String choices(List<String> values) {
        return values.stream().map(this::choice).collect(Collectors.joining(", "));
    }

    String choice(String value) {
        return value.isEmpty() ? texts.text("sales.without") : value;
    }

    private String range(DateRange range) {
        if (range.first() == null) {
            return texts.text("sales.filter.until", formats.date(range.last()));
        }
        if (range.last() == null) {
            return texts.text("sales.filter.since", formats.date(range.first()));
        }
        return range.first().equals(range.last())
                ? formats.date(range.first())
                : texts.text("sales.filter.between", formats.date(range.first()), formats.date(range.last()));
    }

    private String bounds(Optional<Bounds> read, String written) {
        if (read.isEmpty()) {
            return written;
        }
        Bounds bounds = read.get();
        if (bounds.least() == null) {
            return texts.text("sales.filter.most", formats.won(bounds.most()));
        }
        return bounds.most() == null
                ? texts.text("sales.filter.least", formats.won(bounds.least()))
                : texts.text("sales.filter.between", formats.won(bounds.least()), formats.won(bounds.most()));
    }
}
