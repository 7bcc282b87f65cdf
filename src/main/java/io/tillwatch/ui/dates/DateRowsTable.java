package io.tillwatch.ui.dates;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.ExportMenu;
import io.tillwatch.ui.table.Provenance;
import io.tillwatch.ui.table.RowTable;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TablePosition;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows of a date: a table by store, and one by store and platform, of which the fitting one is shown. */
final class DateRowsTable {
    private final DatesViewModel viewModel;
    private final Navigator navigator;
    private final Texts texts;
    private final RowTable<DateRow> stores;
    private final RowTable<DateRow> storesByPlatform;
    private final ExportMenu exportStores;
    private final ExportMenu exportByPlatform;

    DateRowsTable(
            DatesViewModel viewModel,
            DateTables tables,
            TaskExecutor tasks,
            Notices notices,
            Supplier<Provenance> provenance,
            Navigator navigator,
            Texts texts) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.texts = texts;
        stores = tables.stores();
        storesByPlatform = tables.platforms();
        exportStores = new ExportMenu(stores, tasks, notices, provenance);
        exportByPlatform = new ExportMenu(storesByPlatform, tasks, notices, provenance);
        for (RowTable<DateRow> table : List.of(stores, storesByPlatform)) {
            VBox.setVgrow(table.node(), Priority.ALWAYS);
            table.setOnOpen(row -> openRow(table, row));
        }
    }

    /** The table that fits what is shown; another one may fit the next page. */
    Node node() {
        return table().node();
    }

    /** What exports the table that fits. */
    Node export() {
        return table().equals(stores) ? exportStores : exportByPlatform;
    }

    private RowTable<DateRow> table() {
        DatePage read = viewModel.pageProperty().get();
        return read == null || (read.platform().isEmpty() && !read.split()) ? stores : storesByPlatform;
    }

    void showLoading() {
        table().loading();
    }

    void showFailed(ScreenError error) {
        table().failed(error, viewModel::load);
    }

    /** @param none the date has no row at all */
    void show(List<DateRow> rows, boolean none) {
        RowTable<DateRow> table = table();
        table.sayWhenNothing(
                texts.text(none ? "dates.nothing" : "dates.nothing.chosen"),
                texts.text(none ? "dates.nothing.hint" : "dates.nothing.chosen.hint"));
        table.show(rows);
    }

    /** What a number counts lies behind it; the store behind everything else. */
    private void openRow(RowTable<DateRow> table, DateRow row) {
        String column = column(table.view().getFocusModel().getFocusedCell());
        if (column.isEmpty() || DateTables.leadsToStore(column)) {
            navigator.open(Address.of("stores").with("store", row.storeId()));
            return;
        }
        if (DateTables.leadsToFlags(column)) {
            navigator.open(viewModel.openFlags().with("store", row.storeId()));
            return;
        }
        navigator.open(Address.of("sales")
                .with("store", row.storeId())
                .with("from", viewModel.date())
                .with("to", viewModel.date())
                .with("platform", row.platform()));
    }

    /** Empty for none. */
    private static String column(@Nullable TablePosition<?, ?> cell) {
        return cell == null || cell.getTableColumn() == null
                ? ""
                : String.valueOf(cell.getTableColumn().getId());
    }
}
