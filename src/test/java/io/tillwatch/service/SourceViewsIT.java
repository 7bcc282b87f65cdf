package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.mysql.MysqlSaleSource;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SourceViewsIT {
    @Test
    void aRunThatIsStoppedWhileItOpensAViewLeavesNoConnectionBehind() throws Exception {
        try (TestDatabase database = TestServers.mariaDb().createDatabase("views");
                SaleSource source = new MysqlSaleSource(database.settings())) {
            new SmallTable(database).put(SmallTable.Row.of(1, 1, 1_000));
            long before = connections(database);
            RunContext run = new RunContext(
                    "run",
                    JobRequest.of(JobRequest.Kind.SYNC, "test@here"),
                    ProgressListener.NONE,
                    InstantSource.system(),
                    ZoneOffset.UTC);
            run.stop(new Failure(Failure.Kind.CANCELLED, Sentence.of("cli.stopped")));
            // The thread of the run is this one.
            assertEquals(true, Thread.interrupted());
            assertThrows(Failure.class, () -> SourceViews.open(source, run));
            for (int i = 0; i < 50 && connections(database) > before; i++) {
                Thread.sleep(100);
            }
            assertEquals(before, connections(database));
        }
    }

    private static long connections(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = '" + database.name() + "'")) {
            count.next();
            return count.getLong(1);
        }
    }
}
