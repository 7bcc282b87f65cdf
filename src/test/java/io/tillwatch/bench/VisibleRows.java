package io.tillwatch.bench;

import java.util.Set;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Which rows of a table are to be seen. UI thread. */
final class VisibleRows {
    private VisibleRows() {}

    /** The index of the first one; -1 when there is none. */
    static int first(TableView<?> table) {
        IndexedCell<?> row =
                table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow.getFirstVisibleCell() : null;
        return row == null ? -1 : row.getIndex();
    }

    /** A figure of a table that did not move means nothing. */
    static void require(Set<Integer> places, int least) {
        if (places.size() < least) {
            throw new IllegalStateException("the table does not scroll: its first rows were only " + places);
        }
    }
}
