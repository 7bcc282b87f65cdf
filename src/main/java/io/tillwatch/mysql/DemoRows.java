package io.tillwatch.mysql;

import io.tillwatch.samples.RawSale;
import java.sql.SQLException;
import java.util.List;

/** A way to write rows into a {@link DemoTable}. */
interface DemoRows {
    /** Writes all rows or throws; commits nothing. */
    void write(List<RawSale> rows) throws SQLException;

    void close() throws SQLException;
}
