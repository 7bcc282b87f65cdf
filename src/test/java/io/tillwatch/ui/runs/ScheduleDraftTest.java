package io.tillwatch.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleWords;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleDraftTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Retry RETRY = new Retry(3, Duration.ofMinutes(1), Duration.ofMinutes(15));

    private static Schedule schedule(String cron) {
        return new Schedule(
                "rollup-daily",
                "rollup-daily",
                Map.of(),
                cron,
                SEOUL,
                new Policies(Overlap.WAIT, CatchUp.ONCE, RETRY, 10, LocalTime.of(6, 30), List.of("sync")),
                null,
                "kim@desk",
                NOW.minusSeconds(60),
                Progress.since(NOW.minusSeconds(60)));
    }

    private static ScheduleDraft draft(Language language) {
        return new ScheduleDraft(
                schedule("0 */6 * * *"), List.of("rollup-daily", "sync", "verify"), NOW, Texts.in(language));
    }

    @Test
    void itOpensInTheWordsOfTheLanguageWithTheNextFiveTimes() {
        assertEquals("Every 6 hours", draft(Language.ENGLISH).whenProperty().get());
        assertEquals("6시간마다", draft(Language.KOREAN).whenProperty().get());
        List<Instant> next = draft(Language.ENGLISH).next();
        assertEquals(5, next.size());
        assertEquals(Instant.parse("2026-11-23T09:00:00Z"), next.getFirst());
        assertEquals(Instant.parse("2026-11-24T09:00:00Z"), next.getLast());
    }

    @Test
    void whatIsTypedIsReadAndKeptAndNothingElseMoves() {
        ScheduleDraft draft = draft(Language.ENGLISH);
        draft.whenProperty().set("평일 06:30");
        draft.zoneProperty().set("Europe/Berlin");
        draft.overlapProperty().set(Overlap.REPLACE);
        draft.catchUpProperty().set(CatchUp.EVERY_DATE);
        draft.retriesProperty().set("0");
        draft.pauseAfterProperty().set("2");
        draft.deadlineProperty().set("7:00");
        Objects.requireNonNull(draft.after().get("verify")).set(true);
        assertEquals("", draft.problem());
        assertEquals(Instant.parse("2026-11-23T05:30:00Z"), draft.next().getFirst());
        Schedule standing = schedule("0 */6 * * *").with(Progress.since(NOW.minusSeconds(5)));
        Schedule saved = draft.on(standing, "lee@desk", NOW);
        assertEquals("30 6 * * 1-5", saved.cron());
        assertEquals(ZoneId.of("Europe/Berlin"), saved.zone());
        assertEquals(
                new Policies(
                        Overlap.REPLACE,
                        CatchUp.EVERY_DATE,
                        new Retry(0, RETRY.first(), RETRY.longest()),
                        2,
                        LocalTime.of(7, 0),
                        List.of("sync", "verify")),
                saved.policies());
        assertEquals("lee@desk", saved.changedBy());
        assertEquals(standing.progress().done(), saved.progress().done());
        draft.deadlineProperty().set(" ");
        assertNull(draft.on(standing, "lee@desk", NOW).policies().deadline());
        assertFalse(draft.after().containsKey("rollup-daily"), "it would wait for itself");
    }

    @Test
    void whatCannotBeReadIsNamedAndShowsNoTimes() {
        ScheduleDraft draft = draft(Language.ENGLISH);
        draft.whenProperty().set("now and then");
        assertTrue(draft.problem().contains("now and then"), draft.problem());
        assertEquals(List.of(), draft.next());
        draft.whenProperty().set("every 5 hours");
        assertTrue(draft.problem().contains("6"), draft.problem());
        draft.whenProperty().set("daily at 06:30");
        draft.zoneProperty().set("Mars/Crater");
        assertTrue(draft.problem().contains("Mars/Crater"), draft.problem());
        assertEquals(List.of(), draft.next());
        draft.zoneProperty().set("UTC");
        draft.retriesProperty().set("many");
        assertTrue(draft.problem().contains("0 to 100"), draft.problem());
        draft.retriesProperty().set("1");
        draft.deadlineProperty().set("25:00");
        assertTrue(draft.problem().contains("25:00"), draft.problem());
    }

    @ParameterizedTest
    @EnumSource(ScheduleWords.Fault.class)
    void everyFaultHasItsSentence(ScheduleWords.Fault fault) {
        for (Language language : Language.values()) {
            String key = "runs.schedule.fault." + fault.name();
            assertFalse(Texts.in(language).textOr(key, "").isEmpty(), key);
        }
    }

    @Test
    void aScheduleIsToldWithWhatItMissedAndWhyItRests() {
        Texts texts = Texts.in(Language.ENGLISH);
        ScheduleTexts words = new ScheduleTexts(texts, new Formats(texts, SEOUL));
        Schedule missed = schedule("0 */6 * * *").with(Progress.since(NOW.minus(Duration.ofDays(1))));
        assertTrue(
                words.state(missed, NOW).contains("3 missed since 2026-11-22 (Sun) 18:00"), words.state(missed, NOW));
        assertTrue(words.state(missed, NOW).contains("one run makes up"), words.state(missed, NOW));
        assertEquals("2026-11-23 (Mon) 18:00", words.next(missed, NOW));
        Schedule paused = missed.pausedBy("lee@desk", NOW, 0);
        assertEquals("paused by lee@desk, 2026-11-23 (Mon) 12:00", words.state(paused, NOW));
        assertTrue(words.policies(paused).contains("done by 06:30 · after: Sync"), words.policies(paused));
    }
}
