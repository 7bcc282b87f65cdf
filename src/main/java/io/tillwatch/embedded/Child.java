package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server as a child process, with its output in a log file.
 *
 * <p>Between us and the server stands a small shell, the watcher. It reads from a pipe that only we hold: when we end,
 * however we end, the pipe closes and the watcher ends the server. If the watcher itself is killed, the system ends the
 * server where it can ({@code setpriv --pdeathsig}).
 */
final class Child {
    private static final String WATCHER = """
            umask 077
            trap '' HUP INT
            shift 2
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (
              read -r nothing <&3
              kill -TERM "$server" 2>/dev/null
              tries=0
              while [ "$tries" -lt 150 ] && kill -0 "$server" 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
              kill -KILL "$server" 2>/dev/null
            ) >/dev/null 2>&1 &
            guard=$!
            exec 3<&-
            wait "$server"
            status=$?
            kill -KILL "$guard" 2>/dev/null
            wait "$guard" 2>/dev/null
            exit "$status"
            """;
    private static final List<String> PASSED_ON = List.of("PATH", "TZ", "SYSTEMROOT", "SystemRoot");

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the command in that folder with just that environment and a little of ours. */
    static Child start(Setup setup, Path folder, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        HostPlatform platform = setup.platform();
        Files.deleteIfExists(log);
        Folders.createPrivate(log);
        ProcessBuilder builder = new ProcessBuilder(
                        watched(platform, setup.instance().folder(), command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Our own environment may hold passwords, and options meant for our JVM alone.
        Map<String, String> own = Map.copyOf(builder.environment());
        builder.environment().clear();
        PASSED_ON.stream()
                .filter(own::containsKey)
                .forEach(name -> builder.environment().put(name, own.get(name)));
        if (platform.kind() == HostPlatform.Kind.LINUX) {
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    private static List<String> watched(HostPlatform platform, Path instance, List<String> command) {
        if (platform.kind() == HostPlatform.Kind.WINDOWS) {
            return command;
        }
        List<String> whole = new ArrayList<>();
        if (platform.kind() == HostPlatform.Kind.LINUX && Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Out of the terminal's group: a Ctrl+C is for us, and we end the servers in order.
            whole.add("/usr/bin/setsid");
        }
        whole.addAll(List.of("sh", "-c", WATCHER, "sh", CommandLine.WATCHER, instance.toString()));
        whole.addAll(command);
        return whole;
    }

    boolean alive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** Waits a little, less if the server ends. */
    void pause(Duration time) throws InterruptedException {
        process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until a program that is no server has done its work; false when it failed or took too long. */
    boolean endsWell(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit) && process.exitValue() == 0;
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("servers.start.interrupted"));
        }
    }

    /** The watcher, the server, and what the server started. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Asks the server to end, so that its data are whole. Returns at once. */
    void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException ignored) {
            // The watcher is gone already, and the server with it.
        }
        if (CommandLine.of(process.toHandle())
                .map(line -> !line.arguments().contains(CommandLine.WATCHER))
                .orElse(false)) {
            process.destroy();
        }
    }

    /** Waits for the end that was asked for, then ends by force what still runs. */
    void awaitEnd(Duration limit) {
        List<ProcessHandle> all = processes();
        try {
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
        Remains.end(Stream.concat(all.stream(), processes().stream())
                .distinct()
                .filter(ProcessHandle::isAlive)
                .toList());
    }

    /**
     * Ends the server at once: its data are thrown away. From the innermost process outwards, so that each parent sees
     * its own child end and nothing is left to be collected by somebody else.
     */
    void kill() {
        long end = System.nanoTime() + KILLED_WITHIN.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < end) {
                processes().stream()
                        .filter(inner -> inner.children().findAny().isEmpty())
                        .forEach(ProcessHandle::destroyForcibly);
                pause(Duration.ofMillis(100));
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
        Remains.end(processes());
    }
}
