package io.tillwatch.ui.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.Restatement;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.trust.FoundDifference.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Run FOUND = run(
            "verify",
            Map.of(),
            Map.of("different", 3L),
            "2026-11-05: sale 12 differs.",
            "2026-11-08: sale 13 is missing in the index.",
            "2026-11-09: sale 14 changed since the last sync.");

    private static Run run(String job, Map<String, String> parameters, Map<String, Long> counts, String... log) {
        return new Run(
                job + parameters,
                job,
                counts.isEmpty() ? Run.State.COMPLETED : Run.State.COMPLETED_WITH_DIFFERENCES,
                "kim@desk",
                new Run.ProcessStamp("desk", 1, 0),
                parameters,
                NOW,
                NOW,
                NOW,
                counts,
                "Done.",
                List.of(log));
    }

    private static List<State> states(Run... newestFirst) {
        return new Differences(List.of(newestFirst))
                .found().stream().map(FoundDifference::state).toList();
    }

    @Test
    void whatTheNewestVerifyFoundIsOpen() {
        assertEquals(List.of(State.OPEN, State.OPEN, State.WAITS_FOR_SYNC), states(FOUND));
        assertEquals(
                Set.of(LocalDate.of(2026, 11, 5), LocalDate.of(2026, 11, 8)),
                new Differences(List.of(FOUND)).openDates());
    }

    @Test
    void aSyncBringsOnlyWhatWaitedForIt() {
        assertEquals(List.of(State.OPEN, State.OPEN, State.MENDED), states(run("sync", Map.of(), Map.of()), FOUND));
    }

    @Test
    void aLaterVerifyAnswersForTheDatesItComparedAndForNoOthers() {
        Run later = run("verify", Map.of("from", "2026-11-06", "to", "2026-11-30"), Map.of());
        assertEquals(List.of(State.OPEN, State.MENDED, State.MENDED), states(later, FOUND));
        Run ofOneStore = run("verify", Map.of("store", "1042"), Map.of());
        assertEquals(List.of(State.OPEN, State.OPEN, State.WAITS_FOR_SYNC), states(ofOneStore, FOUND));
    }

    @Test
    void aRepairThatMendedAllLeavesNothingOpen() {
        Run repair = run(
                "verify",
                Map.of("repair", "true"),
                Map.of("different", 1L, "repaired", 1L),
                "2026-11-05: sale 12 differs.");
        assertEquals(List.of(State.MENDED), states(repair));
        Run half = run(
                "verify",
                Map.of("repair", "true"),
                Map.of("different", 2L, "repaired", 1L),
                "2026-11-05: sale 12 differs.");
        assertEquals(List.of(State.OPEN), states(half));
    }

    @Test
    void eachDateOfTheCalendarHasItsState() {
        TreeMap<LocalDate, DayTotals> dates = new TreeMap<>();
        for (int day : new int[] {4, 5, 6, 22}) {
            dates.put(LocalDate.of(2026, 11, day), new DayTotals(1000, 1, 0, 0));
        }
        Trust trust = trust(dates, LocalDate.of(2026, 11, 5), FOUND);
        Map<LocalDate, DayState> expected = Map.of(
                LocalDate.of(2026, 11, 4),
                DayState.PROVEN,
                LocalDate.of(2026, 11, 5),
                DayState.DIFFERENT,
                LocalDate.of(2026, 11, 6),
                DayState.UNPROVEN,
                LocalDate.of(2026, 11, 8),
                DayState.DIFFERENT,
                TODAY,
                DayState.PROVISIONAL);
        assertEquals(expected, trust.days());
    }

    @Test
    void withoutAProofNothingIsProven() {
        TreeMap<LocalDate, DayTotals> dates = new TreeMap<>(Map.of(LocalDate.of(2026, 11, 4), DayTotals.NONE));
        assertEquals(
                Map.of(LocalDate.of(2026, 11, 4), DayState.UNPROVEN),
                trust(dates, null).days());
    }

    private static Trust trust(SortedMap<LocalDate, DayTotals> dates, @Nullable LocalDate through, Run... runs) {
        SyncState state = new SyncState(null, new TreeMap<>(), null, false, null, null, List.of(), through, "");
        return new Trust(
                TODAY,
                TODAY.minusMonths(1),
                state,
                dates,
                new Differences(List.of(runs)),
                null,
                List.of(),
                List.of(),
                0);
    }

    @Test
    void restatementSaysWhyInWords() {
        Restatement restatement = restatement(new DayTotals(340_000, 30, 0, 0), new DayTotals(273_000, 28, 98_000, 4));
        assertEquals("cancelled: 4 (−₩98,000), rows added: 2 (+₩31,000)", words().why(restatement));
        assertEquals(
                "amounts changed (+₩500)",
                words().why(restatement(new DayTotals(1000, 1, 0, 0), new DayTotals(1500, 1, 0, 0))));
        assertEquals("rows gone: 1 (−₩1,000)", words().why(restatement(new DayTotals(1000, 1, 0, 0), DayTotals.NONE)));
    }

    @Test
    void filterKeepsToDatesAndText() {
        Restatement restatement = restatement(DayTotals.NONE, DayTotals.NONE);
        assertTrue(new TrustFilter(DateRange.ALL, "104").lets(restatement));
        assertTrue(new TrustFilter(DateRange.ALL, "sale-9").lets(restatement));
        assertFalse(new TrustFilter(DateRange.ALL, "7777").lets(restatement));
        LocalDate other = LocalDate.of(2026, 11, 2);
        assertFalse(new TrustFilter(new DateRange(other, other), "").lets(restatement));
    }

    private static RestatementWords words() {
        Texts texts = Texts.in(Language.ENGLISH);
        return new RestatementWords(texts, new Formats(texts, ZoneId.of("Asia/Seoul")));
    }

    private static Restatement restatement(DayTotals before, DayTotals after) {
        StoreDay day = new StoreDay("1042", LocalDate.of(2026, 11, 12));
        return new Restatement(new StoreDayRollup(day, before, false, NOW), after, List.of("sale-9"), "run-1", NOW);
    }
}
