package io.tillwatch.embedded;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.model.Failure;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Elasticsearch and a MariaDB of our own, running from {@link #start} to {@link #close}. Both listen on loopback
 * only, on free ports, with passwords made at this start. They also end when this JVM ends without closing them, and
 * what a killed one leaves is removed by the next start.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);
    private static final Duration LOCKED_WITHIN = Duration.ofMinutes(3);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 3;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Instance instance;
    private final boolean keep;
    private final Secret password = Passwords.random();
    private final List<Running> running = new ArrayList<>();
    private @Nullable ElasticsearchServer elasticsearch;
    private @Nullable MariaDbServer database;
    private boolean closed;

    private record Running(Server server, Child child) {}

    private EmbeddedServers(Instance instance, boolean keep) {
        this.instance = instance;
        this.keep = keep;
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
                servers = new EmbeddedServers(setup.instance(), options.keep());
                options.atExit().accept(servers::close);
                servers.prepare(setup, options, machine, home, progress);
            } finally {
                starting.close();
            }
            servers.startAll(options.readyWithin(), progress);
            return servers;
        } catch (IOException failed) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    "The built-in servers could not be set up in " + home.folder() + ": "
                            + (failed.getMessage() != null
                                            && failed.getMessage().contains("No space left")
                                    ? "the disk is full."
                                    : "a file or folder there cannot be used."),
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

    private void startAll(Duration limit, Consumer<String> progress) throws IOException {
        boolean ready = false;
        try {
            List<Running> waiting = new ArrayList<>();
            // Elasticsearch takes longest, so it starts first; the database is set up meanwhile.
            for (@Nullable Server server : new @Nullable Server[] {elasticsearch, database}) {
                if (server != null) {
                    progress.accept("Starting " + server.name());
                    waiting.add(launch(server));
                }
            }
            for (Running one : waiting) {
                await(one, limit, progress);
            }
            record();
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private void await(Running first, Duration limit, Consumer<String> progress) throws IOException {
        Running one = first;
        long began = System.nanoTime();
        int tries = 1;
        try {
            while (!one.server().ready(one.child())) {
                if (!one.child().alive()) {
                    requireOpen();
                    if (tries++ >= TRIES || !LogReason.portTaken(one.child().log())) {
                        throw ended(one);
                    }
                    one = launch(one.server());
                }
                if (System.nanoTime() - began > limit.toNanos()) {
                    throw new Failure(
                            Failure.Kind.UNAVAILABLE,
                            one.server().name() + " did not answer within " + limit.toSeconds() + " s (log: "
                                    + one.child().log() + "); try again when the machine has less to do.");
                }
                one.child().pause(PAUSE);
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, "The start of the built-in servers was interrupted.");
        }
        progress.accept(one.server().name() + " is ready");
    }

    private static Failure ended(Running one) {
        return new Failure(
                Failure.Kind.REFUSED,
                one.server().name() + " ended while it started: "
                        + LogReason.of(one.child().log()) + " (log: "
                        + one.child().log() + ").");
    }

    private Running launch(Server server) throws IOException {
        synchronized (running) {
            requireOpen();
            Running one = new Running(server, server.start());
            running.removeIf(earlier -> earlier.server().equals(server));
            running.add(one);
            record();
            return one;
        }
    }

    private void record() throws IOException {
        synchronized (running) {
            requireOpen();
            instance.record(running.stream()
                    .flatMap(one -> one.child().processes().stream())
                    .toList());
        }
    }

    private void requireOpen() {
        synchronized (running) {
            if (closed) {
                throw new Failure(Failure.Kind.CANCELLED, "The built-in servers were stopped while they started.");
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
            throw new Failure(Failure.Kind.UNAVAILABLE, "The built-in Elasticsearch is no longer there.", failed);
        }
    }

    /** How to reach the Elasticsearch, as its only user, who may do everything in it. */
    public IndexSettings indexSettings(String prefix) {
        return new IndexSettings(elasticsearchUrl(), ElasticsearchServer.USER, password, Secret.NONE, null, "", prefix);
    }

    /** The process id of this instance's processes: watchers, servers and what they started. */
    public List<Long> processes() {
        synchronized (running) {
            return running.stream()
                    .flatMap(one -> one.child().processes().stream())
                    .map(ProcessHandle::pid)
                    .toList();
        }
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
        synchronized (running) {
            if (closed) {
                return;
            }
            closed = true;
            if (keep) {
                running.forEach(one -> one.child().askToEnd());
                running.forEach(one -> one.child().awaitEnd(ENDED_WITHIN));
            } else {
                running.forEach(one -> one.child().kill());
            }
            try {
                instance.release();
            } catch (IOException failed) {
                LOG.warn("The data of the built-in servers could not be deleted; the next start does it", failed);
            }
        }
    }
}
