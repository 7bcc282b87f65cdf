package io.tillwatch.testing;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.embedded.EmbeddedOptions;
import io.tillwatch.embedded.EmbeddedOptions.Parts;
import io.tillwatch.embedded.EmbeddedServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Real servers for tests. Each starts when a test first asks for it, serves all tests of this JVM and ends with it.
 * Tests keep apart by an index prefix or a database of their own.
 */
public final class TestServers {
    private static final String DEFAULT_MYSQL = "jdbc:mysql://127.0.0.1:13306/";
    private static final int HEAP_MEGABYTES = 512;

    private static final Duration LOOKS_AT_DISK_EVERY = Duration.ofSeconds(35);

    private static @Nullable EmbeddedServers elasticsearch;
    private static long diskUnwatchedFrom;
    private static @Nullable EmbeddedServers mariaDb;
    private static @Nullable DatabaseServer mySql;
    private static boolean mySqlSought;

    private TestServers() {}

    /** The Elasticsearch of this JVM; the user may do everything. Choose a prefix nobody else has. */
    public static synchronized IndexSettings elasticsearch(String prefix) {
        return elasticsearchServer().indexSettings(prefix);
    }

    /** The same, when the process itself is needed. Do not close it. */
    public static synchronized EmbeddedServers elasticsearchServer() {
        EmbeddedServers started = elasticsearch;
        if (started == null) {
            started = start(Parts.ELASTICSEARCH);
            elasticsearch = started;
            // The next look is set already; after it there is none.
            new IndexDump(started.indexSettings(""))
                    .call("PUT", "_cluster/settings", "{\"persistent\":{\"cluster.info.update.interval\":\"1h\"}}");
            diskUnwatchedFrom = System.nanoTime() + LOOKS_AT_DISK_EVERY.toNanos();
        }
        return started;
    }

    /**
     * Returns once Elasticsearch does not look at its disk any more: it would take a block away that stands for a full
     * disk, as the disk is not full.
     */
    public static void awaitDiskUnwatched() {
        elasticsearchServer();
        try {
            TimeUnit.NANOSECONDS.sleep(diskUnwatchedFrom - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("was interrupted", e);
        }
    }

    /** The MariaDB of this JVM; the user may do everything. */
    public static synchronized DatabaseServer mariaDb() {
        EmbeddedServers started = mariaDb;
        if (started == null) {
            started = start(Parts.DATABASE);
            mariaDb = started;
        }
        return new DatabaseServer(
                "MariaDB",
                started.jdbcUrl().replaceFirst("tillwatch$", ""),
                started.databaseUser(),
                started.databasePassword());
    }

    /**
     * The MySQL that {@code TILLWATCH_TEST_MYSQL_URL} names (with {@code TILLWATCH_TEST_MYSQL_USER} and
     * {@code _PASSWORD}, otherwise root without one), or the one that listens on 127.0.0.1:13306; empty, and said so on
     * the terminal, when there is none.
     */
    public static synchronized Optional<DatabaseServer> mySql() {
        if (!mySqlSought) {
            mySqlSought = true;
            mySql = findMySql().orElse(null);
        }
        return Optional.ofNullable(mySql);
    }

    private static Optional<DatabaseServer> findMySql() {
        String given = System.getenv("TILLWATCH_TEST_MYSQL_URL");
        String url = given == null ? DEFAULT_MYSQL : given.endsWith("/") ? given : given + "/";
        DatabaseServer server = new DatabaseServer(
                "MySQL",
                url,
                environment("TILLWATCH_TEST_MYSQL_USER", "root"),
                new Secret(environment("TILLWATCH_TEST_MYSQL_PASSWORD", "")));
        try {
            DriverManager.getConnection(
                            server.url() + "?connectTimeout=3000&allowPublicKeyRetrieval=true",
                            server.user(),
                            server.password().reveal())
                    .close();
            return Optional.of(server);
        } catch (SQLException failed) {
            if (given != null) {
                throw new IllegalStateException("TILLWATCH_TEST_MYSQL_URL is set but does not answer", failed);
            }
            System.out.println("No MySQL answers on 127.0.0.1:13306 and TILLWATCH_TEST_MYSQL_URL is not set:"
                    + " the tests that need MySQL are skipped.");
            return Optional.empty();
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private static EmbeddedServers start(Parts parts) {
        return EmbeddedServers.start(
                EmbeddedOptions.standard(action -> Runtime.getRuntime().addShutdownHook(new Thread(action)))
                        .with(parts)
                        .withHeapMegabytes(HEAP_MEGABYTES)
                        // Builds run on machines that have other things to do.
                        .withReadyWithin(Duration.ofMinutes(5)),
                InstantSource.system(),
                line -> System.out.println("[test servers] " + line));
    }
}
