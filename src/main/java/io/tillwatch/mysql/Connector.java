package io.tillwatch.mysql;

import com.mysql.cj.jdbc.Driver;
import io.tillwatch.config.SourceSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Makes connections. The dangerous properties of the driver are set here after those of the address, so that none of
 * them can be switched on from outside.
 */
final class Connector {
    private final SourceSettings settings;
    private final JdbcUrl url;

    Connector(SourceSettings settings, JdbcUrl url) {
        this.settings = settings;
        this.url = url;
    }

    Connection connect() throws SQLException {
        return connect(properties());
    }

    /** A connection for one short word to the server, given up soon: the person who wants to stop is waiting. */
    Connection connectBriefly() throws SQLException {
        Properties properties = properties();
        properties.setProperty("connectTimeout", "2000");
        properties.setProperty("socketTimeout", "3000");
        return connect(properties);
    }

    private Connection connect(Properties properties) throws SQLException {
        Connection connection = new Driver().connect(url.forDriver(), properties);
        if (connection == null) {
            throw new SQLException("The driver does not know the address", "08001");
        }
        return connection;
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(url.properties());
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password().reveal());
        properties.setProperty("sslMode", url.sslMode());
        if (!url.properties().containsKey("tlsVersions")) {
            properties.setProperty("tlsVersions", "TLSv1.2,TLSv1.3");
        }
        // A server without TLS sends the key that protects the password; on loopback nobody can put in another.
        boolean bareLoopback = url.isLoopback() && url.sslMode().equals("DISABLED");
        properties.setProperty("allowPublicKeyRetrieval", String.valueOf(bareLoopback));
        properties.setProperty("allowLoadLocalInfile", "false");
        properties.setProperty("allowUrlInLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("autoReconnect", "false");
        properties.setProperty("paranoid", "true");
        properties.setProperty("dumpQueriesOnException", "false");
        properties.setProperty("includeInnodbStatusInDeadlockExceptions", "false");
        properties.setProperty("connectTimeout", "5000");
        // Until the server has greeted; each statement then sets its own, longer than its bound.
        properties.setProperty("socketTimeout", "10000");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("characterEncoding", "UTF-8");
        properties.setProperty("useServerPrepStmts", "false");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "false");
        properties.setProperty("jdbcCompliantTruncation", "false");
        properties.setProperty("cacheServerConfiguration", "false");
        properties.setProperty("connectionAttributes", "program_name:tillwatch");
        properties.setProperty("netTimeoutForStreamingResults", "0");
        return properties;
    }
}
