package io.tillwatch.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tillwatch.config.IndexSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TestServersIT {
    @Test
    void elasticsearchAnswersItsUserAndNobodyElse() throws IOException {
        IndexSettings settings = TestServers.elasticsearch("t-");
        assertEquals(200, status(settings, settings.password().reveal()));
        assertEquals(401, status(settings, "wrong"));
    }

    @Test
    void mariaDbKeepsEveryCharacterInADatabaseOfTheTestsOwn() throws SQLException {
        keepsEveryCharacter(TestServers.mariaDb());
    }

    @Test
    void mySqlKeepsEveryCharacterInADatabaseOfTheTestsOwn() throws SQLException {
        assumeTrue(TestServers.mySql().isPresent(), "no MySQL here");
        keepsEveryCharacter(TestServers.mySql().orElseThrow());
    }

    private static void keepsEveryCharacter(DatabaseServer server) throws SQLException {
        try (TestDatabase database = server.createDatabase("characters")) {
            database.execute("CREATE TABLE t (c VARCHAR(9)); INSERT INTO t VALUES ('가😀')");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT c, @@character_set_server FROM t")) {
                rows.next();
                assertEquals("가😀", rows.getString(1));
                assertEquals("utf8mb4", rows.getString(2));
            }
        }
    }

    private static int status(IndexSettings settings, String password) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                settings.url().resolve("/_cluster/health").toURL().openConnection();
        String login = settings.user() + ":" + password;
        connection.setRequestProperty(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            body.readAllBytes();
        }
        return status;
    }
}
