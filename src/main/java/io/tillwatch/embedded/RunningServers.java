package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers of one instance from their start to their end. Closing works from any thread, also during the start. */
final class RunningServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServers.class);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 3;

    private final Instance instance;
    private final boolean keep;
    private final List<Running> running = new ArrayList<>();
    private boolean closed;

    private record Running(Server server, Child child) {}

    RunningServers(Instance instance, boolean keep) {
        this.instance = instance;
        this.keep = keep;
    }

    /** Returns when all answer; after a failure none is left. */
    void start(List<Server> servers, Duration limit, Consumer<String> progress) throws IOException {
        boolean ready = false;
        try {
            List<Running> waiting = new ArrayList<>();
            for (Server server : servers) {
                progress.accept("Starting " + server.name());
                waiting.add(launch(server));
            }
            await(waiting, limit, progress);
            record();
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /** Looks at all of them in turn, so that the end of any is noticed at once. */
    private void await(List<Running> waiting, Duration limit, Consumer<String> progress) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        int tries = 1;
        try {
            while (!waiting.isEmpty()) {
                for (Running one : List.copyOf(waiting)) {
                    if (one.server().ready(one.child())) {
                        waiting.remove(one);
                        progress.accept(one.server().name() + " is ready");
                    } else if (!one.child().alive()) {
                        requireOpen();
                        if (tries++ >= TRIES || !LogReason.portTaken(one.child().log())) {
                            throw ended(one);
                        }
                        waiting.set(waiting.indexOf(one), launch(one.server()));
                    } else if (System.nanoTime() > end) {
                        throw late(one, limit);
                    } else {
                        one.child().pause(PAUSE);
                    }
                }
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("servers.start.interrupted"));
        }
    }

    private static Failure late(Running one, Duration limit) {
        return new Failure(
                Failure.Kind.UNAVAILABLE,
                Sentence.of(
                        "servers.late",
                        one.server().name(),
                        limit.toSeconds(),
                        one.child().log()));
    }

    private static Failure ended(Running one) {
        return new Failure(
                Failure.Kind.REFUSED,
                Sentence.of(
                        "servers.ended",
                        one.server().name(),
                        LogReason.of(one.child().log()),
                        one.child().log()));
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
            instance.record(processes());
        }
    }

    private void requireOpen() {
        synchronized (running) {
            if (closed) {
                throw new Failure(Failure.Kind.CANCELLED, Sentence.of("servers.start.stopped"));
            }
        }
    }

    List<ProcessHandle> processes() {
        synchronized (running) {
            return running.stream()
                    .flatMap(one -> one.child().processes().stream())
                    .toList();
        }
    }

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
