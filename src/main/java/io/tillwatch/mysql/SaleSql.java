package io.tillwatch.mysql;

import io.tillwatch.mysql.TableShape.Index;
import java.util.Optional;

/** The statements of a session, made once for the table at hand. */
final class SaleSql {
    private final TableShape shape;
    private final String modified;
    private final String id;

    SaleSql(TableShape shape) {
        this.shape = shape;
        modified = shape.quoted(SaleColumn.MODIFIED);
        id = shape.quoted(SaleColumn.ID);
    }

    String modified() {
        return modified;
    }

    String id() {
        return id;
    }

    /** All columns of all rows, to be continued with a condition. */
    String rows() {
        return "SELECT " + shape.selectList() + " FROM " + shape.quotedName();
    }

    /** The same by the index on the id. */
    String rowsById() {
        return rows() + hint(shape.idIndex());
    }

    /** The same in change order: the index is named, because the optimizer sometimes prefers to sort. */
    String changes() {
        return rows() + hint(shape.changeIndex());
    }

    /** An expression over the rows in change order. */
    String select(String expressions) {
        return "SELECT " + expressions + " FROM " + shape.quotedName() + hint(shape.changeIndex());
    }

    String inChangeOrder() {
        return " ORDER BY " + modified + ", " + id;
    }

    /** CRC-32 of the id's UTF-8 text; adding 0 takes the zeros off a ZEROFILL column. */
    String idChecksum() {
        return shape.kind(SaleColumn.ID).isNumber()
                ? "CRC32(" + id + " + 0)"
                : "CRC32(CONVERT(" + id + " USING utf8mb4))";
    }

    private static String hint(Optional<Index> index) {
        return index.map(found -> " FORCE INDEX (" + TableShape.quote(found.name()) + ")")
                .orElse("");
    }
}
