package io.tillwatch.embedded;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An Elasticsearch and a MariaDB of our own, running from {@link #start} to {@link #close}. Both listen on loopback
 * only, on free ports, with passwords made at this start. They also end when this JVM ends without closing them, and
 * what a killed one leaves is removed by the next start.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final Duration LOCKED_WITHIN = Duration.ofMinutes(3);
    private static final Duration USER_KNOWN_WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final RunningServers running;
    private final Secret password = Passwords.random();
    private @Nullable ElasticsearchServer elasticsearch;
    private @Nullable MariaDbServer database;

    private EmbeddedServers(RunningServers running) {
        this.running = running;
    }

    /**
     * Starts the servers and returns when they answer. Interrupting the thread stops the start.
     *
     * @param clock names the instance's folder
     * @param progress takes one short line for each thing that happens
     * @throws Failure when memory, disk, the platform or a server's early end rules it out; nothing is left running
     */
    public static EmbeddedServers start(EmbeddedOptions options, InstantSource clock, Consumer<String> progress) {
        return start(
                options, clock, progress, new MachineLimits(LinuxFiles.availableMemory(), MariaDbServer::freePort));
    }

    static EmbeddedServers start(
            EmbeddedOptions options, InstantSource clock, Consumer<String> progress, MachineLimits machine) {
        HostPlatform platform = HostPlatform.current();
        if (options.parts().database()) {
            platform.requireDatabaseBinary();
        }
        RunAs runAs = RunAs.find(platform);
        Home home = Home.open(options.home(), platform, runAs);
        Requirements.check(
                options.parts(), machine.availableMemory(), Requirements.freeDisk(home.folder()), home.folder());
        String token = UUID.randomUUID().toString().substring(0, 8);
        String name = options.keep() ? Instance.KEPT : NAME.format(clock.instant()) + "-" + token;
        try {
            EmbeddedServers servers;
            Setup setup;
            Lock starting = Lock.await(home.folder().resolve("lock"), LOCKED_WITHIN);
            try {
                Remains.clean(home);
                Logs.prune(home.logs());
                setup = new Setup(platform, runAs, Instance.take(home.instances(), name, runAs), token, home.logs());
                servers = new EmbeddedServers(new RunningServers(setup.instance(), options.keep()));
                options.atExit().accept(servers::close);
                servers.prepare(setup, options, machine, home, progress);
            } finally {
                starting.close();
            }
            servers.running.start(servers.wanted(), options.readyWithin(), progress);
            return servers;
        } catch (IOException failed) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    String.valueOf(failed.getMessage()).contains("No space left")
                            ? Sentence.of("servers.setup.disk", home.folder())
                            : Sentence.of("servers.setup.file", home.folder()),
                    failed);
        }
    }

    private void prepare(
            Setup setup, EmbeddedOptions options, MachineLimits machine, Home home, Consumer<String> progress)
            throws IOException {
        boolean ready = false;
        try {
            Archives archives = Archives.find();
            if (options.parts().elasticsearch()) {
                int heap = options.heapMegabytes() > 0
                        ? options.heapMegabytes()
                        : Requirements.heapMegabytes(machine.availableMemory());
                progress.accept("Preparing Elasticsearch");
                elasticsearch = new ElasticsearchServer(
                        setup,
                        archives.elasticsearch(home.servers()),
                        JavaHome.usable(Path.of(System.getProperty("java.home")), setup.runAs(), home.servers()),
                        heap,
                        password);
            }
            if (options.parts().database()) {
                progress.accept("Preparing MariaDB");
                database = new MariaDbServer(setup, archives.mariaDb(home.servers()), password, machine.freePort());
            }
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /** {@code jdbc:mysql://127.0.0.1:PORT/tillwatch} */
    public String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + started(database).port() + "/" + MariaDbServer.DATABASE;
    }

    /** The database's only user; may do everything in it. */
    public String databaseUser() {
        return MariaDbServer.USER;
    }

    public Secret databasePassword() {
        return password;
    }

    public URI elasticsearchUrl() {
        try {
            return started(elasticsearch).url();
        } catch (IOException failed) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("servers.elasticsearch.gone"), failed);
        }
    }

    /** How to reach the Elasticsearch, as its only user, who may do everything in it. */
    public IndexSettings indexSettings(String prefix) {
        return new IndexSettings(elasticsearchUrl(), ElasticsearchServer.USER, password, Secret.NONE, null, "", prefix);
    }

    /**
     * A further user of the Elasticsearch, with one role, to try out what privileges allow. Returns when it may come in.
     *
     * @param role its definition, the JSON that {@code PUT _security/role} takes
     */
    public IndexSettings addElasticsearchUser(String user, String role, String prefix) {
        ElasticsearchServer server = started(elasticsearch);
        Secret userPassword = Passwords.random();
        try {
            server.addUser(user, userPassword, role);
            long end = System.nanoTime() + USER_KNOWN_WITHIN.toNanos();
            while (!server.knows(user, userPassword)) {
                if (System.nanoTime() > end) {
                    throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("servers.elasticsearch.user"));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException failed) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("servers.elasticsearch.gone"), failed);
        }
        return new IndexSettings(elasticsearchUrl(), user, userPassword, Secret.NONE, null, "", prefix);
    }

    /** The process id of this instance's processes: watchers, servers and what they started. */
    public List<Long> processes() {
        return running.processes().stream().map(ProcessHandle::pid).toList();
    }

    /** Elasticsearch takes longest, so it comes first; the database is set up meanwhile. */
    private List<Server> wanted() {
        List<Server> wanted = new ArrayList<>();
        if (elasticsearch != null) {
            wanted.add(elasticsearch);
        }
        if (database != null) {
            wanted.add(database);
        }
        return wanted;
    }

    private static <T> T started(@Nullable T server) {
        if (server == null) {
            throw new IllegalStateException("this instance was started without that server");
        }
        return server;
    }

    /** Ends both servers and returns when no process is left. Data are deleted unless they are kept. Can be repeated. */
    @Override
    public void close() {
        running.close();
    }
}
