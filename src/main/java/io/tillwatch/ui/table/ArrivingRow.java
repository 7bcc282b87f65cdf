package io.tillwatch.ui.table;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableRow;

/** A row on screen that looks again when rows have arrived, as long as its own was not among them. */
final class ArrivingRow<R> extends TableRow<R> {
    // Held here, as the table holds it weakly: rows on screen come and go.
    private final InvalidationListener lookAgain = arrived -> {
        if (!isEmpty() && getItem() == null) {
            updateIndex(getIndex());
        }
    };

    ArrivingRow(ObservableValue<? extends Number> arrivals) {
        arrivals.addListener(new WeakInvalidationListener(lookAgain));
    }
}
