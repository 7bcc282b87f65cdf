package io.tillwatch.ui.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers the columns of tables by the table's name. UI thread; called with every step of a drag, so do not write a
 * file each time. */
public interface TableMemory {
    Optional<TableLayout> recall(String table);

    void remember(String table, TableLayout layout);

    /** Back to how the table was made. */
    void forget(String table);

    /** Remembers as long as the program runs. */
    static TableMemory untilExit() {
        Map<String, TableLayout> layouts = new HashMap<>();
        return new TableMemory() {
            @Override
            public Optional<TableLayout> recall(String table) {
                return Optional.ofNullable(layouts.get(table));
            }

            @Override
            public void remember(String table, TableLayout layout) {
                layouts.put(table, layout);
            }

            @Override
            public void forget(String table) {
                layouts.remove(table);
            }
        };
    }
}
