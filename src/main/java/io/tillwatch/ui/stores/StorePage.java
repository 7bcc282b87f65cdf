package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.Figures.Hour;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything a store's page shows, read in one go.
 *
 * @param range as asked, or the usual one where none was; open ends mean all there is
 * @param end where ranges that are offered end: today, or the store's latest sale when that was long ago
 * @param days ascending
 * @param weeks ascending by start
 * @param compared the days of the stores it is compared with, in the order they were named
 * @param unknown stores it should be compared with and that do not exist
 */
record StorePage(
        String storeId,
        DateRange range,
        LocalDate end,
        List<Day> days,
        List<StoreWeekRollup> weeks,
        Map<String, List<Day>> compared,
        List<String> unknown,
        Map<String, DayTotals> platforms,
        Map<String, DayTotals> cardCompanies,
        Map<Hour, DayTotals> hours,
        FlagSums openFlags) {

    DayTotals totals() {
        DayTotals sum = DayTotals.NONE;
        for (Day day : days) {
            sum = sum.plus(day.rollup().totals());
        }
        return sum;
    }
}
