package io.tillwatch.bench;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.embedded.EmbeddedOptions;
import io.tillwatch.embedded.EmbeddedOptions.Parts;
import io.tillwatch.embedded.EmbeddedServers;
import io.tillwatch.testing.IndexDump;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Elasticsearch that can be killed and started again with the data and at the address it had. It is set up as the
 * built-in one; then what the kernel knows of its command is run again with a fixed port. Linux only.
 */
final class KillableElasticsearch implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 1024;
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    /** Below the ports that clients are given: none of them may sit on ours while we are away. */
    private static final int FIRST_PORT = 21_000;

    private static final int LAST_PORT = 31_000;
    /** The word that stands before the instance's folder in the command. */
    private static final String BEFORE_FOLDER = "tillwatch-watch";

    private final EmbeddedServers servers;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path workFolder;
    private final Path log;
    private final IndexSettings settings;
    private Process process;

    /** @param prefix before all names of indices */
    KillableElasticsearch(String prefix) throws IOException, InterruptedException {
        servers = EmbeddedServers.start(
                EmbeddedOptions.standard(action -> Runtime.getRuntime().addShutdownHook(new Thread(action)))
                        .with(Parts.ELASTICSEARCH)
                        .withHeapMegabytes(HEAP_MEGABYTES)
                        .withReadyWithin(READY_WITHIN),
                InstantSource.system(),
                line -> System.out.println("[soak] " + line));
        Path watcher = Path.of("/proc", servers.processes().getFirst().toString());
        command = new ArrayList<>(List.of("/usr/bin/setsid"));
        command.addAll(words(watcher.resolve("cmdline")));
        environment = new TreeMap<>();
        for (String variable : words(watcher.resolve("environ"))) {
            int at = variable.indexOf('=');
            environment.put(variable.substring(0, at), variable.substring(at + 1));
        }
        workFolder = Files.readSymbolicLink(watcher.resolve("cwd"));
        log = Files.createTempFile("tillwatch-soak-elasticsearch", ".log");
        IndexSettings first = servers.indexSettings(prefix);
        kill(ProcessHandle.of(servers.processes().getFirst()).orElseThrow());
        int port = freePort();
        Path folder = Path.of(command.get(command.indexOf(BEFORE_FOLDER) + 1));
        Path config = folder.resolve("elasticsearch/config/elasticsearch.yml");
        // In place, so that it keeps its owner.
        Files.writeString(config, Files.readString(config).replace("http.port: 0", "http.port: " + port));
        settings = new IndexSettings(
                URI.create("http://127.0.0.1:" + port),
                first.user(),
                first.password(),
                first.apiKey(),
                null,
                "",
                prefix);
        process = launch();
        awaitReady();
    }

    IndexSettings settings() {
        return settings;
    }

    /** As {@code kill -9}. Returns when it is gone. */
    void kill() throws InterruptedException {
        kill(process.toHandle());
    }

    /** Starts it where it was; returns when it answers and every index can be searched. */
    void restart() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady() throws InterruptedException, IOException {
        IndexDump dump = new IndexDump(settings);
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(dump)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Elasticsearch did not start again; the end of its output:\n" + tail(Files.readString(log)));
            }
            process.waitFor(300, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isReady(IndexDump dump) {
        try {
            return !dump.call("GET", "_cluster/health?wait_for_status=yellow&timeout=1s", "")
                    .get("timed_out")
                    .asBoolean();
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 3_000));
    }

    /** Kills the server itself; those that only wait for it then end by themselves. */
    private static void kill(ProcessHandle watcher) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (watcher.isAlive()) {
            Stream<ProcessHandle> all = Stream.concat(watcher.descendants(), Stream.of(watcher));
            boolean late = System.nanoTime() > end;
            all.filter(one -> late || isServer(one)).forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(50);
        }
    }

    private static boolean isServer(ProcessHandle one) {
        return one.children().findAny().isEmpty()
                && one.info().command().map(name -> name.endsWith("/java")).orElse(false);
    }

    private static List<String> words(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return List.of(text.substring(0, text.length() - 1).split("\0", -1));
    }

    private static int freePort() {
        for (int port = FIRST_PORT; port < LAST_PORT; port++) {
            @Nullable ServerSocket socket = open(port);
            if (socket != null) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static @Nullable ServerSocket open(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket;
        } catch (IOException taken) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        servers.close();
        Files.deleteIfExists(log);
    }
}
