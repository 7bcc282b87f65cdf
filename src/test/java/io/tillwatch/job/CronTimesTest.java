package io.tillwatch.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static List<Instant> times(String cron, ZoneId zone, String after, String until) {
        return CronTimes.parse(cron, zone).between(Instant.parse(after), Instant.parse(until), 1000);
    }

    @Test
    void midnightIsTheZonesOwn() {
        CronTimes daily = CronTimes.parse("0 0 * * *", SEOUL);
        assertEquals(
                Instant.parse("2026-11-22T15:00:00Z"),
                daily.next(Instant.parse("2026-11-22T14:59:59.999Z")).orElseThrow());
        assertEquals(
                Instant.parse("2026-11-23T15:00:00Z"),
                daily.next(Instant.parse("2026-11-22T15:00:00Z")).orElseThrow());
        assertEquals(
                Instant.parse("2026-11-22T15:00:00Z"),
                daily.last(Instant.parse("2026-11-22T15:00:00Z")).orElseThrow());
        assertEquals(
                Instant.parse("2026-11-21T15:00:00Z"),
                daily.last(Instant.parse("2026-11-22T14:59:59.999Z")).orElseThrow());
    }

    @Test
    void everySecondIsEachSecondOnce() {
        List<Instant> seconds = times("* * * * * *", SEOUL, "2026-11-22T14:59:57Z", "2026-11-22T15:00:02Z");
        assertEquals(5, seconds.size());
        assertEquals(Instant.parse("2026-11-22T14:59:58Z"), seconds.getFirst());
        assertEquals(Instant.parse("2026-11-22T15:00:02Z"), seconds.getLast());
    }

    @Test
    void aTimeThatTheClockLeapsOverIsTheMomentOfTheChange() {
        // 2027-03-28 02:00 becomes 03:00 in Berlin.
        assertEquals(
                List.of(
                        at("2027-03-27T02:30:00", BERLIN),
                        Instant.parse("2027-03-28T01:00:00Z"),
                        at("2027-03-29T02:30:00", BERLIN)),
                times("30 2 * * *", BERLIN, "2027-03-26T12:00:00Z", "2027-03-29T12:00:00Z"));
    }

    @Test
    void aTimeThatComesTwiceIsItsFirst() {
        // 2026-10-25 03:00 becomes 02:00 in Berlin: 02:30 is 00:30 UTC and again 01:30 UTC.
        List<Instant> nights = times("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z");
        assertEquals(List.of(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z")), nights);
        CronTimes nightly = CronTimes.parse("30 2 * * *", BERLIN);
        assertEquals(
                Instant.parse("2026-10-25T00:30:00Z"),
                nightly.last(Instant.parse("2026-10-25T01:45:00Z")).orElseThrow());
    }

    @Test
    void everyHourGoesByElapsedTimeThroughBothChanges() {
        assertEquals(
                25,
                times("0 * * * *", BERLIN, "2026-10-24T21:59:59Z", "2026-10-25T22:59:59Z")
                        .size());
        assertEquals(
                23,
                times("0 * * * *", BERLIN, "2027-03-27T22:59:59Z", "2027-03-28T21:59:59Z")
                        .size());
        List<Instant> tens = times("*/10 * * * *", BERLIN, "2026-10-24T23:59:59Z", "2026-10-25T02:00:00Z");
        assertEquals(13, tens.size());
        for (int i = 1; i < tens.size(); i++) {
            assertEquals(600, tens.get(i).getEpochSecond() - tens.get(i - 1).getEpochSecond());
        }
    }

    @Test
    void lastIsTheMirrorOfNextAroundEveryChange() {
        for (ZoneId zone : List.of(BERLIN, LORD_HOWE, ZoneId.of("America/New_York"), SEOUL)) {
            for (String cron : List.of("*/20 * * * *", "15 */2 * * *", "30 1,2 * * *", "0 0 * * *")) {
                CronTimes times = CronTimes.parse(cron, zone);
                for (String around : List.of(
                        "2026-10-24T00:00:00Z",
                        "2027-03-27T00:00:00Z",
                        "2026-10-31T12:00:00Z",
                        "2027-03-13T12:00:00Z",
                        "2026-10-03T00:00:00Z",
                        "2027-04-03T00:00:00Z")) {
                    Instant from = Instant.parse(around);
                    Instant until = from.plusSeconds(2 * 86_400);
                    List<Instant> forward = times.between(from, until, 10_000);
                    Instant last = until;
                    for (Instant expected : forward.reversed()) {
                        assertEquals(expected, times.last(last).orElseThrow(), cron + " " + zone + " " + last);
                        last = expected.minusNanos(1);
                    }
                    assertEquals(forward.stream().distinct().sorted().toList(), forward, cron + " " + zone);
                }
            }
        }
    }

    @Test
    void leapDayAndMonthEnds() {
        assertEquals(
                List.of(at("2028-02-29T06:00:00", SEOUL), at("2032-02-29T06:00:00", SEOUL)),
                times("0 6 29 2 *", SEOUL, "2026-11-22T00:00:00Z", "2033-01-01T00:00:00Z"));
        assertEquals(
                List.of(
                        at("2027-12-31T06:00:00", SEOUL),
                        at("2028-01-31T06:00:00", SEOUL),
                        at("2028-02-29T06:00:00", SEOUL),
                        at("2028-03-31T06:00:00", SEOUL)),
                times("0 6 L * *", SEOUL, "2027-12-01T00:00:00Z", "2028-04-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "61 * * * *", "* * * *", "0 0 30 2 *", "* * * * * * * *"})
    void whatCannotBeUsedSaysSo(String cron) {
        assertThrows(CronTimes.InvalidCron.class, () -> CronTimes.parse(cron, SEOUL));
    }
}
