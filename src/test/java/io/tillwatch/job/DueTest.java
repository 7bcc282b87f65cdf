package io.tillwatch.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant MONDAY = at("2026-11-16T09:00:00");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SEOUL).toInstant();
    }

    private static Schedule schedule(String cron, CatchUp catchUp, Instant since) {
        return schedule(cron, catchUp, since, null);
    }

    private static Schedule schedule(String cron, CatchUp catchUp, Instant since, @Nullable LocalTime deadline) {
        return new Schedule(
                "daily",
                "rollup-daily",
                Map.of(),
                cron,
                SEOUL,
                new Policies(Overlap.SKIP, catchUp, Retry.NEVER, 0, deadline, List.of()),
                null,
                "kim@desk",
                since,
                Progress.since(since));
    }

    /** Everything that a scheduler would begin, one after the other, with nothing else going on. */
    private static List<Due.Stretch> all(Schedule schedule, Instant now, List<Due.Stretch> missed) {
        List<Due.Stretch> runs = new ArrayList<>();
        Schedule at = schedule;
        for (Due due = Due.of(at, now); !due.equals(Due.NOTHING); due = Due.of(at, now)) {
            Due.Stretch next = Objects.requireNonNull(due.missed() != null ? due.missed() : due.run());
            (due.missed() != null ? missed : runs).add(next);
            at = at.with(at.progress().passed(next.last()));
        }
        return runs;
    }

    @Test
    void nothingIsDueBeforeItsTime() {
        Schedule daily = schedule("0 0 * * *", CatchUp.ONCE, MONDAY);
        assertEquals(Due.NOTHING, Due.of(daily, at("2026-11-16T23:59:59")));
        Due.Stretch run = Due.of(daily, at("2026-11-17T00:00:00")).run();
        assertNotNull(run);
        assertEquals(new Due.Stretch(at("2026-11-17T00:00:00"), at("2026-11-17T00:00:00"), 1, false, false), run);
    }

    @Test
    void aWeekOfAbsenceIsCaughtUpOnce() {
        List<Due.Stretch> missed = new ArrayList<>();
        List<Due.Stretch> runs = all(schedule("0 0 * * *", CatchUp.ONCE, MONDAY), at("2026-11-23T08:30:00"), missed);
        assertEquals(
                List.of(new Due.Stretch(at("2026-11-17T00:00:00"), at("2026-11-23T00:00:00"), 7, true, false)), runs);
        assertEquals(List.of(), missed);
    }

    @Test
    void aWeekOfAbsenceIsRecordedAndSkipped() {
        List<Due.Stretch> missed = new ArrayList<>();
        Schedule daily = schedule("0 0 * * *", CatchUp.SKIP, MONDAY);
        assertEquals(List.of(), all(daily, at("2026-11-23T08:30:00"), missed));
        assertEquals(1, missed.size());
        assertEquals(7, missed.getFirst().times());
        // Woken in the very minute of the last one: that one runs.
        missed.clear();
        List<Due.Stretch> runs = all(daily, at("2026-11-23T00:00:30"), missed);
        assertEquals(6, missed.getFirst().times());
        assertEquals(
                List.of(new Due.Stretch(at("2026-11-23T00:00:00"), at("2026-11-23T00:00:00"), 1, false, false)), runs);
    }

    @Test
    void aWeekOfAbsenceIsCaughtUpDateByDate() {
        List<Due.Stretch> runs =
                all(schedule("0 */6 * * *", CatchUp.EVERY_DATE, MONDAY), at("2026-11-18T13:00:00"), new ArrayList<>());
        assertEquals(
                List.of(
                        new Due.Stretch(at("2026-11-16T12:00:00"), at("2026-11-16T18:00:00"), 2, true, true),
                        new Due.Stretch(at("2026-11-17T00:00:00"), at("2026-11-17T18:00:00"), 4, true, true),
                        new Due.Stretch(at("2026-11-18T00:00:00"), at("2026-11-18T12:00:00"), 3, true, true)),
                runs);
    }

    @Test
    void noTimeIsLostOrComesTwiceHoweverLongTheAbsences() {
        Instant end = at("2026-11-30T00:00:00");
        for (CatchUp policy : CatchUp.values()) {
            Schedule schedule = schedule("*/30 * * * *", policy, MONDAY);
            long accounted = 0;
            long hours = 1;
            for (Instant now = MONDAY; now.isBefore(end); now = now.plus(Duration.ofHours(hours))) {
                List<Due.Stretch> missed = new ArrayList<>();
                List<Due.Stretch> dealt = all(schedule, now, missed);
                dealt.addAll(missed);
                dealt.sort((left, right) -> left.first().compareTo(right.first()));
                for (Due.Stretch stretch : dealt) {
                    assertTrue(stretch.first().isAfter(schedule.progress().accounted()));
                    accounted += stretch.times();
                    schedule = schedule.with(schedule.progress().passed(stretch.last()));
                }
                hours = hours * 5 % 31 + 1;
            }
            assertEquals(
                    schedule.times()
                            .between(MONDAY, schedule.progress().accounted(), 100_000)
                            .size(),
                    accounted,
                    policy.name());
        }
    }

    @Test
    void whatWentByUnseenIsToldWhateverThePolicy() {
        Schedule daily = schedule("0 0 * * *", CatchUp.SKIP, MONDAY);
        assertEquals(Optional.empty(), Due.late(daily, at("2026-11-17T00:01:00")));
        assertEquals(7, Due.late(daily, at("2026-11-23T08:30:00")).orElseThrow().times());
    }

    @Test
    void aDeadlineIsToldOnceAndOnlyOfWhatIsNotDone() {
        Schedule daily = schedule("0 0 * * *", CatchUp.ONCE, MONDAY, LocalTime.of(6, 30));
        assertEquals(Optional.empty(), Due.overdue(daily, at("2026-11-17T06:29:00")));
        assertEquals(Optional.of(LocalDate.of(2026, 11, 17)), Due.overdue(daily, at("2026-11-17T06:30:00")));
        Schedule told = daily.with(daily.progress().told(LocalDate.of(2026, 11, 17)));
        assertEquals(Optional.empty(), Due.overdue(told, at("2026-11-17T20:00:00")));
        assertEquals(Optional.of(LocalDate.of(2026, 11, 18)), Due.overdue(told, at("2026-11-19T06:00:00")));
        Schedule done = daily.with(daily.progress().wentWell(at("2026-11-17T00:00:00")));
        assertEquals(Optional.empty(), Due.overdue(done, at("2026-11-17T20:00:00")));
    }

    @Test
    void aPausedScheduleMakesUpForNothing() {
        Schedule paused = schedule("0 0 * * *", CatchUp.ONCE, MONDAY).pausedBy("kim@desk", MONDAY, 0);
        Schedule resumed = paused.resumedBy("lee@desk", at("2026-11-20T10:00:00"));
        assertNull(resumed.paused());
        assertEquals(Due.NOTHING, Due.of(resumed, at("2026-11-20T23:00:00")));
        assertNotNull(Due.of(resumed, at("2026-11-21T00:00:00")).run());
    }

    @Test
    void pausesGrowAndEnd() {
        Retry retry = new Retry(5, Duration.ofMinutes(1), Duration.ofMinutes(10));
        assertEquals(Duration.ofMinutes(1), retry.pause(1, 0));
        assertEquals(Duration.ofMinutes(4), retry.pause(3, 0));
        assertEquals(Duration.ofMinutes(10), retry.pause(5, 0));
        assertEquals(Duration.ofMinutes(8), retry.pause(60, 1));
    }
}
