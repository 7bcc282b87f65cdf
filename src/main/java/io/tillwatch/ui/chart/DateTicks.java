package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.Formats;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which dates are written below an axis: every day, week, month … as many as fit side by side. */
final class DateTicks {
    private static final double GAP = 12;

    private DateTicks() {}

    /** A label in the middle of a day's slot. */
    record Tick(int day, String label) {}

    static List<Tick> of(DateScale scale, TextMeasure measure, Formats formats) {
        for (Every every : Every.values()) {
            double label = measure.width(every.label(LocalDate.of(2026, 10, 28), formats));
            if (label + GAP <= every.leastDays * scale.slot()) {
                return ticks(scale, every, formats);
            }
        }
        return ticks(scale, Every.TEN_YEARS, formats);
    }

    private static List<Tick> ticks(DateScale scale, Every every, Formats formats) {
        List<Tick> ticks = new ArrayList<>();
        for (int day = 0; day < scale.days(); day++) {
            LocalDate date = scale.date(day);
            if (every.begins(date)) {
                ticks.add(new Tick(day, every.label(date, formats)));
            }
        }
        // A few days without a Monday, or weeks without the first of a month, still say where they are.
        if (ticks.isEmpty()) {
            ticks.add(new Tick(0, formats.dateShort(scale.first())));
        }
        return ticks;
    }

    private enum Every {
        DAY_WITH_WEEKDAY(1),
        DAY(1),
        WEEK(7),
        TWO_WEEKS(14),
        MONTH(28),
        QUARTER(90),
        HALF_YEAR(181),
        YEAR(365),
        FIVE_YEARS(1826),
        TEN_YEARS(3652);

        private final int leastDays;

        Every(int leastDays) {
            this.leastDays = leastDays;
        }

        boolean begins(LocalDate date) {
            boolean firstOfMonth = date.getDayOfMonth() == 1;
            int month = date.getMonthValue();
            boolean newYear = firstOfMonth && month == 1;
            return switch (this) {
                case DAY_WITH_WEEKDAY, DAY -> true;
                case WEEK -> date.getDayOfWeek() == DayOfWeek.MONDAY;
                case TWO_WEEKS ->
                    date.getDayOfWeek() == DayOfWeek.MONDAY && Math.floorDiv(date.toEpochDay() + 3, 7L) % 2 == 0;
                case MONTH -> firstOfMonth;
                case QUARTER -> firstOfMonth && month % 3 == 1;
                case HALF_YEAR -> firstOfMonth && month % 6 == 1;
                case YEAR -> newYear;
                case FIVE_YEARS -> newYear && date.getYear() % 5 == 0;
                case TEN_YEARS -> newYear && date.getYear() % 10 == 0;
            };
        }

        String label(LocalDate date, Formats formats) {
            return switch (this) {
                case DAY_WITH_WEEKDAY -> formats.dateShort(date);
                case DAY, WEEK, TWO_WEEKS ->
                    String.format(Locale.ROOT, "%02d-%02d", date.getMonthValue(), date.getDayOfMonth());
                case MONTH, QUARTER, HALF_YEAR ->
                    String.format(Locale.ROOT, "%d-%02d", date.getYear(), date.getMonthValue());
                case YEAR, FIVE_YEARS, TEN_YEARS -> Integer.toString(date.getYear());
            };
        }
    }
}
