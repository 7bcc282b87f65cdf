package io.tillwatch.mysql;

import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import io.tillwatch.service.SourceRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds rows by ids as they are indexed: text, with any card number cut. */
final class SaleLookUp {
    private static final int IDS_AT_ONCE = 500;
    /** 65 digits, a sign and a point. */
    private static final int LONGEST_NUMBER = 67;

    private final SqlRunner sql;
    private final TableShape shape;
    private final SaleSql statements;
    private final RowReader reader;

    SaleLookUp(SqlRunner sql, TableShape shape, SaleSql statements, RowReader reader) {
        this.sql = sql;
        this.shape = shape;
        this.statements = statements;
        this.reader = reader;
    }

    List<SourceRow> byIds(Collection<String> ids) {
        List<SourceRow> found = new ArrayList<>();
        List<String> wanted = List.copyOf(new HashSet<>(ids));
        for (int from = 0; from < wanted.size(); from += IDS_AT_ONCE) {
            addBatch(wanted.subList(from, Math.min(wanted.size(), from + IDS_AT_ONCE)), found);
        }
        return found;
    }

    private void addBatch(List<String> ids, List<SourceRow> found) {
        List<Object> binds = new ArrayList<>();
        Set<String> wanted = new HashSet<>(ids);
        for (String id : ids) {
            Object bind = bind(id);
            if (bind != null) {
                binds.add(bind);
            }
            if (id.contains("***") && shape.kind(SaleColumn.ID).isText()) {
                // What was cut is not known: look at everything that begins like it.
                String like =
                        id.substring(0, Math.max(0, id.indexOf("***") - 6)).replaceAll("[!%_]", "!$0") + "%";
                add(" LIKE ? ESCAPE '!'", List.of(like), SqlLimits.TABLE, Set.of(id), found);
                wanted.remove(id);
            }
        }
        if (!binds.isEmpty()) {
            SqlLimits limit = shape.indexed(SaleColumn.ID) ? SqlLimits.PAGE : SqlLimits.TABLE;
            add(" IN (?" + ", ?".repeat(binds.size() - 1) + ")", binds, limit, wanted, found);
        }
    }

    /** Adds those of the rows that have one of the ids: the column's collation may take others for equal. */
    private void add(String condition, List<?> binds, SqlLimits limit, Set<String> ids, List<SourceRow> found) {
        sql.query(limit, statements.rows() + " WHERE " + statements.id() + condition, binds, rows -> {
            while (rows.next()) {
                SourceRow row = reader.read(rows);
                String id = id(row);
                if (id != null && ids.contains(id)) {
                    found.add(row);
                }
            }
            return found;
        });
    }

    private static @Nullable String id(SourceRow row) {
        Sale sale = row.sale();
        Reject reject = row.reject();
        return sale != null ? sale.id() : reject != null ? reject.saleId() : null;
    }

    /** An id as a value of the column's type, null when it cannot be one. */
    private @Nullable Object bind(String id) {
        ColumnKind kind = shape.kind(SaleColumn.ID);
        if (kind == ColumnKind.BYTES) {
            return id.getBytes(StandardCharsets.UTF_8);
        }
        return kind.isNumber() ? number(id) : id;
    }

    /** Without exponents: a few characters of them would become a number of gigabytes. */
    private static @Nullable BigDecimal number(String id) {
        if (id.length() > LONGEST_NUMBER || id.chars().anyMatch(c -> (c < '0' || c > '9') && c != '-' && c != '.')) {
            return null;
        }
        try {
            return new BigDecimal(id);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
