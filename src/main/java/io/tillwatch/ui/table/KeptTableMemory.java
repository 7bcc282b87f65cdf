package io.tillwatch.ui.table;

import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers columns from one start to the next. A drag is written once, when it has come to rest. UI thread. */
public final class KeptTableMemory implements TableMemory {
    private static final Duration REST = Duration.ofMillis(700);

    private final Memory memory;
    private final TaskExecutor tasks;
    private final Map<String, TableLayout> unwritten = new HashMap<>();
    private TaskExecutor.@Nullable Repeated writing;

    public KeptTableMemory(Memory memory, TaskExecutor tasks) {
        this.memory = memory;
        this.tasks = tasks;
    }

    @Override
    public Optional<TableLayout> recall(String table) {
        TableLayout waiting = unwritten.get(table);
        return waiting == null ? memory.get(key(table)).map(KeptTableMemory::read) : Optional.of(waiting);
    }

    @Override
    public void remember(String table, TableLayout layout) {
        unwritten.put(table, layout);
        if (writing != null) {
            writing.cancel();
        }
        writing = tasks.every(REST, this::write);
    }

    @Override
    public void forget(String table) {
        unwritten.remove(table);
        memory.put(key(table), "");
    }

    private void write() {
        if (writing != null) {
            writing.cancel();
            writing = null;
        }
        unwritten.forEach((table, layout) -> memory.put(key(table), written(layout)));
        unwritten.clear();
    }

    private static String key(String table) {
        return "table." + table;
    }

    /** {@code amount_sale:112:1,remark:0:0}: key, whole pixels, seen or not. */
    private static String written(TableLayout layout) {
        List<String> columns = new ArrayList<>();
        for (TableLayout.Column column : layout.columns()) {
            columns.add(column.key() + ":" + Math.round(column.width()) + ":" + (column.shown() ? 1 : 0));
        }
        return String.join(",", columns);
    }

    /** What cannot be read is as if nobody had touched it. */
    private static TableLayout read(String text) {
        List<TableLayout.Column> columns = new ArrayList<>();
        for (String column : text.split(",", -1)) {
            String[] parts = column.split(":", -1);
            if (parts.length == 3 && parts[1].matches("\\d{1,5}")) {
                columns.add(new TableLayout.Column(parts[0], Integer.parseInt(parts[1]), parts[2].equals("1")));
            }
        }
        return new TableLayout(columns);
    }
}
