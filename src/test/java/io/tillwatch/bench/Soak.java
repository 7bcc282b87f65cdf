package io.tillwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.samples.RawSale;
import io.tillwatch.testing.Comparison;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Result;
import io.tillwatch.testing.Program.Started;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Fills a table, syncs it, and compares the four indices with what SQL says of the rows. Then changes rows while syncs,
 * rebuilds and repairs run, kills those and Elasticsearch at random moments, and after one undisturbed sync, repair and
 * roll-up compares again; also what reviewers decided must stand. Ends with 1 on any difference. Properties: {@code
 * bench.rows}, {@code bench.changes}, {@code bench.troubles}, {@code bench.seed} and {@code bench.database}.
 */
final class Soak {
    private static final int STORES = 300;
    private static final int FIRST_DECISIONS = 300;
    private static final int DECISIONS_A_ROUND = 15;
    private static final int TIE = 5_000;
    private static final int TIES = 2;
    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final int KILLED = 137;
    /** A JVM does little before. */
    private static final double EARLIEST_SECONDS = 0.7;

    private final Random random;
    private final SoakReport report = new SoakReport();
    private final SampleTable table;
    private final KillableElasticsearch elasticsearch;
    private final IndexDump dump;
    private final Program program;
    private final RandomChanges changes;
    private final Reviewer reviewer;
    /** How long a command took when it was left alone. */
    private final Map<SoakCommand, Double> usual = new EnumMap<>(SoakCommand.class);

    private Soak(long seed, SampleTable table, KillableElasticsearch elasticsearch, Path home, RandomChanges changes) {
        this.random = new Random(seed);
        this.table = table;
        this.elasticsearch = elasticsearch;
        this.dump = new IndexDump(elasticsearch.settings());
        this.program = new Program(home)
                .with(table.database())
                .with(elasticsearch.settings())
                .forLongRuns();
        this.changes = changes;
        this.reviewer = new Reviewer(dump, seed);
    }

