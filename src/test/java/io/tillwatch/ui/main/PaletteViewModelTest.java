package io.tillwatch.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Figures;
import io.tillwatch.service.SaleRows;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private static final Texts TEXTS = Texts.in(Language.ENGLISH);

    private final List<String> asked = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private @Nullable Failure away;

    private final TaskExecutor tasks = new TaskExecutor() {
        @Override
        public Future<?> start(Runnable task) {
            work.addLast(task);
            return new CompletableFuture<@Nullable Void>() {
                @Override
                public boolean cancel(boolean interrupt) {
                    return work.remove(task);
                }
            };
        }

        @Override
        public void onUi(Runnable action) {
            action.run();
        }

        @Override
        public Repeated every(Duration pause, Runnable action) {
            throw new UnsupportedOperationException("asked once");
        }
    };

    private static final class Nowhere implements Navigator {
        @Override
        public void open(Address address) {}

        @Override
        public void goTo(String screen) {}
    }

    private final PaletteViewModel palette = new PaletteViewModel(
            List.of("overview", "sales"),
            new Nowhere(),
            () -> fake(Figures.class, List.of("1042")),
            () -> fake(SaleRows.class, null),
            tasks,
            InstantSource.fixed(Instant.parse("2026-11-22T03:00:00Z")),
            TEXTS,
            new Formats(TEXTS, ZoneId.of("Asia/Seoul")),
            Map.of());

    private <T> T fake(Class<T> type, @Nullable Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    asked.add(String.valueOf(values[0]));
                    if (away != null) {
                        throw away;
                    }
                    return answer;
                }));
    }

    private void type(String text) {
        palette.queryProperty().set(text);
    }

    private void rest() {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    private List<String> found() {
        return palette.found().stream().map(PaletteEntry::title).toList();
    }

    @Test
    void whoTypesOnAsksOnce() {
        type("10");
        type("104");
        type("1042");
        rest();

        assertEquals(List.of("1042", "1042"), asked, "for a store and for a sale");
        assertEquals(List.of("Store 1042"), found());
        assertTrue(palette.answeredProperty().get());
    }

    @Test
    void nothingIsFoundOnlyOnceTheAnswerIsThere() {
        type("zzz");

        assertEquals(List.of(), found());
        assertFalse(palette.answeredProperty().get());
        assertFalse(palette.noteProperty().get().isEmpty());
    }

    @Test
    void saysWhyStoresCannotBeFoundAndKeepsWhatIsAtHand() {
        away = new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain("Elasticsearch does not answer."));

        type("sal");
        rest();

        assertEquals(List.of("Sales"), found());
        assertFalse(palette.answeredProperty().get());
        assertTrue(palette.noteProperty().get().endsWith("Elasticsearch does not answer."));
        type("");
        assertEquals("", palette.noteProperty().get());
    }
}
