package io.tillwatch.ui.trust;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.Restatement;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the screen shows, read in one go.
 *
 * @param first the first date of the calendar
 * @param dates what was taken on each business date of the calendar that has a row
 * @param lastVerify the last verify that came to its end; null when there is none among the runs that were read
 * @param rejects newest first, perhaps not all
 * @param rejectCount of all
 */
record Trust(
        LocalDate today,
        LocalDate first,
        SyncState state,
        SortedMap<LocalDate, DayTotals> dates,
        Differences differences,
        @Nullable Run lastVerify,
        List<Restatement> restatements,
        List<RejectStore.Entry> rejects,
        long rejectCount) {

    /** Every date of the calendar of which something can be said. */
    SortedMap<LocalDate, DayState> days() {
        Set<LocalDate> different = differences.openDates();
        SortedMap<LocalDate, DayState> days = new TreeMap<>();
        dates.keySet().forEach(date -> days.put(date, stateOf(date, different)));
        different.stream()
                .filter(date -> !date.isBefore(first) && !date.isAfter(today))
                .forEach(date -> days.put(date, stateOf(date, different)));
        return days;
    }

    private DayState stateOf(LocalDate date, Set<LocalDate> different) {
        LocalDate through = state.provenThrough();
        if (!date.isBefore(today)) {
            return DayState.PROVISIONAL;
        }
        if (different.contains(date)) {
            return DayState.DIFFERENT;
        }
        return through != null && !date.isAfter(through) ? DayState.PROVEN : DayState.UNPROVEN;
    }
}
