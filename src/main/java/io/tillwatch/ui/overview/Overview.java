package io.tillwatch.ui.overview;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.Figures.StoreOnDate;
import io.tillwatch.service.Run;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Everything the overview shows, read in one go.
 *
 * @param today the business date that is not over
 * @param end the last date of the chart: today, or the latest sale when that was long ago
 * @param dates what all stores took, by date
 * @param lastDate the latest date that is over and has a row; movers are of it
 * @param rising stores whose spend rose most against the same weekday, in won
 * @param falling stores whose spend fell most
 * @param openFlags of all dates
 * @param flagsByStore largest exposure first
 * @param flagsByDate open flags of each date
 * @param runs newest first
 * @param rejects rows that could not be taken in
 */
record Overview(
        LocalDate today,
        LocalDate end,
        SortedMap<LocalDate, DayTotals> dates,
        LocalDate lastDate,
        List<StoreOnDate> rising,
        List<StoreOnDate> falling,
        FlagSums openFlags,
        Map<String, FlagSums> flagsByStore,
        SortedMap<LocalDate, Long> flagsByDate,
        List<Run> runs,
        long rejects) {
    /** Today, or the latest date before it as long as today has no row: an empty morning says nothing. */
    LocalDate shownDate() {
        return dates.containsKey(today) ? today : lastDate;
    }

    DayTotals on(LocalDate date) {
        return dates.getOrDefault(date, DayTotals.NONE);
    }
}
