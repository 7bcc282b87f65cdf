package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One layer of a chart: a question to one data view. */
record Layer(Panel panel, String id, Map<String, @Nullable Object> tree) {
    List<String> order() {
        return Tree.texts(tree, "columnOrder");
    }

    Map<String, @Nullable Object> columns() {
        return Tree.map(tree, "columns");
    }

    /** In their order, which is that of nesting. */
    List<Column> groups() {
        return chosen(true);
    }

    List<Column> figures() {
        return chosen(false);
    }

    private List<Column> chosen(boolean groups) {
        List<Column> chosen = new ArrayList<>();
        for (String id : order()) {
            Column column = new Column(id, Tree.map(columns(), id));
            if (!column.tree().isEmpty() && column.isGroup() == groups) {
                chosen.add(column);
            }
        }
        return chosen;
    }

    /** The id of the data view that the panel's own reference names; empty when there is none. */
    String view() {
        for (Object reference : Tree.list(panel.attributes(), "references")) {
            if (Tree.text(reference, "name").equals("indexpattern-datasource-layer-" + id)
                    && Tree.text(reference, "type").equals(SavedObject.VIEW)) {
                return Tree.text(reference, "id");
            }
        }
        return "";
    }

    /** A column of a layer. */
    record Column(String id, Map<String, @Nullable Object> tree) {
        String operation() {
            return Tree.text(tree, "operationType");
        }

        String field() {
            return Tree.text(tree, "sourceField");
        }

        boolean isGroup() {
            return Tree.isTrue(tree, "isBucketed");
        }

        /** Empty for every row. */
        String filter() {
            return Tree.text(tree, "filter", "query");
        }

        /** How far before it looks, {@code 1w}; empty for now. */
        String shift() {
            return Tree.text(tree, "timeShift");
        }

        Map<String, @Nullable Object> params() {
            return Tree.map(tree, "params");
        }
    }
}
