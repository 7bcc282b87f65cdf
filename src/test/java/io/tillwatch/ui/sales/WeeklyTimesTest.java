package io.tillwatch.ui.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Bounds;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyTimesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 28);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 8);
    private static final long MINUTES = 15;

    /** Clocks that never change, that change by an hour and by half of one, and at midnight. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut", "America/Havana"})
    void everyTimeBelongsToJustTheHourThatTheClockShows(String name) {
        ZoneId zone = ZoneId.of(name);
        for (int hour : List.of(0, 1, 2, 3, 12, 23)) {
            Hour sundays = new Hour(DayOfWeek.SUNDAY, hour);
            List<Bounds> times = WeeklyTimes.of(sundays, FIRST, LAST, zone);
            Instant end = LAST.plusDays(1).atStartOfDay(zone).toInstant();
            Instant time = FIRST.atStartOfDay(zone).toInstant();
            for (; time.isBefore(end); time = time.plusSeconds(60 * MINUTES)) {
                ZonedDateTime clock = time.atZone(zone);
                boolean shown = clock.getDayOfWeek() == DayOfWeek.SUNDAY && clock.getHour() == hour;
                assertEquals(shown, holds(times, time.toEpochMilli()), clock.toString());
            }
        }
    }

    private static boolean holds(List<Bounds> times, long milliseconds) {
        return times.stream()
                .anyMatch(time -> time.least() != null
                        && time.most() != null
                        && time.least() <= milliseconds
                        && milliseconds <= time.most());
    }

    @Test
    void theFirstAndTheLastDateCount() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        Hour hour = new Hour(DayOfWeek.FRIDAY, 23);

        assertEquals(
                2,
                WeeklyTimes.of(hour, friday.minusWeeks(1), friday, ZoneId.of("UTC"))
                        .size());
        assertEquals(List.of(), WeeklyTimes.of(hour, friday.plusDays(1), friday.plusDays(6), ZoneId.of("UTC")));
    }
}
