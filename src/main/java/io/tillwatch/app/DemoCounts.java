package io.tillwatch.app;

import io.tillwatch.cli.DemoReport.Totals;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Reason;
import io.tillwatch.service.SaleIndex;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in the indices, counted there and not in what the runs say.
 *
 * @param flags by rule; every rule is named
 */
record DemoCounts(long sales, long storeDays, long storeWeeks, long flagged, Map<String, Long> flags, Totals totals) {
    static DemoCounts of(SaleIndex index) {
        index.publish();
        Counter counter = new Counter();
        index.storeDays(DateRange.ALL, null, day -> {
            counter.storeDays++;
            counter.totals = counter.totals.plus(day.totals());
        });
        index.storeWeeks(DateRange.ALL, null, week -> counter.storeWeeks++);
        Map<String, Long> flags = new TreeMap<>();
        for (Reason.Code code : Reason.Code.values()) {
            flags.put(code.name(), 0L);
        }
        index.flags(DateRange.ALL, null, indexed -> {
            if (indexed.flag() != null) {
                counter.flagged++;
                indexed.flag()
                        .reasons()
                        .forEach(reason -> flags.merge(reason.code().name(), 1L, Long::sum));
            }
        });
        return new DemoCounts(
                index.count(),
                counter.storeDays,
                counter.storeWeeks,
                counter.flagged,
                flags,
                new Totals(
                        counter.totals.total(),
                        counter.totals.count(),
                        counter.totals.canceledAmount(),
                        counter.totals.canceledCount()));
    }

    private static final class Counter {
        private long storeDays;
        private long storeWeeks;
        private long flagged;
        private DayTotals totals = DayTotals.NONE;
    }
}
