package io.tillwatch.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.Secret;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import io.tillwatch.service.ChangeWatch;
import io.tillwatch.service.ChangeWatch.Mark;
import io.tillwatch.service.Check;
import io.tillwatch.service.SourceRow;
import io.tillwatch.service.SourceSession;
import io.tillwatch.service.SourceSession.Fingerprint;
import io.tillwatch.service.SourceSession.Window;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every source must do, whatever the server. */
@Tag("it")
abstract class SaleSourceContract {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String INDEX = ", KEY modified_id (modified, id)";
    private static final String KEY = ", PRIMARY KEY (id)" + INDEX;

    private TestDatabase database;

    abstract DatabaseServer server();

    @BeforeEach
    void createDatabase() {
        database = server().createDatabase("source");
    }

    @AfterEach
    void dropDatabase() {
        // There is none when the server is missing and the test was skipped.
        Optional.ofNullable(database).ifPresent(TestDatabase::close);
    }

    @Test
    void readsEveryColumnOfATypedRow() {
        createTable("BIGINT UNSIGNED NOT NULL", "DATETIME", "INT", KEY);
        insert("18446744073709551614, '2026-05-31 09:00:00', '2026-05-31 12:00:00', '서비스 🍜', '00123', '신한카드', '신용',"
                + " '4111111111111111', -12500, 250, NULL, 1, '2026-05-31 00:30:00', '2026-06-02', '{\"a\":1}', 'card',"
                + " '77', 9, '0000', 'ok', 'e1', 'd', 'p'");
        Sale sale = onlySale();
        assertEquals(
                new Sale(
                        "18446744073709551614",
                        Instant.parse("2026-05-31T00:00:00Z"),
                        Instant.parse("2026-05-31T03:00:00Z"),
                        "서비스 🍜",
                        "00123",
                        "신한카드",
                        "신용",
                        "411111******1111",
                        -12_500,
                        250L,
                        null,
                        true,
                        Instant.parse("2026-05-30T15:30:00Z"),
                        Instant.parse("2026-06-01T15:00:00Z"),
                        "{\"a\":1}",
                        "card",
                        "77",
                        "9",
                        "0000",
                        "ok",
                        "e1",
                        "d",
                        "p",
                        LocalDate.of(2026, 5, 31)),
                sale);
    }

    @ParameterizedTest
    @CsvSource({
        "DATETIME, 2026-05-31 12:00:00, 2026-05-31T03:00:00Z",
        "DATETIME(6), 2026-05-31 12:00:00.123456, 2026-05-31T03:00:00.123456Z",
        "DATE, 2026-05-31, 2026-05-30T15:00:00Z",
        "VARCHAR(40), 2026-05-31T12:00:00+00:00, 2026-05-31T12:00:00Z",
        "VARCHAR(40), 2026-05-31T12:00:00Z, 2026-05-31T12:00:00Z",
        "VARCHAR(40), 2026-05-31T12:00:00+0900, 2026-05-31T03:00:00Z",
        "VARCHAR(40), 2026-05-31 12:00:00.5, 2026-05-31T03:00:00.5Z",
        "VARCHAR(40) CHARACTER SET latin1, 2026-05-31, 2026-05-30T15:00:00Z",
        "VARBINARY(40), 2026-05-31 12:00:00, 2026-05-31T03:00:00Z",
        "TEXT, 2026-05-31 12:00:00, 2026-05-31T03:00:00Z",
    })
    void readsTimesOfEveryForm(String type, String written, Instant expected) {
        createTable("BIGINT NOT NULL", type, "INT", ", PRIMARY KEY (id)");
        insertRow("1", written, "7");
        try (SourceSession session = open()) {
            assertEquals(expected, sales(session).getFirst().modified());
            assertEquals(expected, sales(session).getFirst().soldAt());
            List<SourceRow> page = changes(session, 10);
            assertEquals(1, page.size(), "also in change order");
            assertEquals(1, session.byIds(List.of("1", "2", "x")).size());
        }
    }

