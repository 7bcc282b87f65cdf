package io.tillwatch.ui.sales;

import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Bounds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** When an hour of a weekday was: the index knows no weekdays, only times. */
final class WeeklyTimes {
    private static final int LAST_HOUR = 23;

    private WeeklyTimes() {}

    /**
     * One time for each such weekday from the first date to the last, both included, in milliseconds. An hour that the
     * clock shows twice is twice as long; one that it leaves out is not there.
     */
    static List<Bounds> of(Hour hour, LocalDate first, LocalDate last, ZoneId zone) {
        List<Bounds> times = new ArrayList<>();
        LocalDate date = first.with(TemporalAdjusters.nextOrSame(hour.day()));
        for (; !date.isAfter(last); date = date.plusWeeks(1)) {
            long begin = start(date, hour.hour(), zone).toEpochMilli();
            long end = hour.hour() == LAST_HOUR
                    ? date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli()
                    : start(date, hour.hour() + 1, zone).toEpochMilli();
            if (begin < end) {
                times.add(new Bounds(begin, end - 1));
            }
        }
        return times;
    }

    private static Instant start(LocalDate date, int hour, ZoneId zone) {
        return date.atTime(hour, 0).atZone(zone).toInstant();
    }
}
