package io.tillwatch.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Count;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunWordsTest {
    private static final Run REPAIR = JobDesk.run(
            "20261122T050000.000Z-ab12",
            "verify",
            Run.State.COMPLETED_WITH_DIFFERENCES,
            Map.of("repair", "true", "from", "2026-11-01", "store", "it's 1"),
            Map.of("read", 1200L, "different", 3L, "repaired", 0L),
            List.of("2026-11-22T05:00:01Z 2026-11-05: sale 12 differs."));

    private final RunWords words = words(Language.ENGLISH);

    private static RunWords words(Language language) {
        Texts texts = Texts.in(language);
        return new RunWords(texts, new Formats(texts, ZoneId.of("Asia/Seoul")));
    }

    @Test
    void countsAreSaidInWordsWithoutZeros() {
        assertEquals("1,200 rows read · 3 different", words.countsInLine(REPAIR));
        assertEquals("nothing to do", words.countsInLine(sync(Run.State.COMPLETED)));
    }

    @Test
    void aRunAtWorkIsNotSaidToHaveNothingToDo() {
        assertEquals("", words.countsInLine(sync(Run.State.RUNNING)));
    }

    private static Run sync(Run.State state) {
        return JobDesk.run("20261122T050000.000Z-ab12", "sync", state, Map.of(), Map.of("read", 0L), List.of());
    }

    @Test
    void dryRunOfARepairSaysWhatItWouldMend() {
        JobRequest request = JobChoice.REPAIR.request(DateRange.ALL, null, true, "kim@desk");
        assertEquals(
                "It would read 1,200 rows, mend 3 differences. Nothing has been changed yet.",
                words.would(request, REPAIR.counts()));
    }

    @ParameterizedTest
    @EnumSource
    void everyCountAndStateHasItsWords(Language language) {
        Map<String, Long> all = new HashMap<>();
        for (Count count : Count.values()) {
            all.put(count.key(), 7L);
        }
        assertEquals(Count.values().length, words(language).counts(all).size());
        for (JobChoice choice : JobChoice.values()) {
            JobRequest request = choice.request(DateRange.ALL, null, true, "kim@desk");
            assertTrue(words(language).would(request, all).contains("7"));
            assertFalse(words(language).job(choice).isEmpty());
        }
        for (Run.State state : Run.State.values()) {
            assertFalse(words(language).state(state).isEmpty());
        }
    }

    @Test
    void scopeNamesWhatWasAskedFor() {
        assertEquals("from 2026-11-01 (Sun) · store it's 1", words.scope(REPAIR));
        JobRequest rebuild = JobChoice.REBUILD.request(new DateRange(LocalDate.of(2026, 1, 1), null), "1", true, "k");
        assertEquals("everything · dry run", words.scope(rebuild));
    }

    @Test
    void aRunIsCopiedAsTheCommandThatStartsIt() {
        assertEquals("tillwatch verify --repair --from 2026-11-01 --store 'it'\\''s 1'", CommandLine.of(REPAIR));
        assertEquals("tillwatch rollup daily", CommandLine.of(run("rollup-daily")));
        assertEquals("tillwatch rejects replay", CommandLine.of(run("replay-rejects")));
    }

    private static Run run(String job) {
        return JobDesk.run("1", job, Run.State.COMPLETED, Map.of(), Map.of(), List.of());
    }

    @Test
    void filterLooksAtJobStateAndTextAlike() {
        assertTrue(new RunFilter("", "", "").lets(REPAIR));
        assertTrue(new RunFilter("verify", "completed-with-differences", "SALE 12").lets(REPAIR));
        assertTrue(new RunFilter("", "", "kim").lets(REPAIR));
        assertFalse(new RunFilter("sync", "", "").lets(REPAIR));
        assertFalse(new RunFilter("", "failed", "").lets(REPAIR));
        assertFalse(new RunFilter("", "", "sale 13").lets(REPAIR));
        RunFilter filter = new RunFilter("sync", "failed", "a b");
        assertEquals(filter, RunFilter.of(filter.in(Address.of("runs"))));
    }
}
