package io.tillwatch.ui.table;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableView;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The rows on disk that a table shows, or will once their total is known. It closes them when it shows others. */
final class FollowedRows<R> {
    private final TableView<R> view;
    private final RowOrder<R> order;
    private final Watcher<R> watcher;
    private final ReadOnlyLongWrapper arrivals = new ReadOnlyLongWrapper();

    private @Nullable SpooledRows<R> rows;
    private boolean seen;
    private Subscription changes = Subscription.EMPTY;

    /** Told of what becomes of the rows. */
    interface Watcher<R> {
        /** The total is known and the rows are in the table, or their state is another one. */
        void shown(SpooledRows<R> rows);

        /** The first of them are there. */
        void begun(SpooledRows<R> rows);

        /** More of them are there, and more will come. */
        void reading(SpooledRows<R> rows);
    }

    FollowedRows(TableView<R> view, RowOrder<R> order, Watcher<R> watcher) {
        this.view = view;
        this.order = order;
        this.watcher = watcher;
    }

    /** Rises whenever rows have come. */
    ReadOnlyLongProperty arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    boolean isFollowing(SpooledRows<R> other) {
        return other.equals(rows);
    }

    /** The rows that are followed and in the table; null when it shows none of a disk. */
    @Nullable
    SpooledRows<R> shown() {
        SpooledRows<R> followed = rows;
        return followed != null && isInTable(followed) ? followed : null;
    }

    /** The table shows what is followed, as far as anything is. */
    boolean isSettled() {
        return rows == null || isInTable(rows);
    }

    void follow(SpooledRows<R> wanted) {
        SpooledRows<R> before = rows;
        changes.unsubscribe();
        rows = wanted;
        changes = wanted.stateProperty()
                .subscribe(() -> show(wanted, before))
                .and(wanted.readProperty().subscribe(() -> arrived(wanted)));
        show(wanted, before);
    }

    private void show(SpooledRows<R> wanted, @Nullable SpooledRows<R> before) {
        if (wanted.getState() == SpooledRows.State.OPENING) {
            return;
        }
        if (wanted.getState() == SpooledRows.State.FAILED && wanted.isEmpty()) {
            return; // whoever asked is told by the rows, and tells the table by failed(...)
        }
        if (!isInTable(wanted)) {
            seen = false;
            var items = view.getItems();
            order.show(wanted);
            // Not only the ones before: those may never have been seen, when questions follow fast on each other.
            if (items instanceof SpooledRows<R> old) {
                old.close();
            }
            if (before != null) {
                before.close();
            }
        }
        watcher.shown(wanted);
        arrived(wanted);
    }

    private void arrived(SpooledRows<R> followed) {
        if (!seen && followed.getRead() > 0 && isInTable(followed)) {
            seen = true;
            watcher.begun(followed);
        }
        arrivals.set(arrivals.get() + 1);
        if (followed.getState() == SpooledRows.State.READING) {
            watcher.reading(followed);
        }
    }

    /** Rows on disk are equal to nothing but themselves. */
    private boolean isInTable(SpooledRows<R> followed) {
        return followed.equals(view.getItems());
    }

    /** None from now on: the table is left empty where it showed any. */
    void drop() {
        changes.unsubscribe();
        changes = Subscription.EMPTY;
        SpooledRows<R> before = rows;
        rows = null;
        if (before != null) {
            if (isInTable(before)) {
                view.setItems(FXCollections.observableArrayList());
            }
            before.close();
        }
        if (view.getItems() instanceof SpooledRows<R> left) {
            view.setItems(FXCollections.observableArrayList());
            left.close();
        }
    }
}
