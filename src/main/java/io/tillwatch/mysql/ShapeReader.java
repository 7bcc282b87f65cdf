package io.tillwatch.mysql;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.mysql.TableShape.Column;
import io.tillwatch.mysql.TableShape.Index;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a table's columns and indexes from the server's catalogue. Nothing about the table is assumed. */
final class ShapeReader {
    private final SqlRunner sql;
    private final String table;

    ShapeReader(SqlRunner sql, String table) {
        this.sql = sql;
        this.table = table;
    }

    /** Fails when the table is missing, may not be read, lacks a required column or has a time of no known type. */
    TableShape read() {
        if (table.isEmpty() || table.length() > 64 || table.indexOf('\0') >= 0) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("mysql.table.name"));
        }
        TableShape shape = readTable();
        checkColumns(shape);
        return shape;
    }

    private record Found(String name, boolean view, long rows, long bytes) {}

    private TableShape readTable() {
        List<Found> found = sql.query(
                SqlLimits.PAGE,
                "SELECT table_name, table_type, COALESCE(table_rows, 0),"
                        + " COALESCE(data_length, 0) + COALESCE(index_length, 0)"
                        + " FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
                List.of(table),
                rows -> {
                    List<Found> tables = new ArrayList<>();
                    while (rows.next()) {
                        tables.add(new Found(
                                rows.getString(1),
                                rows.getString(2).contains("VIEW"),
                                rows.getLong(3),
                                rows.getLong(4)));
                    }
                    return tables;
                });
        if (found.isEmpty()) {
            return missing();
        }
        Found best = found.stream()
                .filter(candidate -> candidate.name().equals(table))
                .findFirst()
                .orElse(found.getFirst());
        return new TableShape(
                best.name(),
                best.view(),
                columns(best.name()),
                best.view() ? List.of() : indexes(best.name()),
                best.rows(),
                best.bytes());
    }

    /** The catalogue hides what may not be read; asking for it tells a missing table from a missing privilege. */
    private TableShape missing() {
        sql.query(SqlLimits.PAGE, "SELECT 1 FROM " + TableShape.quote(table) + " LIMIT 0", List.of(), rows -> "");
        throw new Failure(Failure.Kind.REFUSED, Sentence.of("mysql.table.hidden", table));
    }

    private Map<SaleColumn, Column> columns(String name) {
        Map<String, SaleColumn> wanted = new HashMap<>();
        for (SaleColumn column : SaleColumn.values()) {
            wanted.put(column.columnName(), column);
        }
        Map<SaleColumn, Column> columns = new EnumMap<>(SaleColumn.class);
        sql.query(
                SqlLimits.PAGE,
                "SELECT column_name, data_type, COALESCE(character_set_name, ''), column_type"
                        + " FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?",
                List.of(name),
                rows -> {
                    while (rows.next()) {
                        String column = rows.getString(1);
                        SaleColumn known = wanted.get(column.toLowerCase(Locale.ROOT));
                        if (known != null) {
                            ColumnKind kind = ColumnKind.of(rows.getString(2), rows.getString(3));
                            columns.put(known, new Column(column, kind, rows.getString(4)));
                        }
                    }
                    return columns;
                });
        return columns;
    }

    /** Whole, ascending B-tree indexes that the optimizer may use. */
    private List<Index> indexes(String name) {
        String usable = sql.server().mariaDb() ? "1 = 1" : "is_visible = 'YES'";
        Map<String, List<String>> parts = new LinkedHashMap<>();
        Map<String, Boolean> unique = new HashMap<>();
        List<String> unusable = new ArrayList<>();
        sql.query(
                SqlLimits.PAGE,
                "SELECT index_name, non_unique, COALESCE(LOWER(column_name), ''), sub_part,"
                        + " COALESCE(collation, '') = 'A' AND index_type = 'BTREE' AND " + usable
                        + " FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ?"
                        + " ORDER BY index_name, seq_in_index",
                List.of(name),
                rows -> {
                    while (rows.next()) {
                        String index = rows.getString(1);
                        boolean whole = rows.getString(4) == null && rows.getInt(5) == 1;
                        if (!whole) {
                            unusable.add(index);
                        }
                        unique.put(index, rows.getInt(2) == 0);
                        parts.computeIfAbsent(index, key -> new ArrayList<>()).add(rows.getString(3));
                    }
                    return parts;
                });
        return parts.entrySet().stream()
                .filter(entry -> !unusable.contains(entry.getKey()))
                .map(entry -> new Index(
                        entry.getKey(), unique.getOrDefault(entry.getKey(), false), List.copyOf(entry.getValue())))
                .toList();
    }

    private void checkColumns(TableShape shape) {
        List<String> absent = new ArrayList<>();
        for (SaleColumn column : SaleColumn.values()) {
            ColumnKind kind = shape.kind(column);
            if (column.required() && kind == ColumnKind.ABSENT) {
                absent.add(column.columnName());
            }
            if (column.isTime() && kind != ColumnKind.ABSENT && !kind.isTime() && !kind.isText()) {
                throw new Failure(
                        Failure.Kind.REFUSED, Sentence.of("mysql.column.kind", column.columnName(), shape.name()));
            }
        }
        if (!absent.isEmpty()) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    absent.size() == 1
                            ? Sentence.of("mysql.column.missing", shape.name(), absent.getFirst())
                            : Sentence.of("mysql.columns.missing", shape.name(), String.join(", ", absent)));
        }
    }
}
