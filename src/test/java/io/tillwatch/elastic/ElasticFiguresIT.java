package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Figures.Column;
import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.Figures.StoreOnDate;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Run;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures after a sync, beside what the database says over the same rows. */
@Tag("it")
class ElasticFiguresIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String FLAGS = "platform_fraud_sales";

    private static @Nullable Fixture shared;

    private final Fixture fixture = fixture();
    private final Figures figures = fixture.figures();
    private final FiguresTable table = fixture.table();
    private final LocalDate busy = table.busyDate();
    private final DateRange someDays = new DateRange(busy.minusDays(12), busy);

    private record Fixture(
            TestDatabase database, Pipeline pipeline, FiguresTable table, SqlOracle oracle, Set<String> closed) {
        Figures figures() {
            return pipeline.elastic().figures(SEOUL, InstantSource.system());
        }
    }

    private static Fixture fixture() {
        if (shared == null) {
            throw new IllegalStateException("nothing was set up");
        }
        return shared;
    }

    @BeforeAll
    static void fill() throws SQLException {
        assumeTrue(TestServers.mySql().isPresent(), "no MySQL here");
        TestDatabase database = TestServers.mySql().orElseThrow().createDatabase("figures");
        LocalDate today = LocalDate.now(SEOUL);
        FiguresTable table = new FiguresTable(database, today);
        IndexSettings settings = TestServers.elasticsearch("figures%x-".formatted(System.nanoTime()));
        Pipeline pipeline = new Pipeline(database.settings(), settings, InstantSource.system());
        Run run = pipeline.run(Kind.SYNC);
        assertEquals(Run.State.COMPLETED, run.state(), () -> run.counts().toString());
        SqlOracle oracle = new SqlOracle(database, today);
        shared = new Fixture(database, pipeline, table, oracle, review(new IndexDump(settings), oracle));
    }

    @AfterAll
    static void close() {
        if (shared != null) {
            shared.pipeline().close();
            shared.database().close();
        }
    }

    /** Decides and takes back some flags, and lets some forget their state; returns those that are not open any more. */
    private static Set<String> review(IndexDump dump, SqlOracle oracle) {
        Set<String> closed = new HashSet<>();
        int number = 0;
        for (String id : List.copyOf(oracle.flags().keySet()).subList(0, 60)) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            switch (number++ % 5) {
                case 0 -> fields.put("withdrawn", true);
                case 1 -> fields.put("review_state", "dismissed");
                case 2 -> fields.put("review_state", "confirmed");
                case 3 -> fields.putNull("review_state");
                default -> fields.put("note", "seen");
            }
            assertTrue(dump.update(FLAGS, id, fields));
            if ((number - 1) % 5 < 3) {
                closed.add(id);
            }
        }
        dump.call("POST", dump.name(FLAGS) + "/_refresh", "");
        return closed;
    }

    private static String where(DateRange range, @Nullable String store) {
        return "DATE(sold_at) BETWEEN '" + range.first() + "' AND '" + range.last() + "'"
                + (store == null ? "" : " AND store_id = '" + store.replace("\\", "\\\\") + "'");
    }

    private List<@Nullable String> storesAndAll() {
        List<@Nullable String> stores = new ArrayList<>(FiguresTable.ODD_STORES);
        stores.add(FiguresTable.HUGE_STORE);
        stores.add(FiguresTable.MIXED_STORE);
        stores.add("nobody");
        stores.add(null);
        return stores;
    }

    @Test
    void datesAddUpAsInTheDatabase() {
        for (String store : storesAndAll()) {
            Map<String, DayTotals> actual = new TreeMap<>();
            figures.dates(someDays, store).forEach((date, totals) -> actual.put(date.toString(), totals));
            assertEquals(table.totals("DATE(sold_at)", where(someDays, store)), actual, "store " + store);
        }
    }

    @Test
    void everyDateHasARowWithoutBounds() {
        Map<String, DayTotals> actual = new TreeMap<>();
        figures.dates(DateRange.ALL, null).forEach((date, totals) -> actual.put(date.toString(), totals));
        assertEquals(table.totals("DATE(sold_at)", "true"), actual);
    }

    @Test
    void allStoresOfADateComeWithTheirWeekBeforeBaselineAndFlags() {
        for (LocalDate date : List.of(busy, busy.plusDays(3), busy.minusDays(1))) {
            assertEquals(expectedOn(date), figures.storesOn(date));
        }
        assertTrue(figures.storesOn(busy).size() > FiguresTable.MANY);
        assertEquals(List.of(), figures.storesOn(LocalDate.of(1999, 1, 1)));
    }

    private List<StoreOnDate> expectedOn(LocalDate date) {
        Map<String, DayTotals> before = table.totals("store_id", where(day(date.minusDays(7)), null));
        Map<String, Long> flags = new HashMap<>();
        openFlags(day(date), null, flag -> flags.merge(flag.store(), 1L, Long::sum));
        List<StoreOnDate> stores = new ArrayList<>();
        table.totals("store_id", where(day(date), null)).forEach((store, totals) -> {
            SqlOracle.Week week = fixture.oracle().weeks().get(store + ":" + date.minusDays(7));
            stores.add(new StoreOnDate(
                    store,
                    totals,
                    !date.isBefore(LocalDate.now(SEOUL)),
                    before.get(store),
                    week == null ? null : Long.valueOf(week.unitPrice()),
                    flags.getOrDefault(store, 0L)));
        });
        return stores;
    }

    private static DateRange day(LocalDate date) {
        return new DateRange(date, date);
    }

    @Test
    void sharesAddUpAndTheLargestComesFirst() {
        for (Column column : Column.values()) {
            String name = column.name().toLowerCase(Locale.ROOT);
            for (String store : storesAndAll()) {
                Map<String, DayTotals> shares = figures.shares(column, someDays, store);
                assertEquals(table.totals("IFNULL(" + name + ", '')", where(someDays, store)), shares, name + store);
                List<Long> spent =
                        shares.values().stream().map(DayTotals::total).toList();
                assertEquals(spent.stream().sorted(Comparator.reverseOrder()).toList(), spent);
            }
        }
    }

    @Test
    void storesOfAPlatformAddUpAlsoThoseWithoutOne() {
        for (String platform : List.of("baemin", "쿠팡 이츠", "", "nothing")) {
            assertEquals(
                    table.totals("store_id", where(day(busy), null) + " AND IFNULL(platform, '') = '" + platform + "'"),
                    figures.storesOn(busy, platform));
        }
    }

    @Test
    void hoursAddUpOnTheClockOfTheZone() {
        for (String store : storesAndAll()) {
            Map<Hour, DayTotals> expected = new HashMap<>();
            table.totals("WEEKDAY(sold_at) * 24 + HOUR(sold_at)", where(someDays, store))
                    .forEach((key, totals) -> {
                        int number = Integer.parseInt(key);
                        expected.put(new Hour(DayOfWeek.of(number / 24 + 1), number % 24), totals);
                    });
            assertEquals(expected, figures.hours(someDays, store), "store " + store);
        }
    }

    /** A flag that nobody decided, as the database knows its sale. */
    private record OpenFlag(String store, LocalDate date, long atStake) {}

    private interface FlagReader {
        void read(OpenFlag flag);
    }

    private void openFlags(DateRange range, @Nullable String store, FlagReader reader) {
        Set<String> open = new HashSet<>(fixture.oracle().flags().keySet());
        open.removeAll(fixture.closed());
        String atStake = "IF(will_deposited_at >= '" + LocalDate.now(SEOUL) + "', IFNULL(amount_deposit, 0), 0)";
        table.each(
                "SELECT id, store_id, DATE(sold_at), IFNULL(" + atStake + ", 0) FROM platform_sales WHERE "
                        + where(range, store),
                row -> {
                    if (open.contains(row.getString(1))) {
                        reader.read(new OpenFlag(row.getString(2), LocalDate.parse(row.getString(3)), row.getLong(4)));
                    }
                });
    }

    private static FlagSums plus(FlagSums one, FlagSums other) {
        return new FlagSums(one.count() + other.count(), Math.addExact(one.exposure(), other.exposure()));
    }

    private Map<String, FlagSums> openByStore(@Nullable String store) {
        Map<String, FlagSums> sums = new HashMap<>();
        openFlags(
                someDays,
                store,
                flag -> sums.merge(flag.store(), new FlagSums(1, flag.atStake()), ElasticFiguresIT::plus));
        return sums;
    }

    @Test
    void openFlagsLeaveOutWhatWasDecidedOrTakenBack() {
        assertTrue(!fixture.closed().isEmpty());
        for (String store : storesAndAll()) {
            FlagSums expected = openByStore(store).values().stream().reduce(FlagSums.NONE, ElasticFiguresIT::plus);
            assertEquals(expected, figures.openFlags(someDays, store), "store " + store);
        }
    }

    @Test
    void theStoresWithTheMostAtStakeComeFirst() {
        Map<String, FlagSums> expected = openByStore(null);
        Map<String, FlagSums> all = figures.openFlagsByStore(someDays, Integer.MAX_VALUE);
        assertEquals(expected, all);
        List<FlagSums> order = List.copyOf(all.values());
        assertEquals(
                order.stream()
                        .sorted(Comparator.comparingLong(FlagSums::exposure)
                                .thenComparingLong(FlagSums::count)
                                .reversed())
                        .toList(),
                order);
        assertEquals(
                List.copyOf(all.keySet()).subList(0, 5),
                List.copyOf(figures.openFlagsByStore(someDays, 5).keySet()));
    }

    @Test
    void openFlagsByDateLeaveOutDatesWithoutOne() {
        Map<LocalDate, Long> expected = new TreeMap<>();
        openFlags(someDays, null, flag -> expected.merge(flag.date(), 1L, Long::sum));
        assertEquals(expected, figures.openFlagsByDate(someDays, null));
    }

    @Test
    void storesAreFoundByAnyPartInAnyCaseThoseThatBeginWithItFirst() {
        assertEquals(List.of("S-1", "S-10", "s-2"), figures.stores("s-", 10));
        assertEquals(List.of("A:B 2", "a:b"), figures.stores("A:B", 10));
        assertEquals(List.of("가맹점 1"), figures.stores("맹점", 10));
        assertEquals(List.of("x*y"), figures.stores("*", 10));
        assertEquals(List.of("x?y"), figures.stores("x?", 10));
        assertEquals(List.of("back\\slash"), figures.stores("\\", 10));
        assertEquals(List.of(), figures.stores("nobody", 10));
        assertEquals(List.of("m-00001", "m-00010", "m-00011", "m-00012"), figures.stores("0001", 4));
    }

    @Test
    void moreStoresThanAPageAreAllFound() {
        assertEquals(FiguresTable.MANY, figures.stores("m-", Integer.MAX_VALUE).size());
        List<String> all = figures.stores("", Integer.MAX_VALUE);
        assertEquals(table.totals("store_id", "true").keySet(), new HashSet<>(all));
        assertEquals(all.stream().sorted().toList(), all);
        assertEquals(List.of("m-11999"), figures.stores("11999", 10_000));
    }

    @Test
    void theZoneDecidesWhenTodayBegins() {
        // A day later for this clock: what was due today is not at stake any more.
        Figures tomorrow = fixture.pipeline()
                .elastic()
                .figures(
                        SEOUL,
                        InstantSource.fixed(LocalDate.now(SEOUL)
                                .plusDays(1)
                                .atStartOfDay(SEOUL)
                                .toInstant()));
        Figures lastInstant = fixture.pipeline().elastic().figures(SEOUL, InstantSource.fixed(endOfToday()));
        assertEquals(figures.openFlags(someDays, null), lastInstant.openFlags(someDays, null));
        assertTrue(tomorrow.openFlags(someDays, null).exposure()
                < lastInstant.openFlags(someDays, null).exposure());
    }

    private static Instant endOfToday() {
        return LocalDate.now(SEOUL).plusDays(1).atStartOfDay(SEOUL).toInstant().minusNanos(1);
    }
}
