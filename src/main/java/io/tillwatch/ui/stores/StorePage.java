package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.Figures.Hour;
import java.util.List;
import java.util.Map;

/**
 * Everything a store's page shows, read in one go.
 *
 * @param range as asked; open ends mean all there is
 * @param days ascending
 * @param weeks ascending by start
 * @param compared the days of the store it is compared with; empty when with none
 */
record StorePage(
        String storeId,
        DateRange range,
        String comparedWith,
        List<Day> days,
        List<StoreWeekRollup> weeks,
        List<Day> compared,
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
