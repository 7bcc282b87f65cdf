package io.tillwatch.ui.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Sorts rows by their titles: those in memory here, others where they come from. */
final class RowOrder<R> {
    private final TableView<R> view;
    private final TableColumns<R> columns;
    private List<R> unsorted = List.of();
    private @Nullable Consumer<Optional<TableOrder>> onOrder;
    private Predicate<String> orderable = key -> true;
    private Optional<TableOrder> marked = Optional.empty();
    private boolean marking;

    RowOrder(TableView<R> view, TableColumns<R> columns) {
        this.view = view;
        this.columns = columns;
        view.setSortPolicy(any -> {
            sort();
            return true;
        });
    }

    void setOnOrder(Predicate<String> keys, Consumer<Optional<TableOrder>> action) {
        onOrder = action;
        orderable = keys;
        sortable();
    }

    /** Shows rows in memory, in the order that is chosen; or others as they are. */
    void show(List<R> rows) {
        if (rows instanceof SpooledRows<R> disk) {
            unsorted = List.of();
            // Other items may take the order away, which is no wish of anybody's.
            marking = true;
            view.setItems(disk);
            marking = false;
            if (onOrder != null && !chosen().equals(marked)) {
                mark(marked);
            }
        } else {
            unsorted = List.copyOf(rows);
            view.setItems(FXCollections.observableArrayList(onOrder == null ? sorted() : unsorted));
        }
        sortable();
        if (!rows.isEmpty()) {
            view.scrollTo(0);
        }
    }

    private void sortable() {
        boolean can = onOrder != null || !(view.getItems() instanceof SpooledRows);
        for (TableColumnSpec<R> column : columns.all()) {
            columns.column(column.key()).setSortable(can && orderable.test(column.key()));
        }
    }

    private void sort() {
        if (marking) {
            return;
        }
        if (onOrder != null) {
            if (!chosen().equals(marked)) {
                onOrder.accept(chosen());
            }
        } else if (!(view.getItems() instanceof SpooledRows)) {
            R selected = view.getSelectionModel().getSelectedItem();
            ObservableList<R> items = view.getItems();
            items.setAll(sorted());
            keepSelected(items, selected);
        }
    }

    private void keepSelected(List<R> items, @Nullable R selected) {
        int index = selected == null ? -1 : items.indexOf(selected);
        if (index < 0) {
            return;
        }
        if (view.getSelectionModel().isCellSelectionEnabled()) {
            view.getSelectionModel().clearAndSelect(index, view.getVisibleLeafColumn(0));
        } else {
            view.getSelectionModel().clearAndSelect(index);
        }
    }

    private Optional<TableOrder> chosen() {
        return view.getSortOrder().isEmpty()
                ? Optional.empty()
                : Optional.of(new TableOrder(
                        columns.spec(view.getSortOrder().getFirst()).key(),
                        descending(view.getSortOrder().getFirst())));
    }

    private static boolean descending(TableColumn<?, ?> column) {
        return column.getSortType() == TableColumn.SortType.DESCENDING;
    }

    private List<R> sorted() {
        Comparator<R> by = null;
        for (TableColumn<R, ?> column : view.getSortOrder()) {
            Comparator<R> next = columns.spec(column).order(descending(column));
            by = by == null ? next : by.thenComparing(next);
        }
        List<R> rows = new ArrayList<>(unsorted);
        if (by != null) {
            rows.sort(by);
        }
        return rows;
    }

    void mark(Optional<TableOrder> by) {
        marked = by;
        marking = true;
        try {
            view.getSortOrder().clear();
            by.ifPresent(order -> {
                TableColumn<R, R> column = columns.column(order.key());
                column.setSortType(
                        order.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                view.getSortOrder().add(column);
            });
        } finally {
            marking = false;
        }
    }
}
