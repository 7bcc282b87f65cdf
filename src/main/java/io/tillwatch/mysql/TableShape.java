package io.tillwatch.mysql;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table looks like, as read from the server.
 *
 * @param name the table's name as the server writes it
 * @param view whether it is a view: it has no indexes of its own and its ids may be null
 * @param columns those of the 23 columns that it has
 * @param indexes its visible indexes
 * @param approximateRows the server's own estimate, 0 for a view
 * @param bytes size of data and indexes, roughly; 0 for a view
 */
record TableShape(
        String name,
        boolean view,
        Map<SaleColumn, Column> columns,
        List<Index> indexes,
        long approximateRows,
        long bytes) {

    /** A column as the table has it; {@code type} is the server's full wording. */
    record Column(String name, ColumnKind kind, String type) {}

    /** An index with its columns in order, in lower case. */
    record Index(String name, boolean unique, List<String> columns) {}

    TableShape {
        columns = new EnumMap<>(columns);
        indexes = List.copyOf(indexes);
    }

    ColumnKind kind(SaleColumn column) {
        Column found = columns.get(column);
        return found == null ? ColumnKind.ABSENT : found.kind();
    }

    /** A column that the table has. */
    Column present(SaleColumn column) {
        Column found = columns.get(column);
        if (found == null) {
            throw new IllegalStateException("The table has no column " + column.columnName());
        }
        return found;
    }

    /** The quoted name of a column that the table has. */
    String quoted(SaleColumn column) {
        return quote(present(column).name());
    }

    String quotedName() {
        return quote(name);
    }

    /** All 23 columns in order as expressions; a column that the table lacks is NULL. */
    String selectList() {
        StringBuilder list = new StringBuilder();
        for (SaleColumn column : SaleColumn.values()) {
            Column found = columns.get(column);
            list.append(list.isEmpty() ? "" : ", ")
                    .append(found == null ? "NULL" : found.kind().expression(quote(found.name())));
        }
        return list.toString();
    }

    /** The index that gives rows in the order {@code (modified, id)}. */
    Optional<Index> changeIndex() {
        return indexes.stream().filter(this::givesChangeOrder).findFirst();
    }

    private boolean givesChangeOrder(Index index) {
        List<String> names = index.columns();
        if (!names.getFirst().equals("modified")) {
            return false;
        }
        // InnoDB ends every secondary index with the primary key.
        return names.size() > 1 ? names.get(1).equals("id") : primaryKeyIsId();
    }

    private boolean primaryKeyIsId() {
        return indexes.stream()
                .anyMatch(index ->
                        index.name().equals("PRIMARY") && index.columns().equals(List.of("id")));
    }

    /** The index by which a page of ids can be read without missing one: unique, and of the id alone. */
    Optional<Index> idIndex() {
        return indexes.stream()
                .filter(index -> index.unique() && index.columns().equals(List.of("id")))
                .findFirst();
    }

    /** Whether some index begins with the column. */
    boolean indexed(SaleColumn column) {
        return indexes.stream().anyMatch(index -> index.columns().getFirst().equals(column.columnName()));
    }

    static String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}
