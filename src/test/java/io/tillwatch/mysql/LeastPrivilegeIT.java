package io.tillwatch.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.config.Secret;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.service.Check;
import io.tillwatch.service.SourceSession;
import io.tillwatch.service.SourceSession.Window;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SQL of docs/least-privilege.md is enough, and gives no more than reading. */
@Tag("it")
class LeastPrivilegeIT {
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final String PASSWORD = "a-long-password";

    @Test
    void theGrantsOfThePageAreEnoughForMariaDb() throws Exception {
        tryThePage(TestServers.mariaDb());
    }

    @Test
    void theGrantsOfThePageAreEnoughForMySql() throws Exception {
        Assumptions.assumeTrue(TestServers.mySql().isPresent(), "No MySQL server");
        tryThePage(TestServers.mySql().orElseThrow());
    }

    private static void tryThePage(DatabaseServer server) throws Exception {
        try (TestDatabase database = server.createDatabase("grants")) {
            createTable(database);
            String user = database.name();
            try {
                for (String statements : statementsOfThePage()) {
                    database.execute(statements
                            .replace("shop.", database.name() + ".")
                            .replace("'tillwatch'", "'" + user + "'"));
                }
                assertReads(settings(database, user));
                assertWritesNothing(server, database, user);
            } finally {
                database.execute("DROP USER IF EXISTS '" + user + "'@'%'");
            }
        }
    }

    private static void createTable(TestDatabase database) {
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
        }
        database.execute("DROP INDEX modified_id ON platform_sales;"
                + "INSERT INTO platform_sales (id, modified, sold_at, store_id, amount_sale, is_canceled)"
                + " VALUES (1, '2026-05-31 12:00:00', '2026-05-31 12:00:00', 7, 1000, 0)");
    }

    private static List<String> statementsOfThePage() throws IOException {
        String page = Files.readString(Path.of("docs/least-privilege.md"));
        List<String> found =
                SQL.matcher(page).results().map(LeastPrivilegeIT::statements).toList();
        assertEquals(2, found.size(), "the grants, and the index");
        return found;
    }

    private static String statements(MatchResult block) {
        return block.group(1);
    }

    private static SourceSettings settings(TestDatabase database, String user) {
        SourceSettings all = database.settings();
        return new SourceSettings(
                all.url(),
                user,
                new Secret(PASSWORD),
                all.table(),
                all.zone(),
                all.businessZone(),
                Duration.ZERO,
                Duration.ofMinutes(15));
    }

    private static void assertReads(SourceSettings settings) {
        try (MysqlSaleSource source = new MysqlSaleSource(settings)) {
            Map<String, Check.Level> levels =
                    source.inspect().stream().collect(Collectors.toMap(Check::name, Check::level));
            assertEquals(Check.Level.OK, levels.get("privileges"));
            assertEquals(Check.Level.OK, levels.get("table"));
            assertEquals(Check.Level.OK, levels.get("index on (modified, id)"));
            assertEquals(Check.Level.OK, levels.get("index on id"));
            try (SourceSession session = source.open()) {
                assertEquals(1, session.changes(Window.CLOSED, null, 10).size());
                assertEquals(1, session.byIds(List.of("1")).size());
                int[] rows = {0};
                session.scan(row -> rows[0]++);
                assertEquals(1, rows[0]);
            }
        }
    }

    private static void assertWritesNothing(DatabaseServer server, TestDatabase database, String user)
            throws SQLException {
        DatabaseServer restricted = new DatabaseServer(server.name(), server.url(), user, new Secret(PASSWORD));
        try (Connection connection = restricted.connect(database.name());
                Statement statement = connection.createStatement()) {
            for (String write : List.of(
                    "UPDATE platform_sales SET amount_sale = 0",
                    "DELETE FROM platform_sales",
                    "DROP TABLE platform_sales",
                    "CREATE TABLE another (id INT)")) {
                assertThrows(SQLException.class, () -> statement.execute(write), write);
            }
        }
    }
}
