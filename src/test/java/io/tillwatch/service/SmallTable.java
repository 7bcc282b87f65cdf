package io.tillwatch.service;

import io.tillwatch.mysql.DemoTable;
import io.tillwatch.testing.TestDatabase;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source table of few rows, written one by one: what a test says of a row is all that there is to it. */
final class SmallTable {
    private final TestDatabase database;

    SmallTable(TestDatabase database) {
        this.database = database;
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
        }
        database.execute("ALTER TABLE platform_sales MODIFY remark LONGTEXT");
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Seoul"));
    }

    /** When rows were changed that need no other stamp: long enough ago for every sync. */
    static LocalDateTime earlier() {
        return today().minusDays(2).atTime(1, 0);
    }

    /**
     * A row; each has a card of its own.
     *
     * @param remark null for none
     */
    record Row(
            long id,
            int store,
            LocalDateTime soldAt,
            long amount,
            LocalDateTime modified,
            @Nullable String remark) {
        /** Sold three days ago, long settled. */
        static Row of(long id, int store, long amount) {
            return new Row(id, store, today().minusDays(3).atTime(10, 0), amount, earlier(), null);
        }

        Row soldAt(LocalDateTime time) {
            return new Row(id, store, time, amount, modified, remark);
        }

        Row modified(LocalDateTime time) {
            return new Row(id, store, soldAt, amount, time, remark);
        }

        Row remark(String text) {
            return new Row(id, store, soldAt, amount, modified, text);
        }

        private String values() {
            return "(%d,'%s','%s',%s,'card-%d',%d,10,90,0,'%s','2026-11-30',%d)"
                    .formatted(
                            id,
                            modified,
                            modified,
                            remark == null ? "NULL" : "'" + remark + "'",
                            id,
                            amount,
                            soldAt,
                            store);
        }
    }

    /** Inserts rows, or puts them in the place of those with their ids. */
    void put(Row... rows) {
        put(List.of(rows));
    }

    void put(List<Row> rows) {
        List<String> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.values()));
        database.execute("REPLACE INTO platform_sales (id, created, modified, remark, card_number, amount_sale,"
                + " amount_fee, amount_deposit, is_canceled, sold_at, will_deposited_at, store_id) VALUES "
                + String.join(",", values));
    }

    void delete(long id) {
        database.execute("DELETE FROM platform_sales WHERE id = " + id);
    }

    /** Changes rows without a rise of {@code modified}. */
    void change(String what) {
        database.execute("UPDATE platform_sales SET " + what);
    }
}
