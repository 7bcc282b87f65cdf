package io.tillwatch.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Position;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobCommandsTest {
    private final CliRun cli = new CliRun();

    @Test
    void syncPrintsOneObjectWithTheNamesOfTheContract() {
        cli.workspace.state = new SyncState(
                new Position("2026-05-31 23:00:00", "42"),
                new TreeMap<>(),
                null,
                false,
                null,
                null,
                List.of(),
                LocalDate.of(2026, 5, 30),
                "1");
        outcome(Run.State.COMPLETED, Map.of("read", 12L, "indexed", 10L, "not_judged", 1L, "store_days", 4L));

        assertEquals(0, cli.run("sync", "--json"));

        assertEquals(
                "{\"job\":\"sync\",\"run_id\":\"r1\",\"state\":\"completed\",\"read\":12,\"indexed\":10,\"unchanged\":0,"
                        + "\"deleted\":0,\"flagged\":0,\"not_judged\":1,\"rejected\":0,\"store_days\":4,\"store_weeks\":0,"
                        + "\"seconds\":1.5,\"watermark\":{\"modified\":\"2026-05-31 23:00:00\",\"id\":\"42\"},"
                        + "\"proven_through\":\"2026-05-30\"}\n",
                cli.out());
        assertTrue(cli.workspace.closed);
    }

    @Test
    void aRefusedUserIsToldOfTheSecretThatIsMissing() {
        cli.environment.put("TILLWATCH_MYSQL_USER", "reader");
        fails(Sentence.of("mysql.login", "db.example:3306", "reader"));
        assertTrue(cli.err().contains("secret set mysql-password"), cli.err());
        fails(Sentence.of("elastic.login"));
        assertFalse(cli.err().contains("mysql-password"), cli.err());
        fails(Sentence.of("mysql.table.missing", "platform_sales", "pay", "db.example:3306"));
        assertFalse(cli.err().contains("mysql-password"), cli.err());
        cli.environment.put("TILLWATCH_ES_USER", "elastic");
        fails(Sentence.of("elastic.login"));
        assertTrue(cli.err().contains("secret set es-password"), cli.err());
    }

    private void fails(Sentence told) {
        cli.workspace.job = (request, listener) -> {
            throw new Failure(Failure.Kind.REFUSED, told);
        };
        assertEquals(1, cli.run("sync"));
    }

    @Test
    void everyJobIsAskedForWithItsOptions() {
        outcome(Run.State.COMPLETED, Map.of());
        cli.run("sync", "--dry-run");
        cli.run("rollup", "daily", "--from", "2026-05-01", "--to", "20260531", "--store", "가맹점 7");
        cli.run("rollup", "weekly", "--from=2026-05-01");
        cli.run("verify", "--repair");
        cli.run("verify", "--repair", "--force");
        cli.run("rebuild");
        cli.run("rejects", "replay");

        LocalDate first = LocalDate.of(2026, 5, 1);
        assertEquals(
                List.of(
                        new JobRequest(JobRequest.Kind.SYNC, DateRange.ALL, null, true, false, "kim@desk"),
                        new JobRequest(
                                JobRequest.Kind.ROLLUP_DAILY,
                                new DateRange(first, LocalDate.of(2026, 5, 31)),
                                "가맹점 7",
                                false,
                                false,
                                "kim@desk"),
                        new JobRequest(
                                JobRequest.Kind.ROLLUP_WEEKLY,
                                new DateRange(first, null),
                                null,
                                false,
                                false,
                                "kim@desk"),
                        new JobRequest(JobRequest.Kind.VERIFY, DateRange.ALL, null, false, true, "kim@desk"),
                        new JobRequest(JobRequest.Kind.VERIFY, DateRange.ALL, null, false, true, true, "kim@desk"),
                        JobRequest.of(JobRequest.Kind.REBUILD, "kim@desk"),
                        JobRequest.of(JobRequest.Kind.REPLAY_REJECTS, "kim@desk")),
                cli.workspace.requests);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED,0", "COMPLETED_WITH_REJECTS,3", "COMPLETED_WITH_DIFFERENCES,3", "FAILED,1", "CANCELLED,130"})
    void theExitCodeTellsHowTheRunEnded(Run.State state, int code) {
        outcome(state, Map.of());
        assertEquals(code, cli.run("verify"));
    }

    @ParameterizedTest
    @CsvSource({"SETTINGS,2,failed", "REFUSED,1,failed", "UNAVAILABLE,1,failed", "CANCELLED,130,cancelled"})
    void aFailureIsOneLineAndOneObject(Failure.Kind kind, int code, String state) {
        cli.workspace.job = (request, listener) -> {
            throw new Failure(
                    kind, Sentence.plain("The table does not exist.\nCreate it."), new IllegalStateException("raw"));
        };

        assertEquals(code, cli.run("rejects", "replay", "--json"));

        assertEquals("The table does not exist. Create it.\n", cli.err());
        assertEquals(
                "{\"job\":\"replay-rejects\",\"state\":\"" + state
                        + "\",\"error\":\"The table does not exist. Create it.\"}\n",
                cli.out());
        assertTrue(cli.workspace.closed);
    }

    @Test
    void anUnforeseenProblemIsOneLineWithACode() {
        cli.workspace.job = (request, listener) -> {
            throw new IllegalStateException("secret value");
        };

        assertEquals(1, cli.run("sync"));

        assertEquals("Something unexpected happened (code TEST-0001), details in LOG.\n", cli.err());
        assertEquals("", cli.out());
        assertEquals(1, cli.logged.size());
    }

    @Test
    void anInterruptReachesTheJob() {
        cli.workspace.job = (request, listener) -> {
            cli.stops.forEach(Runnable::run);
            throw new Failure(Failure.Kind.CANCELLED, Sentence.plain("The run was cancelled."));
        };

        assertEquals(130, cli.run("sync"));

        assertTrue(cli.workspace.cancelled);
        assertEquals(List.of(), cli.stops);
    }

    @Test
    void theSummaryForPeopleIsAlignedAndGrouped() {
        outcome(Run.State.COMPLETED_WITH_REJECTS, Map.of("read", 1_000_000L, "rejected", 7L, "restated", 3L));
        assertEquals(3, cli.run("sync"));
        assertEquals("""
                Sync: completed with rejects in 1.5 s
                  rows read             1,000,000
                  rejected                      7
                  settled days changed          3
                  it ended
                """, cli.out());
    }

    @Test
    void theSummaryIsKoreanWhenAskedFor() {
        outcome(Run.State.COMPLETED, Map.of("read", 5L));
        cli.run("sync", "--lang", "ko");
        assertEquals("""
                동기화: 완료 (1.5 s)
                  읽은 행  5
                """, cli.out());
    }

    @Test
    void progressGoesToStandardErrorAsPlainLinesEveryFewSeconds() {
        cli.workspace.job = (request, listener) -> {
            listener.progress(Stage.READING, 0, 1_000_000);
            cli.nanos.addAndGet(2_000_000_000L);
            listener.progress(Stage.READING, 100_000, 1_000_000);
            cli.nanos.addAndGet(3_000_000_000L);
            listener.progress(Stage.READING, 250_000, 1_000_000);
            return run(Run.State.COMPLETED, Map.of());
        };
        cli.run("sync", "--json");
        assertEquals("Reading  250,000 / 1,000,000  25 %  50,000/s  15 s left\n", cli.err());
    }

    @Test
    void progressIsOneLineOnATerminalAndIsWipedAtTheEnd() {
        cli.terminal = true;
        cli.workspace.job = (request, listener) -> {
            for (int i = 0; i < 20; i++) {
                cli.nanos.addAndGet(200_000_000L);
                listener.progress(Stage.INDEXING, 1000L * i, -1);
            }
            return run(Run.State.COMPLETED, Map.of());
        };
        cli.run("sync", "--json");
        assertFalse(cli.err().contains("\n"));
        assertTrue(cli.err().contains("\rIndexing  19,000  5,000/s"));
        assertTrue(cli.err().endsWith("\r" + " ".repeat(79) + "\r"));
    }

    @Test
    void wrongUsageIsCodeTwoAndSaysWhatToDo() {
        assertAll(
                () -> assertEquals(2, cli.run("sync", "--store")),
                () -> assertEquals(2, cli.run("sync", "--from", "31.05.2026")),
                () -> assertTrue(cli.err().contains("write a date as 2026-05-31 or 20260531")),
                () -> assertEquals(2, cli.run("sync", "--from", "2026-05-02", "--to", "2026-05-01")),
                () -> assertEquals(2, cli.run("rolup")),
                () -> assertTrue(cli.err().contains("tillwatch rollup")),
                () -> assertEquals(2, cli.run("rollup")),
                () -> assertEquals(2, cli.run("sync", "--lang", "fr")),
                () -> assertEquals(2, cli.run("sync", "--bad", "--json")),
                () -> assertEquals("failed", cli.json().get("state").asText()));
        assertEquals(List.of(), cli.workspace.requests);
    }

    private void outcome(Run.State state, Map<String, Long> counts) {
        cli.workspace.job = (request, listener) -> run(state, counts);
    }

    private static Run run(Run.State state, Map<String, Long> counts) {
        return Runs.run("r1", "sync", state, counts);
    }
}
