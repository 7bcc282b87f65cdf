package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A calendar, a column a week: a value or a state for each business date. Meant for 13 months at most.
 *
 * @param first the first date that can be chosen
 * @param last the last date that can be chosen, not before the first
 * @param days at most one a date; a date without one is drawn empty
 * @param selected outlined; null for none
 * @param holidays names by date; marked, and named where one points
 */
public record CalendarHeat(
        LocalDate first,
        LocalDate last,
        List<CalendarDay> days,
        @Nullable LocalDate selected,
        Map<LocalDate, String> holidays)
        implements Chart {
    public CalendarHeat {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The calendar ends on " + last + ", before it begins on " + first);
        }
        days = List.copyOf(days);
        holidays = Map.copyOf(holidays);
    }

    /** Without holidays. */
    public CalendarHeat(LocalDate first, LocalDate last, List<CalendarDay> days, @Nullable LocalDate selected) {
        this(first, last, days, selected, Map.of());
    }

    @Override
    public boolean isEmpty() {
        return days.isEmpty();
    }

    @Override
    public Plot plot(Frame frame) {
        return new CalendarPlot(this, frame);
    }

    @Override
    public List<LegendEntry> legend(Texts texts) {
        return days.stream()
                .map(CalendarDay::state)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(CalendarDay.State::ink))
                .map(state -> LegendEntry.explanation(state.name(), state.name(), state.ink(), LegendEntry.Swatch.BOX))
                .toList();
    }
}
