package io.tillwatch.testing;

import io.tillwatch.config.Secret;
import io.tillwatch.config.SourceSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;

/** A database of one test's own. */
public record TestDatabase(DatabaseServer server, String name) implements AutoCloseable {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** {@code jdbc:mysql://HOST:PORT/NAME} */
    public String url() {
        return server.url() + name;
    }

    public String user() {
        return server.user();
    }

    public Secret password() {
        return server.password();
    }

    /** A connection that may write, and may send several statements at once. */
    public Connection connect() throws SQLException {
        return server.connect(name);
    }

    /** Runs statements, several in one text allowed. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("a statement of the test failed", failed);
        }
    }

    /** Settings with the usual table, Seoul time, a settle of 0 s and an overlap of 15 min. */
    public SourceSettings settings() {
        return new SourceSettings(
                url(), user(), password(), "platform_sales", SEOUL, SEOUL, Duration.ZERO, Duration.ofMinutes(15));
    }

    static Connection open(String url, String user, Secret password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("allowMultiQueries", "true");
        properties.setProperty("rewriteBatchedStatements", "true");
        properties.setProperty("zeroDateTimeBehavior", "CONVERT_TO_NULL");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public void close() {
        execute("DROP DATABASE IF EXISTS `" + name + "`");
    }
}
