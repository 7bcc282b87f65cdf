package io.tillwatch.ui.table;

import io.tillwatch.service.SyncState;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Makes the export menus of a window: holds what is the same for all of its tables.
 *
 * @param version of the application
 */
public record Exports(TaskExecutor tasks, Notices notices, StatusWatch watch, String version) {
    /**
     * What a table shows.
     *
     * @param title of the table
     * @param filter in words; empty for everything
     * @param address that shows the same again
     * @param at when the index was asked
     */
    public record Shown(String title, String filter, Address address, Instant at) {}

    /**
     * Makes the menu of a table.
     *
     * @param shown asked when an export begins
     */
    public ExportMenu of(RowTable<?> table, Supplier<Shown> shown) {
        return new ExportMenu(table, tasks, notices, () -> provenance(shown.get()));
    }

    private Provenance provenance(Shown shown) {
        SyncState sync = watch.statusProperty().get().sync();
        return new Provenance(
                shown.title(),
                shown.filter(),
                shown.address().toString(),
                shown.at(),
                sync == null ? null : sync.provenThrough(),
                version);
    }
}
