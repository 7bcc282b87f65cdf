package io.tillwatch.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KeptTableMemoryTest {
    private static final TableLayout LAYOUT = new TableLayout(
            List.of(new TableLayout.Column("amount_sale", 120, true), new TableLayout.Column("remark", 0, false)));

    private final Map<String, String> kept = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final KeptTableMemory memory = new KeptTableMemory(new KeptTexts(kept), new Waiting(waiting));

    /** Texts in memory. */
    private record KeptTexts(Map<String, String> texts) implements Memory {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(texts.get(key));
        }

        @Override
        public void put(String key, String value) {
            if (value.isEmpty()) {
                texts.remove(key);
            } else {
                texts.put(key, value);
            }
        }
    }

    /** Lets a test decide when a pause is over. */
    private record Waiting(List<Runnable> actions) implements TaskExecutor {
        @Override
        public Future<?> start(Runnable work) {
            throw new UnsupportedOperationException("nothing is done in the background");
        }

        @Override
        public void onUi(Runnable action) {
            throw new UnsupportedOperationException("nothing is done in the background");
        }

        @Override
        public Repeated every(Duration pause, Runnable action) {
            actions.add(action);
            return () -> actions.remove(action);
        }
    }

    private void rest() {
        List.copyOf(waiting).forEach(Runnable::run);
    }

    @Test
    void theNextStartFindsTheColumnsAsTheyWereLeft() {
        memory.remember("sales-rows", LAYOUT);
        rest();

        assertEquals(
                Optional.of(LAYOUT),
                new KeptTableMemory(new KeptTexts(kept), new Waiting(waiting)).recall("sales-rows"));
    }

    @Test
    void aDragIsWrittenOnceWhenItIsOver() {
        memory.remember("sales-rows", new TableLayout(List.of()));
        memory.remember("sales-rows", LAYOUT);

        assertEquals(Map.of(), kept);
        assertEquals(Optional.of(LAYOUT), memory.recall("sales-rows"));
        assertEquals(1, waiting.size());
        rest();
        assertEquals(Map.of("table.sales-rows", "amount_sale:120:1,remark:0:0"), kept);
        assertEquals(List.of(), waiting);
    }

    @Test
    void whatIsForgottenStaysForgotten() {
        memory.remember("sales-rows", LAYOUT);
        memory.forget("sales-rows");
        rest();

        assertEquals(Map.of(), kept);
        assertEquals(Optional.empty(), memory.recall("sales-rows"));
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        kept.put("table.sales-rows", "amount_sale:120:1,broken,remark:wide:1");

        assertEquals(
                Optional.of(new TableLayout(List.of(new TableLayout.Column("amount_sale", 120, true)))),
                memory.recall("sales-rows"));
    }
}