    public static void main(String[] args) throws Exception {
        long rows = Long.getLong("bench.rows", 1_000_000);
        int changes = Integer.getInteger("bench.changes", 50_000);
        int troubles = Integer.getInteger("bench.troubles", 2 * SoakTrouble.values().length);
        String givenSeed = System.getProperty("bench.seed", "");
        long seed = givenSeed.isEmpty() ? System.nanoTime() % 1_000_000 : Long.parseLong(givenSeed);
        DatabaseServer server = System.getProperty("bench.database", "mariadb").equals("mysql")
                ? TestServers.mySql().orElseThrow(() -> new IllegalStateException("There is no MySQL"))
                : TestServers.mariaDb();
        Path home = Files.createTempDirectory("tillwatch-soak");
        boolean well;
        long start = System.nanoTime();
        try (SampleTable table = SampleTable.fill(server, today().minusDays(1), STORES, rows);
                KillableElasticsearch elasticsearch = new KillableElasticsearch("");
                RandomChanges random = new RandomChanges(table.database(), seed)) {
            System.out.printf(
                    "%n%s, %,d sales, %,d changes, %d troubles, -Dbench.seed=%d%n%n",
                    server.name(), table.rows(), changes, troubles, seed);
            Soak soak = new Soak(seed, table, elasticsearch, home, random);
            soak.report.head();
            soak.report.line(
                    "Table filled, Elasticsearch started", seconds(start), SoakReport.number(table.rows()), "", "", "");
            well = soak.run(changes, troubles);
        } finally {
            delete(home);
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run(int count, int troubles) throws Exception {
        double full = expectDone("First sync", SoakCommand.SYNC);
        usual.put(SoakCommand.SYNC, Math.min(full, 4));
        usual.put(SoakCommand.REBUILD, full * 1.3);
        usual.put(SoakCommand.REPAIR, full / 2);
        compare();
        long start = System.nanoTime();
        int decided = reviewer.decide(FIRST_DECISIONS);
        report.line("Decisions", seconds(start), SoakReport.number(decided), "", "", "");

        int tie = Math.min(TIE, count / 10);
        int eachRound = (count - TIES * tie) / troubles;
        int round = 0;
        for (SoakTrouble trouble : mixed(troubles)) {
            round++;
            boolean last = round == troubles;
            int ordinary = last ? count - TIES * tie - eachRound * (troubles - 1) : eachRound;
            boolean tied = round == 1 || round == troubles / 2 + 1;
            disturb(
                    round + " " + trouble.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    trouble,
                    ordinary,
                    tied ? tie : 0);
        }
        report.line(
                "Changes",
                -1,
                SoakReport.number(changes.total()),
                "",
                "",
                changes.counts().toString());

        expectDone("Sync", SoakCommand.SYNC);
        expectDone("Verify and repair", SoakCommand.REPAIR);
        expectDone("Roll-up of store-days", SoakCommand.DAILY);
        expectDone("Roll-up of store-weeks", SoakCommand.WEEKLY);
        SqlOracle oracle = compare();
        List<String> problems = reviewer.problems(oracle);
        long withdrawn = reviewer.decided().stream()
                .filter(id -> !oracle.flags().containsKey(id))
                .count();
        report.line(
                "Decisions",
                -1,
                SoakReport.number(reviewer.decided().size()),
                "",
                SoakReport.number(problems.size()),
                withdrawn + " of them on flags withdrawn since");
        problems.forEach(report::fault);
        expectNothing("Verify", "different", SoakCommand.VERIFY);
        expectNothing("Sync with nothing new", "indexed", SoakCommand.SYNC);
        return report.end();
    }

    /** Every trouble as often as any other, but for a rest, in an order of chance. */
    private List<SoakTrouble> mixed(int count) {
        List<SoakTrouble> all = new ArrayList<>();
        while (all.size() < count) {
            List<SoakTrouble> some = new ArrayList<>(List.of(SoakTrouble.values()));
            Collections.shuffle(some, random);
            all.addAll(some.subList(0, Math.min(some.size(), count - all.size())));
        }
        return all;
    }

    /** Changes rows while a command runs that is killed, or loses its Elasticsearch, at some moment. */
    private void disturb(String phase, SoakTrouble trouble, int ordinary, int tie) throws Exception {
        changes.prefer(reviewer.decided());
        long before = changes.total();
        int decided = trouble.killsElasticsearch ? reviewer.decide(DECISIONS_A_ROUND) : 0;
        List<String> remarks = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService beside = Executors.newFixedThreadPool(2)) {
            Started started = program.start(trouble.command.words());
            Future<?> changing = beside.submit(() -> {
                change(ordinary, tie);
                return null;
            });
            Future<Integer> deciding =
                    beside.submit(() -> trouble.killsElasticsearch ? 0 : reviewer.decide(DECISIONS_A_ROUND));
            double moment = EARLIEST_SECONDS + random.nextDouble() * usual.getOrDefault(trouble.command, 1.0);
            double away = random.nextDouble() * 4;
            if (trouble.killsElasticsearch || trouble.killsProgram) {
                boolean early = !await(started, moment);
                remarks.add((early ? "killed after %.1f s" : "ended before the kill at %.1f s").formatted(moment));
                if (trouble.killsElasticsearch) {
                    elasticsearch.kill();
                }
                if (trouble.killsProgram) {
                    started.process().destroyForcibly();
                }
                if (trouble.killsElasticsearch) {
                    await(started, away);
                    elasticsearch.restart();
                    remarks.add("Elasticsearch away for %.1f s".formatted(seconds(start) - moment));
                }
            }
            Result result = started.result(LIMIT);
            double took = seconds(start);
            decided += deciding.get();
            changing.get();
            remarks.add(decided + " decisions");
            remarks.add(outcome(result));
            report.line(
                    phase,
                    took,
                    SoakReport.number(changes.total() - before),
                    Integer.toString(result.exit()),
                    "",
                    String.join(", ", remarks));
            boolean killed = trouble.killsProgram && result.exit() == KILLED;
            boolean failed = trouble.killsElasticsearch && result.exit() == 1;
            if (result.exit() != 0 && !killed && !failed && !leftDifferences(trouble, result)) {
                report.fault(
                        "exit code " + result.exit() + " of " + trouble.command + ": " + result.out() + result.err());
            }
            if (!trouble.killsElasticsearch && !trouble.killsProgram) {
                usual.put(trouble.command, took);
            }
        }
    }

    private void change(int ordinary, int tie) throws SQLException {
        int half = ordinary / 2;
        changes.change(half);
        if (tie > 0) {
            changes.tie(tie);
        }
        changes.change(ordinary - half);
    }

    /** Rows that change while they are compared may differ. */
    private static boolean leftDifferences(SoakTrouble trouble, Result result) {
        return trouble.command == SoakCommand.REPAIR && result.exit() == 3;
    }

    /** Whether it ended by itself in that time. */
    private static boolean await(Started started, double seconds) throws InterruptedException {
        return started.process().waitFor(Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
    }

    /** Runs a command that must end well; returns its seconds with the start of the JVM. */
    private double expectDone(String phase, SoakCommand command) {
        long start = System.nanoTime();
        Result result = program.start(command.words()).result(LIMIT);
        double took = seconds(start);
        told(phase, took, result);
        return took;
    }

    private void expectNothing(String phase, String count, SoakCommand command) {
        long start = System.nanoTime();
        Result result = program.start(command.words()).result(LIMIT);
        told(phase, seconds(start), result);
        if (result.exit() == 0 && result.json().path(count).asLong(-1) != 0) {
            report.fault(phase + ": " + count + " should be 0: " + result.out());
        }
    }

    private void told(String phase, double took, Result result) {
        JsonNode counts = result.exit() == 0 ? result.json() : null;
        String rows = counts == null
                ? ""
                : SoakReport.number(counts.path("read")
                        .asLong(counts.path("store_days")
                                .asLong(counts.path("store_weeks").asLong())));
        report.line(phase, took, rows, Integer.toString(result.exit()), "", outcome(result));
        if (result.exit() != 0) {
            report.fault(phase + " ended with " + result.exit() + ": " + result.out() + result.err());
        }
    }

    /** What a run counted, but for zeros; or the last line it wrote. */
    private static String outcome(Result result) {
        if (result.out().isBlank() || result.exit() == KILLED) {
            return result.err().lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        }
        List<String> found = new ArrayList<>();
        for (String name : List.of(
                "state",
                "indexed",
                "unchanged",
                "deleted",
                "flagged",
                "rejected",
                "store_days",
                "store_weeks",
                "different",
                "repaired")) {
            String value = result.json().path(name).asText();
            if (!value.isEmpty() && !value.equals("0")) {
                found.add(name.equals("state") ? value : name.replace('_', '-') + " " + value);
            }
        }
        return String.join(", ", found);
    }

    private SqlOracle compare() {
        long start = System.nanoTime();
        LocalDate today = today();
        SqlOracle oracle = new SqlOracle(table.database(), today);
        List<Comparison> comparisons = Expected.compare(oracle, dump, today);
        double took = seconds(start);
        for (Comparison comparison : comparisons) {
            report.line(
                    "Compared with SQL: " + comparison.what() + "s",
                    took,
                    SoakReport.number(comparison.documents()),
                    "",
                    SoakReport.number(comparison.different()),
                    "");
            took = -1;
            comparison.first().forEach(report::fault);
        }
        return oracle;
    }

    private static LocalDate today() {
        return LocalDate.now(RawSale.ZONE);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
