package io.tillwatch.kibana.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.kibana.Dashboards;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import io.tillwatch.kibana.Tree;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.service.IndexProbe;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The built dashboards over sales that went the whole way, and over a hundred ways to spoil them. */
@Tag("it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KibanaCheckIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int LEAST_SEEDS = 45;

    private final LocalDate today = LocalDate.now(SEOUL);
    private final IndexSettings index = TestServers.elasticsearch("kibana-check-");
    private final Place place = new Place(index.prefix(), Place.LINKS);
    private final KibanaCheck check = new KibanaCheck(place, SEOUL, Instant.now());
    private final TestDatabase database = TestServers.mariaDb().createDatabase("kibana_check");
    private final Pipeline pipeline = new Pipeline(database.settings(), index, InstantSource.system());

    @BeforeAll
    void load() {
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
            SampleSales.of(6, today, 20, 50, 12_000).forEach(table::add);
        }
        pipeline.run(Kind.SYNC);
        pipeline.verify(true);
        IndexDump index = new IndexDump(this.index);
        Map<String, String> states = new LinkedHashMap<>();
        List<String> words = List.of("confirmed", "dismissed", "needs_information");
        pipeline.elastic().probe().rows(place.prefix() + "platform_fraud_sales", List.of("id"), row -> {
            if (states.size() < 30) {
                String id = String.valueOf(row.getOrDefault("id", List.of()).getFirst());
                states.put(id, words.get(states.size() % words.size()));
            }
        });
        states.forEach((id, state) -> index.call(
                "POST",
                place.prefix() + "platform_fraud_sales/_update/" + id,
                "{\"doc\":{\"review_state\":\"%s\",\"reviewer\":\"kim\",\"reviewed_at\":\"%s\"}}"
                        .formatted(state, Instant.now())));
        index.call("POST", place.prefix() + "platform_fraud_sales/_refresh", "");
    }

    @AfterAll
    void close() {
        pipeline.close();
        database.close();
    }

    private IndexProbe probe() {
        return pipeline.elastic().probe();
    }

    private Map<String, byte[]> built() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Edition edition : Edition.values()) {
            files.put(edition.fileName(), Dashboards.file(edition, place));
        }
        return files;
    }

    @Test
    void theBuiltDashboardsAreFineAndTheirFiguresAreThoseOfTheRows() {
        KibanaCheck.Report report = check.live(built(), probe());

        assertEquals(List.of(), report.findings());
        assertTrue(report.requests() > 100, () -> "asked " + report.requests());
        assertTrue(report.figures() > 1_000, () -> "compared " + report.figures());
        assertTrue(report.rows() > 12_000 * 2, () -> "read " + report.rows());
        Set<String> notes = new java.util.TreeSet<>();
        report.notes().forEach(note -> notes.add(note.object() + "/" + note.panel()));
        // Nothing was rejected or restated here; all else has rows.
        assertTrue(
                notes.stream().allMatch(note -> note.matches(".*(reject|restated|session-health|session-flags).*")),
                notes.toString());
    }

    @Test
    void everySeededMistakeIsFound() {
        List<Seeds.Seed> seeds = Seeds.all();
        List<String> missed = new ArrayList<>();
        for (Seeds.Seed seed : seeds) {
            Draft draft = new Draft(place);
            byte[] before = draft.file();
            seed.spoil().accept(draft);
            byte[] spoiled = seed.spoilBytes().apply(draft.file());
            assertTrue(!java.util.Arrays.equals(before, spoiled), seed + " changes nothing");
            Map<String, byte[]> file = Map.of("tillwatch-en.ndjson", spoiled);
            KibanaCheck.Report report = seed.live() ? check.live(file, probe()) : check.offline(file);
            List<String> found = report.findings().stream().map(Finding::check).toList();
            if (!found.contains(seed.check())) {
                missed.add(seed + ": " + found);
            }
            if (found.stream().noneMatch(name -> name.startsWith("built."))) {
                missed.add(seed + ": nobody told that it is not as built");
            }
        }
        assertEquals(List.of(), missed);
        assertTrue(seeds.size() >= LEAST_SEEDS, () -> seeds.size() + " seeds");
        assertEquals(
                seeds.size(), seeds.stream().map(Seeds.Seed::name).distinct().count(), "each is another mistake");
    }

    /** The comparison itself: an Elasticsearch that adds up wrongly, and one that loses a row. */
    @Test
    void aSumThatIsNotThatOfTheRowsIsFound() {
        Map<String, byte[]> file = Map.of(Edition.EN.fileName(), Dashboards.file(Edition.EN, place));
        KibanaCheck.Report wrongSums = check.live(file, new Wrong(true, false));
        assertTrue(wrongSums.findings().stream()
                .anyMatch(finding -> finding.check().equals("sum.figure")
                        && finding.object().endsWith("-sales")
                        && finding.panel().equals("spend")));
        KibanaCheck.Report lostRow = check.live(file, new Wrong(false, true));
        assertTrue(lostRow.findings().stream()
                .anyMatch(finding ->
                        finding.check().equals("sum.rows") && finding.panel().equals("spend")));
    }

    /** Adds a won to every sum, or reads a row too few. */
    private final class Wrong implements IndexProbe {
        private final boolean sums;
        private final boolean rows;

        private Wrong(boolean sums, boolean rows) {
            this.sums = sums;
            this.rows = rows;
        }

        @Override
        public Set<String> indices(String pattern) {
            return probe().indices(pattern);
        }

        @Override
        public Map<String, @Nullable Object> fields(String pattern) {
            return probe().fields(pattern);
        }

        @Override
        public Map<String, @Nullable Object> search(String pattern, Map<String, @Nullable Object> body) {
            Map<String, @Nullable Object> answer = probe().search(pattern, body);
            if (sums && Tree.at(answer, "aggregations", "l1_show1", "value", "value") instanceof Number value) {
                Tree.map(answer, "aggregations", "l1_show1", "value").put("value", value.doubleValue() + 1);
            }
            return answer;
        }

        @Override
        public void rows(String pattern, List<?> columns, Consumer<Map<String, List<@Nullable Object>>> consumer) {
            boolean[] left = {rows};
            probe().rows(pattern, columns, row -> {
                if (left[0] && String.valueOf(row.get("is_canceled")).equals("[false]")) {
                    left[0] = false;
                } else {
                    consumer.accept(row);
                }
            });
        }
    }
}
