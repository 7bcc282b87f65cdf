package io.tillwatch.testing;

import io.tillwatch.config.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A running MySQL or MariaDB with a user who may do everything.
 *
 * @param name {@code MySQL} or {@code MariaDB}
 * @param url {@code jdbc:mysql://HOST:PORT/}, without a database
 */
public record DatabaseServer(String name, String url, String user, Secret password) {

    /** A new, empty database (utf8mb4) with a name nobody else has; closing it drops it. */
    public TestDatabase createDatabase(String purpose) {
        TestDatabase database = new TestDatabase(
                this, "t_" + purpose + "_" + UUID.randomUUID().toString().substring(0, 8));
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE `" + database.name() + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            return database;
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot create a test database on " + name, failed);
        }
    }

    /** A connection to the database of that name, empty for none. */
    public Connection connect(String database) throws SQLException {
        return TestDatabase.open(url + database, user, password);
    }
}