    @Test
    void readsTimestampsByTheirInstantWhateverTheServersZone() {
        createTable("BIGINT NOT NULL", "TIMESTAMP NULL", "INT", KEY);
        database.execute("SET time_zone = '-05:00'; INSERT INTO platform_sales (id, modified, store_id, sold_at,"
                + " amount_sale) VALUES (1, '2026-05-31 12:00:00', 1, '2026-05-31 12:00:00', 1)");
        Sale sale = onlySale();
        assertEquals(Instant.parse("2026-05-31T17:00:00Z"), sale.modified());
        assertEquals(LocalDate.of(2026, 6, 1), sale.businessDate());
        try (SourceSession session = open()) {
            assertEquals(1, changes(session, 10).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIGINT UNSIGNED", "DECIMAL(20,0)", "VARCHAR(40)", "VARCHAR(40) CHARACTER SET ascii"})
    void pagesThroughTiesWithoutMissingOrRepeatingARow(String idType) {
        createTable(idType + " NOT NULL", "DATETIME", "VARCHAR(20)", KEY);
        insertNumbered(5_000, "CONCAT('10000000000000', LPAD(n, 5, '0'))", "'2026-05-31 12:00:00'");
        insertNumbered(300, "200000000000000000 + n", "'2026-05-31 12:00:00' + INTERVAL n SECOND");
        try (SourceSession session = open()) {
            assertEquals(ids(sales(session)), ids(changes(session, 487)));
            assertEquals(5_300, changes(session, 487).size());
            assertEquals(5_300, session.countChanges(null, 10_000));
            assertEquals(1_000, session.countChanges(null, 1_000));
            Position middle = changes(session, 487).get(2_000).position();
            assertEquals(3_299, session.countChanges(middle, 10_000));
        }
        // Another session goes on from a stored position alone.
        try (SourceSession session = open()) {
            List<SourceRow> first = session.changes(Window.CLOSED, null, 1_234);
            try (SourceSession other = open()) {
                assertEquals(
                        5_300 - 1_234,
                        pages(other, Window.CLOSED, first.getLast().position(), 1_000)
                                .size());
            }
        }
    }

    @Test
    void keepsIdsApartThatADoubleCannotTellApart() {
        createTable("BIGINT UNSIGNED NOT NULL", "DATETIME", "INT", KEY);
        for (String id : List.of("18446744073709551615", "18446744073709551614", "18446744073709551613", "0")) {
            insertRow(id, "2026-05-31 12:00:00", "1");
        }
        try (SourceSession session = open()) {
            assertEquals(
                    List.of("0", "18446744073709551613", "18446744073709551614", "18446744073709551615"),
                    changes(session, 1).stream().map(row -> position(row).id()).toList());
            assertEquals(1, session.byIds(List.of("18446744073709551614")).size());
        }
    }

    @Test
    void readsATextColumnInItsOwnOrderWithoutMissingARow() {
        createTable("BIGINT NOT NULL", "VARCHAR(40)", "INT", KEY);
        insertNumbered(
                3_000,
                "n",
                "CONCAT(DATE_FORMAT('2026-05-31 23:40:00' + INTERVAL n DIV 3 SECOND, '%Y-%m-%dT%H:%i:%s'), '+00:00')");
        insertRow("90001", "2099-05-31T12:00:00+00:00", "1", "2026-05-31 12:00:00");
        insertRow("90002", "garbage", "1", "2026-05-31 12:00:00");
        insertRow("90003", "2026-05-31T23:40:01+00:00", "1", "");
        try (SourceSession session = open()) {
            assertEquals(3_001, changes(session, 700).size());
            assertEquals(
                    List.of("90001"),
                    ids(pages(session, Window.AHEAD, null, 10)).stream().toList());
            Position last = position(changes(session, 700).getLast());
            assertEquals("2026-05-31T23:56:39+00:00", last.modified());
            Map<Long, Fingerprint> minutes = session.overlap(last);
            long count = minutes.values().stream().mapToLong(Fingerprint::count).sum();
            long fromDetails = 0;
            for (long minute : minutes.keySet()) {
                fromDetails += ofMinute(session, minute, last).size();
            }
            assertEquals(count, fromDetails);
            assertTrue(count > 2_600, "15 minutes of 3 rows a second: " + count);
        }
        try (SourceSession session = open()) {
            assertEquals(List.of("90002 DATE_INVALID modified", "90003 DATE_MISSING sold_at"), rejects(session));
        }
    }

    @Test
    void countsWholeDaysOnlyWhereAColumnMixesForms() {
        createTable("BIGINT NOT NULL", "VARCHAR(40)", "INT", KEY);
        String today = utc("%Y-%m-%d");
        insertRow("1", "2026-05-30T12:00:00Z", "1");
        insertRow("2", "2026-05-30 12:00:00", "1");
        insertRow("3", today + "T00:00:01Z", "1", "2026-05-31 12:00:00");
        insertRow("4", today + " 00:00:00", "1", "2026-05-31 12:00:00");
        try (SourceSession session = open()) {
            assertFalse(session.hasOpenRows());
            assertEquals(Set.of("1", "2"), ids(changes(session, 1)));
            assertEquals(Set.of("3", "4"), ids(pages(session, Window.AHEAD, null, 1)));
            assertEquals(Set.of("1", "2", "3", "4"), Set.copyOf(ids(sales(session))));
            assertTrue(
                    session.overlap(new Position("2026-05-30T12:00:00Z", "1")).isEmpty());
        }
    }

    @Test
    void seesMixedFormsBehindARowThatIsStampedFarAhead() {
        createTable("BIGINT NOT NULL", "VARCHAR(40)", "INT", KEY);
        String today = utc("%Y-%m-%d");
        insertRow("1", "2099-05-31T12:00:00", "1", "2026-05-31 12:00:00");
        insertNumbered(60, "10 + n", "CONCAT('2026-05-31T12:00:', LPAD(n, 2, '0'))");
        insertNumbered(300, "100 + n", "CONCAT('" + today + "T00:0', n DIV 60, ':', LPAD(n MOD 60, 2, '0'))");
        insertRow("2", today + " 00:00:30", "1", "2026-05-31 12:00:00");
        try (SourceSession session = open()) {
            // Every row of today begins with a blank or a T behind the date: only the day as a whole can be closed.
            assertEquals(60, changes(session, 100).size());
            assertFalse(session.hasOpenRows());
            assertEquals(302, pages(session, Window.AHEAD, null, 100).size());
        }
    }

    @Test
    void readsTheLastMinuteBeforeClocksGoBack() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertRow("1", "2025-10-26 02:59:30", "1");
        insertRow("2", "2025-10-26 03:00:30", "1");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        SourceSettings settings = new SourceSettings(
                database.url(),
                server().user(),
                server().password(),
                "platform_sales",
                berlin,
                berlin,
                Duration.ZERO,
                Duration.ofMinutes(15));
        try (MysqlSaleSource source = new MysqlSaleSource(settings);
                SourceSession session = source.open()) {
            Position upTo = position(changes(session, 10).getLast());
            assertEquals("2025-10-26 03:00:30", upTo.modified());
            for (Map.Entry<Long, Fingerprint> minute : session.overlap(upTo).entrySet()) {
                assertEquals(
                        minute.getValue().count(),
                        ofMinute(session, minute.getKey(), upTo).size());
            }
            assertEquals(2, session.overlap(upTo).size());
        }
    }

    @Test
    void leavesTheOpenSecondForLaterAndReadsWhatIsAheadOfTheClock() {
        createTable("BIGINT NOT NULL", "DATETIME(6)", "INT", KEY);
        database.execute("SET time_zone = '+09:00'; INSERT INTO platform_sales (id, modified, store_id, sold_at,"
                + " amount_sale) VALUES (1, NOW(6) - INTERVAL 1 MINUTE, 1, '2026-05-31', 1), (2, NOW(6), 1,"
                + " '2026-05-31', 1), (3, NOW(6) + INTERVAL 1 HOUR, 1, '2026-05-31', 1)");
        SourceSettings slow = settings("platform_sales", Duration.ofSeconds(30));
        try (MysqlSaleSource source = new MysqlSaleSource(slow);
                SourceSession session = source.open()) {
            assertTrue(session.hasOpenRows());
            assertEquals(Set.of("1"), ids(changes(session, 10)));
            assertEquals(Set.of("3"), ids(pages(session, Window.AHEAD, null, 10)));
            assertEquals(
                    List.of("1", "3"), ids(sales(session)).stream().sorted().toList());
            assertTrue(session.closedUntil().isBefore(session.clock().minusSeconds(29)));
        }
    }

    @Test
    void readsWhatIsNotClosedYetWhereThatIsAskedFor() {
        createTable("BIGINT NOT NULL", "DATETIME(6)", "INT", KEY);
        database.execute("SET time_zone = '+09:00'; INSERT INTO platform_sales (id, modified, store_id, sold_at,"
                + " amount_sale) VALUES (1, NOW(6) - INTERVAL 1 MINUTE, 1, '2026-05-31', 1), (2, NOW(6), 1,"
                + " '2026-05-31', 1), (3, NOW(6) + INTERVAL 1 HOUR, 1, '2026-05-31', 1)");
        try (MysqlSaleSource source = new MysqlSaleSource(settings("platform_sales", Duration.ofSeconds(30)));
                SourceSession session = source.open()) {
            assertEquals(Set.of("2", "3"), ids(pages(session, Window.LATER, null, 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIGINT UNSIGNED NOT NULL", "VARCHAR(40) NOT NULL", "VARBINARY(40) NOT NULL"})
    void watchesForRowsThatCameWentOrWereStampedAnew(String idType) {
        createTable(idType, "DATETIME", "INT", KEY);
        database.execute("SET time_zone = '+09:00'; INSERT INTO platform_sales (id, modified, store_id, sold_at,"
                + " amount_sale) VALUES (1, NOW() - INTERVAL 1 DAY, 1, '2026-05-31', 1)");
        try (MysqlSaleSource source = new MysqlSaleSource(settings("platform_sales", Duration.ZERO));
                ChangeWatch watch = source.watch()) {
            Mark nothing = watch.mark();
            assertEquals(0, nothing.rows());
            execute("SET time_zone = '+09:00'; INSERT INTO platform_sales (id, modified, store_id, sold_at,"
                    + " amount_sale) VALUES (2, NOW(), 1, '2026-05-31', 1)");
            Mark added = watch.mark();
            assertEquals(1, added.rows());
            assertEquals(sameBut(added, watch.mark()), added, "nothing happened in between");
            execute("SET time_zone = '+09:00'; UPDATE platform_sales SET modified = NOW() + INTERVAL 1 SECOND WHERE id"
                    + " = 2");
            Mark stamped = watch.mark();
            assertNotEquals(added.checksums(), stamped.checksums());
            execute("SET time_zone = '+09:00'; UPDATE platform_sales SET modified = NOW() WHERE id = 1");
            assertEquals(2, watch.mark().rows());
            execute("DELETE FROM platform_sales");
            assertEquals(0, watch.mark().rows());
        }
    }

    /** The other one as it would be had no minute ended since. */
    private static Mark sameBut(Mark mark, Mark other) {
        return new Mark(mark.since(), other.rows(), other.checksums());
    }

    @Test
    void refusesToWatchWhereEveryLookWouldReadTheTable() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", ", PRIMARY KEY (id)");
        try (MysqlSaleSource source = new MysqlSaleSource(settings("platform_sales", Duration.ZERO))) {
            Failure refused = assertThrows(Failure.class, source::watch);
            assertEquals(Failure.Kind.REFUSED, refused.kind());
            execute("ALTER TABLE platform_sales MODIFY modified DATE" + INDEX.replace(", KEY", ", ADD KEY"));
            assertThrows(Failure.class, source::watch);
            execute("ALTER TABLE platform_sales MODIFY modified DATETIME");
            source.watch().close();
        }
    }

    @Test
    void showsLateCommitsInTheMinutesBeforeAPosition() throws SQLException {
        createTable("BIGINT UNSIGNED NOT NULL", "DATETIME", "INT", KEY);
        insertNumbered(600, "n", "'2026-05-31 12:00:00' + INTERVAL n SECOND");
        try (Connection late = database.connect();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO platform_sales (id, modified, store_id, sold_at, amount_sale) VALUES"
                    + " (18446744073709551615, '2026-05-31 12:03:10', 1, '2026-05-31', 1)");
            Position upTo;
            Map<Long, Fingerprint> before;
            try (SourceSession session = open()) {
                upTo = position(changes(session, 100).getLast());
                before = new TreeMap<>(session.overlap(upTo));
                assertEquals(fingerprints(changes(session, 100)), before);
            }
            late.commit();
            try (SourceSession session = open()) {
                assertEquals(List.of(), session.changes(Window.CLOSED, upTo, 10));
                Map<Long, Fingerprint> after = new TreeMap<>(session.overlap(upTo));
                Set<Long> different = new HashSet<>(after.keySet());
                different.removeIf(minute -> Objects.equals(after.get(minute), before.get(minute)));
                long minute = Instant.parse("2026-05-31T03:03:00Z").getEpochSecond() / 60;
                assertEquals(Set.of(minute), different);
                List<SourceRow> rows = ofMinute(session, minute, upTo);
                assertEquals(61, rows.size());
                assertTrue(ids(rows).contains("18446744073709551615"));
            }
        }
    }

    @Test
    void seesOneStateOfTheTableThroughout() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertNumbered(100, "n", "'2026-05-31 12:00:00'");
        try (SourceSession session = open()) {
            database.execute("DELETE FROM platform_sales WHERE id < 50; UPDATE platform_sales SET amount_sale = 9");
            assertEquals(100, sales(session).size());
            assertEquals(100, changes(session, 30).size());
            assertEquals(1_000, sale(session.byIds(List.of("7")).getFirst()).amountSale());
        }
        try (SourceSession session = open()) {
            assertEquals(50, sales(session).size());
        }
    }

    @Test
    void handsBadRowsOverWithTheirReasonAndGoodOnesAllTheSame() {
        createTable("VARCHAR(600)", "DATETIME", "VARCHAR(600)", INDEX);
        database.execute("ALTER TABLE platform_sales MODIFY amount_sale VARCHAR(40), MODIFY remark LONGTEXT,"
                + " MODIFY result_msg VARBINARY(100), MODIFY detail_status VARCHAR(40) CHARACTER SET ucs2");
        String[][] rows = {
            {"zero sold", "sold_at", "'0000-00-00 00:00:00'", "DATE_ZERO"},
            {"invalid sold", "sold_at", "'2026-00-00 00:00:00'", "DATE_INVALID"},
            {"february", "sold_at", "'2026-02-30 00:00:00'", "DATE_INVALID"},
            {"no sold", "sold_at", "NULL", "DATE_MISSING"},
            {"old sold", "sold_at", "'1989-12-31 23:59:59'", "DATE_RANGE"},
            {"future sold", "sold_at", "'9999-12-31 23:59:59'", "DATE_RANGE"},
            {"zero created", "created", "'0000-00-00 00:00:00'", "DATE_ZERO"},
            {"zero modified", "modified", "'0000-00-00 00:00:00'", "DATE_ZERO"},
            {"no modified", "modified", "NULL", "DATE_MISSING"},
            {"no store", "store_id", "NULL", "STORE_MISSING"},
            {"long store", "store_id", "REPEAT('x', 481)", "TEXT_TOO_LONG"},
            {"no amount", "amount_sale", "NULL", "AMOUNT_MISSING"},
            {"comma", "amount_sale", "'12,50'", "NUMBER_INVALID"},
            {"cents", "amount_sale", "'12.50'", "NUMBER_INVALID"},
            {"huge", "amount_sale", "'99999999999999999999'", "NUMBER_RANGE"},
            {"long remark", "remark", "REPEAT('x', 70000)", "TEXT_TOO_LONG"},
            {"broken bytes", "result_msg", "X'C328'", "TEXT_MALFORMED"},
            {"surrogate bytes", "result_msg", "X'EDA080'", "TEXT_MALFORMED"},
            {"surrogate", "detail_status", "X'D800'", "TEXT_MALFORMED"},
        };
        List<String> expected = new ArrayList<>();
        for (String[] row : rows) {
            insertRow(row[0], "2026-05-31 12:00:00", "1");
            execute("UPDATE platform_sales SET " + row[1] + " = " + row[2] + " WHERE id = '" + row[0] + "'");
            expected.add(row[0] + " " + row[3] + " " + row[1]);
        }
        insertRow("good", "2026-05-31 12:00:00", "1");
        execute("UPDATE platform_sales SET result_msg = '정상', detail_status = '승인', amount_sale = ' 12.00' WHERE id ="
                + " 'good'");
        execute("INSERT INTO platform_sales (id, modified, store_id, sold_at, amount_sale) VALUES (NULL, '2026-05-31"
                + " 12:00:00', 1, '2026-05-31', 1), ('', '2026-05-31 12:00:00', 1, '2026-05-31', 1)");
        expected.add("null ID_MISSING id");
        expected.add("null ID_MISSING id");
        try (SourceSession session = open()) {
            assertEquals(
                    expected.stream().sorted().toList(),
                    rejects(session).stream().sorted().toList());
            Sale good = sales(session).getFirst();
            assertEquals("정상", good.resultMsg());
            assertEquals("승인", good.detailStatus());
            assertEquals(12, good.amountSale());
            assertEquals(rows.length - 2 + 3, changes(session, 3).size(), "all with a modified, also in change order");
        }
    }

    @Test
    void readsAViewWhoseIdsMayBeNull() {
        createTable("BIGINT", "DATETIME", "INT", INDEX);
        insertNumbered(40, "IF(n % 4 = 0, NULL, n)", "'2026-05-31 12:00:00' + INTERVAL n DIV 20 SECOND");
        execute("CREATE VIEW shown AS SELECT * FROM platform_sales");
        try (MysqlSaleSource source = new MysqlSaleSource(settings("shown", Duration.ZERO));
                SourceSession session = source.open()) {
            assertEquals(30, sales(session).size());
            assertEquals(10, rejects(session).size());
            for (int limit = 1; limit < 12; limit++) {
                assertEquals(40, changes(session, limit).size(), "in pages of " + limit);
            }
            assertEquals(40, session.estimatedRows());
        }
        try (SourceSession session = open()) {
            for (int limit = 1; limit < 12; limit++) {
                assertEquals(40, changes(session, limit).size(), "with the index in pages of " + limit);
            }
            assertEquals(10, rejects(session).size());
        }
    }

    @Test
    void readsATableWithoutAnyIndex() {
        createTable("BIGINT", "DATETIME", "INT", "");
        insertNumbered(3_000, "n", "'2026-05-31 12:00:00' + INTERVAL n DIV 100 SECOND");
        try (MysqlSaleSource source = new MysqlSaleSource(settings("platform_sales", Duration.ZERO));
                SourceSession session = source.open()) {
            assertEquals(3_000, changes(session, 271).size());
            assertEquals(3_000, sales(session).size());
            Check missing = source.inspect().stream()
                    .filter(check -> check.name().equals("index on (modified, id)"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Check.Level.WARNING, missing.level());
            assertTrue(
                    missing.advice().english().startsWith("CREATE INDEX"),
                    missing.advice().english());
        }
        execute("ALTER TABLE platform_sales MODIFY modified TEXT");
        try (MysqlSaleSource source = new MysqlSaleSource(settings("platform_sales", Duration.ZERO))) {
            String checks = source.inspect().toString();
            assertTrue(checks.contains("Make `modified` a VARCHAR first"), checks);
        }
    }

    @Test
    void ignoresColumnsItDoesNotKnowAndReadsMissingOnesAsEmpty() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertRow("1", "2026-05-31 12:00:00", "1");
        execute("ALTER TABLE platform_sales ADD `select` INT, DROP card_number, DROP created, DROP is_canceled");
        Sale sale = onlySale();
        assertNull(sale.cardNumber());
        assertNull(sale.created());
        assertFalse(sale.canceled());
    }

    @Test
    void namesARequiredColumnThatIsMissing() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        execute("ALTER TABLE platform_sales DROP sold_at");
        Failure failure = assertThrows(Failure.class, this::open);
        assertEquals(Failure.Kind.REFUSED, failure.kind());
        assertTrue(failure.getMessage().contains("sold_at"), failure.getMessage());
    }

    @Test
    void readsRangesOfBusinessDates() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertNumbered(96, "n", "'2026-05-31 00:30:00' + INTERVAL n HOUR");
        try (SourceSession session = open()) {
            List<SourceRow> rows = new ArrayList<>();
            LocalDate second = LocalDate.of(2026, 6, 1);
            session.scan(new DateRange(second, second), rows::add);
            assertEquals(
                    24,
                    rows.stream()
                            .filter(row -> sale(row).businessDate().equals(second))
                            .count());
            assertTrue(rows.size() < 60, "not the whole table: " + rows.size());
        }
    }

    @Test
    void cutsCardNumbersInEveryTextColumnAndInNoMessage() {
        createTable("VARCHAR(60) NOT NULL", "VARCHAR(40)", "VARCHAR(60)", KEY);
        String card = "4111 1111 1111 1111";
        for (String column : List.of(
                "remark",
                "num_approval",
                "card_company",
                "card_category",
                "card_number",
                "raw_data",
                "platform",
                "daily_sale_id",
                "result_code",
                "result_msg",
                "extra_payment_id",
                "detail_status",
                "processing_status")) {
            execute("ALTER TABLE platform_sales MODIFY " + column + " VARCHAR(60)");
        }
        String c = "'" + card + "'";
        insert("'x " + card + "', '2026-05-31 12:00:00', '2026-05-31 12:00:00', " + (c + ", ").repeat(5)
                + "100, 1, 1, 0, '2026-05-31 12:00:00', NULL, " + (c + ", ").repeat(8) + c);
        insertRow("y " + card, "2026-05-31 12:00:01", card, card);
        insertRow("z", card, card, card);
        try (SourceSession session = open()) {
            List<SourceRow> rows = new ArrayList<>(changes(session, 1));
            session.scan(rows::add);
            rows.addAll(session.byIds(List.of("z", "x 411111******1111")));
            assertEquals(7, rows.size());
            assertFalse(rows.toString().contains("1111 1111"), rows.toString());
            assertTrue(rows.toString().contains("x 411111******1111"), rows.toString());
        }
    }

    @Test
    void stopsARunningStatementAtOnce() throws Exception {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertNumbered(2, "n", "'2026-05-31 12:00:00'");
        execute("CREATE VIEW slow AS SELECT * FROM platform_sales WHERE SLEEP(20) = 0");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (MysqlSaleSource source = new MysqlSaleSource(settings("slow", Duration.ZERO))) {
            SourceSession session = source.open();
            Future<?> reading = executor.submit(() -> session.scan(row -> {}));
            awaitProcess("SLEEP");
            session.cancel();
            Failure failure = assertThrows(Failure.class, () -> result(reading, 5));
            assertEquals(Failure.Kind.CANCELLED, failure.kind());
            awaitNoProcess();
            assertEquals(
                    Failure.Kind.CANCELLED,
                    assertThrows(Failure.class, () -> session.byIds(List.of("1")))
                            .kind());
            session.close();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void cancelsAScanWhoseReceiverIsSlow() throws Exception {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertNumbered(9_000, "n", "'2026-05-31 12:00:00'");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (SourceSession session = open()) {
            CompletableFuture<Void> began = new CompletableFuture<>();
            CompletableFuture<Void> goOn = new CompletableFuture<>();
            Future<?> reading = executor.submit(() -> session.scan(row -> {
                began.complete(null);
                goOn.join();
            }));
            began.get(10, TimeUnit.SECONDS);
            session.cancel();
            goOn.complete(null);
            assertEquals(
                    Failure.Kind.CANCELLED,
                    assertThrows(Failure.class, () -> result(reading, 5)).kind());
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void cancelsAtOnceThoughTheServerIsStalled() throws Exception {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertNumbered(10, "n", "'2026-05-31 12:00:00'");
        ExecutorService executor = Executors.newCachedThreadPool();
        try (StallingProxy proxy = new StallingProxy(database.url());
                MysqlSaleSource source = new MysqlSaleSource(settings(
                        proxy.url(), server().user(), server().password().reveal(), "platform_sales"))) {
            SourceSession session = source.open();
            proxy.stall();
            Future<?> reading = executor.submit(() -> session.scan(row -> {}));
            proxy.awaitRequest();
            Future<?> cancelling = executor.submit(session::cancel);
            assertEquals(
                    Failure.Kind.CANCELLED,
                    assertThrows(Failure.class, () -> result(reading, 2)).kind());
            result(cancelling, 20);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void endsAStatementThatRunsTooLong() throws SQLException {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        SourceSettings settings = settings("platform_sales", Duration.ZERO);
        JdbcUrl url = JdbcUrl.parse(settings.url());
        SourceErrors errors = new SourceErrors(url, settings.user(), settings.table());
        try (Connection connection = new Connector(settings, url).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(isMariaDb() ? "SET SESSION max_statement_time = 0.2" : "SET max_execution_time = 200");
            SQLException e = assertThrows(
                    SQLException.class,
                    () -> statement
                            .executeQuery("SELECT COUNT(*) FROM information_schema.columns a,"
                                    + " information_schema.columns b, information_schema.columns c")
                            .next());
            Failure failure = errors.translate(e);
            assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
            assertTrue(failure.getMessage().contains("too long"), failure.getMessage());
        }
    }

    @Test
    void saysThatTheConnectionBrokeWhenTheServerDropsIt() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertNumbered(9_000, "n", "'2026-05-31 12:00:00'");
        try (SourceSession session = open()) {
            Failure failure = assertThrows(
                    Failure.class,
                    () -> session.scan(new Consumer<>() {
                        private boolean killed;

                        @Override
                        public void accept(SourceRow row) {
                            if (!killed) {
                                killed = true;
                                killOthers();
                            }
                        }
                    }));
            assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
            assertTrue(failure.getMessage().contains("broke"), failure.getMessage());
        }
    }

    @Test
    void neverNamesAValueOrAPasswordWhenAccessFails() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        execute("CREATE OR REPLACE VIEW other AS SELECT 1 AS one");
        String user = "u" + database.name().substring(database.name().length() - 8);
        execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'right-Secret-1'");
        try {
            assertFailure(settings(database.url(), user, "wrong-Secret-1", "platform_sales"), "refuses user");
            assertFailure(settings(database.url(), user, "right-Secret-1", "platform_sales"), "may not");
            execute("GRANT SELECT ON other TO '" + user + "'@'%'");
            assertFailure(settings(database.url(), user, "right-Secret-1", "platform_sales"), "GRANT SELECT");
            execute("GRANT SELECT ON platform_sales TO '" + user + "'@'%'");
            SourceSettings granted = settings(database.url(), user, "right-Secret-1", "platform_sales");
            try (MysqlSaleSource source = new MysqlSaleSource(granted)) {
                source.open().close();
                assertEquals(
                        List.of(),
                        source.inspect().stream()
                                .filter(check -> check.level() != Check.Level.OK)
                                .toList());
            }
        } finally {
            execute("DROP USER '" + user + "'@'%'");
        }
    }

    @Test
    void saysWhatIsWrongWithTheAddress() {
        String base = database.url();
        String user = server().user();
        String password = server().password().reveal();
        assertFailure(settings(base, user, password, "no_such_table"), "There is no table \"no_such_table\"");
        assertFailure(settings(base, user, password, "x; DROP TABLE `y`"), "There is no table");
        assertFailure(settings(base + "_none", user, password, "platform_sales"), "There is no database");
        assertFailure(
                settings("jdbc:mysql://no-such-host.invalid:3306/x", user, password, "platform_sales"),
                "no-such-host.invalid");
        assertFailure(settings("jdbc:mysql://127.0.0.1:1/x", user, password, "platform_sales"), "Nothing accepts");
        if (!isMariaDb()) {
            String store = "?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:/no/such/store";
            assertFailure(settings(base + store, user, password, "platform_sales"), "trustCertificateKeyStoreUrl");
        }
    }

    @Test
    void saysThatAViewIsBroken() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        execute("CREATE DEFINER = 'nobody_here'@'%' VIEW broken AS SELECT * FROM platform_sales");
        try (MysqlSaleSource source = new MysqlSaleSource(settings("broken", Duration.ZERO));
                SourceSession session = source.open()) {
            Failure failure = assertThrows(Failure.class, () -> changes(session, 10));
            assertTrue(failure.getMessage().contains("user it needs is missing"), failure.getMessage());
            Check last = source.inspect().getLast();
            assertEquals(Check.Level.FAILURE, last.level());
            assertEquals(failure.sentence(), last.finding());
        }
    }

    @Test
    void inspectsTheWholeConnection() {
        createTable("BIGINT NOT NULL", "DATETIME", "INT", KEY);
        insertRow("1", "2026-05-31 12:00:00", "1");
        Instant tenMinutesAhead = Instant.now().plusSeconds(600);
        try (MysqlSaleSource source =
                new MysqlSaleSource(settings("platform_sales", Duration.ZERO), () -> tenMinutesAhead)) {
            Map<String, Check.Level> levels =
                    source.inspect().stream().collect(Collectors.toMap(Check::name, Check::level));
            assertEquals(Check.Level.OK, levels.get("index on (modified, id)"));
            assertEquals(Check.Level.OK, levels.get("index on id"));
            assertEquals(Check.Level.WARNING, levels.get("privileges"));
            assertEquals(Check.Level.WARNING, levels.get("clock"));
            assertEquals(Check.Level.OK, levels.get("server version"));
            assertEquals(Check.Level.OK, levels.get("zone"));
        }
    }

    // What the tests say it with

    private boolean isMariaDb() {
        return server().name().equals("MariaDB");
    }

    private void createTable(String idType, String timeType, String storeType, String keys) {
        execute("CREATE TABLE platform_sales (id " + idType + ", created " + timeType + ", modified " + timeType
                + ", remark VARCHAR(255), num_approval VARCHAR(60), card_company VARCHAR(60), card_category"
                + " VARCHAR(60), card_number VARCHAR(60), amount_sale BIGINT, amount_fee BIGINT, amount_deposit BIGINT,"
                + " is_canceled TINYINT(1), sold_at " + timeType + ", will_deposited_at " + timeType
                + ", raw_data TEXT,"
                + " platform VARCHAR(60), daily_sale_id VARCHAR(60), store_id " + storeType + ", result_code"
                + " VARCHAR(60), result_msg VARCHAR(100), extra_payment_id VARCHAR(60), detail_status VARCHAR(60),"
                + " processing_status VARCHAR(60)" + keys + ")");
    }

    /** Runs a statement as an old, lenient server would. */
    private void execute(String sql) {
        database.execute("SET sql_mode = 'ALLOW_INVALID_DATES'; " + sql);
    }

    private void insert(String values) {
        execute("INSERT INTO platform_sales VALUES (" + values + ")");
    }

    private void insertRow(String id, String time, String store) {
        insertRow(id, time, store, time);
    }

    private void insertRow(String id, String modified, String store, String soldAt) {
        execute("INSERT INTO platform_sales (id, modified, store_id, sold_at, amount_sale) VALUES ('" + id + "', '"
                + modified + "', '" + store + "', '" + soldAt + "', 1000)");
    }

    /** Rows numbered {@code n} from 0; the sale is when the row was modified. */
    private void insertNumbered(int count, String id, String modified) {
        String recursion = isMariaDb() ? "max_recursive_iterations" : "cte_max_recursion_depth";
        execute("SET SESSION " + recursion + " = 100000; "
                + "INSERT INTO platform_sales (id, modified, store_id, sold_at, amount_sale) WITH RECURSIVE numbers AS"
                + " (SELECT 0 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < " + count + ") SELECT " + id + ", "
                + modified + ", 1, " + modified + ", 1000 FROM numbers");
    }

    private SourceSettings settings(String table, Duration settle) {
        return new SourceSettings(
                database.url(),
                server().user(),
                server().password(),
                table,
                SEOUL,
                SEOUL,
                settle,
                Duration.ofMinutes(15));
    }

    private static SourceSettings settings(String url, String user, String password, String table) {
        return new SourceSettings(
                url, user, new Secret(password), table, SEOUL, SEOUL, Duration.ZERO, Duration.ofMinutes(15));
    }

    private SourceSession open() {
        return new MysqlSaleSource(settings("platform_sales", Duration.ZERO)).open();
    }

    private static void assertFailure(SourceSettings settings, String part) {
        try (MysqlSaleSource source = new MysqlSaleSource(settings)) {
            Failure failure = assertThrows(Failure.class, source::open);
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
            assertFalse(failure.getMessage().contains("Secret"), failure.getMessage());
            assertEquals(1, failure.getMessage().lines().count());
            List<Check> checks = source.inspect();
            assertEquals(Check.Level.FAILURE, checks.getLast().level());
        }
    }

    private Sale onlySale() {
        try (SourceSession session = open()) {
            List<Sale> sales = sales(session);
            assertEquals(1, sales.size());
            assertEquals(1, session.estimatedRows());
            return sales.getFirst();
        }
    }

    private static List<Sale> sales(SourceSession session) {
        List<Sale> sales = new ArrayList<>();
        session.scan(row -> {
            if (row.sale() != null) {
                sales.add(row.sale());
            }
        });
        return sales;
    }

    private static List<String> rejects(SourceSession session) {
        List<String> rejects = new ArrayList<>();
        session.scan(row -> {
            Reject reject = row.reject();
            if (reject != null) {
                rejects.add(reject.saleId() + " " + reject.code() + " " + reject.column());
            }
        });
        return rejects;
    }

    private static List<SourceRow> changes(SourceSession session, int limit) {
        return pages(session, Window.CLOSED, null, limit);
    }

    private static List<SourceRow> pages(SourceSession session, Window window, @Nullable Position after, int limit) {
        List<SourceRow> all = new ArrayList<>();
        Position at = after;
        List<SourceRow> page;
        do {
            page = session.changes(window, at, limit);
            all.addAll(page);
            at = page.isEmpty() ? at : page.getLast().position();
            assertTrue(all.size() < 100_000, "does not end");
        } while (page.size() == limit);
        return all;
    }

    private static List<SourceRow> ofMinute(SourceSession session, long minute, Position upTo) {
        List<SourceRow> all = new ArrayList<>();
        Position at = null;
        List<SourceRow> page;
        do {
            page = session.ofMinute(minute, upTo, at, 50);
            all.addAll(page);
            at = page.isEmpty() ? at : page.getLast().position();
        } while (page.size() == 50);
        return all;
    }

    private static Map<Long, Fingerprint> fingerprints(List<SourceRow> rows) {
        Map<Long, Fingerprint> minutes = new TreeMap<>();
        for (SourceRow row : rows) {
            Sale sale = sale(row);
            CRC32 crc = new CRC32();
            crc.update(sale.id().getBytes(StandardCharsets.UTF_8));
            minutes.merge(
                    sale.modified().getEpochSecond() / 60,
                    new Fingerprint(1, crc.getValue()),
                    (one, other) ->
                            new Fingerprint(one.count() + other.count(), one.idChecksums() + other.idChecksums()));
        }
        return minutes;
    }

    private static Set<String> ids(List<?> rows) {
        Set<String> ids = new HashSet<>();
        for (Object row : rows) {
            String id = row instanceof Sale sale
                    ? sale.id()
                    : position((SourceRow) row).id();
            assertTrue(ids.add(id), id + " comes twice");
        }
        return ids;
    }

    private static Sale sale(SourceRow row) {
        return Objects.requireNonNull(row.sale(), "a sale");
    }

    private static Position position(SourceRow row) {
        return Objects.requireNonNull(row.position(), "a position");
    }

    private static void result(Future<?> future, int seconds) throws InterruptedException, TimeoutException {
        try {
            future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    private String utc(String format) {
        return queryText("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '" + format + "')");
    }

    private String queryText(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String processes() {
        return "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '" + database.name()
                + "' AND id <> CONNECTION_ID() AND command <> 'Sleep' AND info LIKE '%slow%'";
    }

    private void awaitProcess(String what) {
        await(() -> !queryText(processes()).equals("0"), what + " runs");
    }

    private void awaitNoProcess() {
        await(() -> queryText(processes()).equals("0"), "nothing runs");
    }

    private static void await(java.util.function.BooleanSupplier condition, String what) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain until " + what);
            Thread.onSpinWait();
        }
    }

    /** Ends the other connections to the test's database. */
    private void killOthers() {
        String id = queryText("SELECT id FROM information_schema.processlist WHERE db = '" + database.name()
                + "' AND id <> CONNECTION_ID() LIMIT 1");
        assertNotNull(id);
        database.execute("KILL " + id);
    }
}
