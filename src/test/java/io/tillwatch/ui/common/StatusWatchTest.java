package io.tillwatch.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.Workspace;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusWatchTest {
    private static final SyncState SYNC =
            new SyncState(null, new TreeMap<>(), null, false, null, null, List.of(), null, "");

    private final Queued tasks = new Queued();
    private Supplier<SyncState> state = () -> SYNC;
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final StatusWatch watch = new StatusWatch(workspace(), tasks, () -> now);

    /** Work that begins when the test says so, and clocks that strike then. */
    private static final class Queued implements TaskExecutor {
        private final Deque<Runnable> work = new ArrayDeque<>();
        private final List<Clock> clocks = new ArrayList<>();

        private record Clock(Duration pause, Runnable action) {}

        @Override
        public Future<?> start(Runnable task) {
            work.addLast(task);
            return new CompletableFuture<@Nullable Void>();
        }

        @Override
        public void onUi(Runnable action) {
            action.run();
        }

        @Override
        public Repeated every(Duration pause, Runnable action) {
            Clock clock = new Clock(pause, action);
            clocks.add(clock);
            return () -> clocks.remove(clock);
        }

        void answer() {
            while (!work.isEmpty()) {
                work.removeFirst().run();
            }
        }

        void strike(Duration pause) {
            List.copyOf(clocks).stream()
                    .filter(clock -> clock.pause().equals(pause))
                    .forEach(clock -> clock.action().run());
        }
    }

    private Workspace workspace() {
        IndexAdmin admin = fake(
                IndexAdmin.class, (proxy, method, values) -> method.getName().equals("isPrepared"));
        StateStore states = fake(StateStore.class, (proxy, method, values) -> state.get());
        RunStore runs = fake(RunStore.class, (proxy, method, values) -> List.of());
        SaleSource source = fake(SaleSource.class, (proxy, method, values) -> List.of());
        return fake(Workspace.class, (proxy, method, values) -> switch (method.getName()) {
            case "admin" -> admin;
            case "state" -> states;
            case "runs" -> runs;
            case "source" -> source;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private Status.State index() {
        return watch.statusProperty().get().index().state();
    }

    @BeforeEach
    void lookOnce() {
        watch.start();
        tasks.answer();
        assertEquals(Status.State.UP, index());
        assertEquals(Status.State.UP, watch.statusProperty().get().source().state());
    }

    private void patienceEnds() {
        tasks.strike(Duration.ofSeconds(3));
    }

    @Test
    void anIndexThatDoesNotAnswerTwiceIsLostWithoutWaitingForItsPatience() {
        tasks.strike(StatusWatch.PAUSE);
        patienceEnds();
        assertEquals(Status.State.UP, index(), "once may happen under load");
        patienceEnds();

        assertEquals(Status.State.DOWN, index());
        assertTrue(watch.staleProperty().get());
        assertEquals(
                "window.silent", watch.statusProperty().get().index().reason().key());
    }

    @Test
    void whoAnswersTheSecondTimeWasNeverLost() {
        tasks.strike(StatusWatch.PAUSE);
        patienceEnds();
        tasks.answer();

        tasks.strike(StatusWatch.PAUSE);
        patienceEnds();
        assertEquals(Status.State.UP, index(), "it begins anew to count");
    }

    @Test
    void anAnswerThatComesTooLateIsNotTold() {
        tasks.strike(StatusWatch.PAUSE);
        patienceEnds();
        patienceEnds();
        tasks.answer();

        assertEquals(Status.State.DOWN, index());
        tasks.strike(StatusWatch.PAUSE);
        tasks.answer();
        assertEquals(Status.State.UP, index());
    }

    @Test
    void aFaultIsToldAtOnceWithItsReason() {
        state = () -> {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain("Forbidden."));
        };
        tasks.strike(StatusWatch.PAUSE);
        tasks.answer();

        assertEquals(Status.State.DOWN, index());
        assertEquals(SYNC, watch.statusProperty().get().sync());
    }

    @Test
    void aSourceThatDoesNotAnswerKeepsNobodyFromTheIndex() {
        for (int i = 0; i < 6; i++) {
            now = now.plusSeconds(5);
            tasks.strike(StatusWatch.PAUSE);
        }
        // The index answers, the source, asked after it, does not.
        tasks.work.removeFirst().run();

        assertEquals(now, watch.statusProperty().get().at());
        tasks.strike(Duration.ofSeconds(10));
        assertEquals(Status.State.UP, index());
        assertEquals(Status.State.DOWN, watch.statusProperty().get().source().state());
    }

    @Test
    void nothingIsLookedAtOnceItIsStopped() {
        watch.stop();

        assertEquals(List.of(), tasks.clocks);
    }
}
