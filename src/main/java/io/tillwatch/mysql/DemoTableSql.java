package io.tillwatch.mysql;

import io.tillwatch.model.SaleColumns;
import io.tillwatch.mysql.DemoTable.Shape;
import io.tillwatch.mysql.DemoTable.StoreIds;
import io.tillwatch.samples.RawSale;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link DemoTable} and the text of each value. */
final class DemoTableSql {
    private DemoTableSql() {}

    /** @param table quoted */
    static String create(String table, Shape shape, StoreIds storeIds) {
        String time =
                switch (shape) {
                    case DATETIME -> "DATETIME";
                    case DATETIME6 -> "DATETIME(6)";
                    case TEXT_ISO_OFFSET, TEXT_SPACE -> "VARCHAR(40)";
                };
        String store = storeIds == StoreIds.NUMBER ? "BIGINT" : "VARCHAR(64)";
        return """
                CREATE TABLE %s (
                  id BIGINT UNSIGNED NOT NULL,
                  created %2$s NULL,
                  modified %2$s NOT NULL,
                  remark MEDIUMTEXT,
                  num_approval VARCHAR(255),
                  card_company VARCHAR(255),
                  card_category VARCHAR(255),
                  card_number VARCHAR(255),
                  amount_sale BIGINT NOT NULL,
                  amount_fee BIGINT,
                  amount_deposit BIGINT,
                  is_canceled TINYINT(1) NOT NULL,
                  sold_at %2$s NOT NULL,
                  will_deposited_at %2$s NULL,
                  raw_data MEDIUMTEXT,
                  platform VARCHAR(255),
                  daily_sale_id VARCHAR(255),
                  store_id %3$s NOT NULL,
                  result_code VARCHAR(255),
                  result_msg VARCHAR(255),
                  extra_payment_id VARCHAR(255),
                  detail_status VARCHAR(255),
                  processing_status VARCHAR(255),
                  PRIMARY KEY (id),
                  KEY modified_id (modified, id),
                  KEY store_sold (store_id, sold_at)
                ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
                """.formatted(table, time, store);
    }

    static String replace(String table, int rows) {
        int columns = SaleColumns.ALL.size();
        String row = "(?" + ",?".repeat(columns - 1) + ")";
        return "REPLACE INTO " + table + " (" + String.join(",", SaleColumns.ALL) + ") VALUES " + row
                + ("," + row).repeat(rows - 1);
    }

    /** In the order of {@link SaleColumns#ALL}; null is NULL. */
    static List<@Nullable String> values(RawSale sale, Shape shape) {
        return Arrays.<@Nullable String>asList(
                sale.id().toString(),
                time(sale.created(), shape),
                time(sale.modified(), shape),
                sale.remark(),
                sale.numApproval(),
                sale.cardCompany(),
                sale.cardCategory(),
                sale.cardNumber(),
                Long.toString(sale.amountSale()),
                number(sale.amountFee()),
                number(sale.amountDeposit()),
                sale.canceled() ? "1" : "0",
                time(sale.soldAt(), shape),
                time(sale.willDepositedAt(), shape),
                sale.rawData(),
                sale.platform(),
                sale.dailySaleId(),
                sale.storeId(),
                sale.resultCode(),
                sale.resultMsg(),
                sale.extraPaymentId(),
                sale.detailStatus(),
                sale.processingStatus());
    }

    private static @Nullable String number(@Nullable Long value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String time(@Nullable LocalDateTime time, Shape shape) {
        if (time == null) {
            return null;
        }
        boolean whole = time.truncatedTo(ChronoUnit.SECONDS).equals(time);
        return switch (shape) {
            case DATETIME -> text(time, ' ', false).toString();
            case DATETIME6 -> text(time, ' ', true).toString();
            case TEXT_SPACE -> text(time, ' ', !whole).toString();
            case TEXT_ISO_OFFSET ->
                text(toUtc(time), 'T', !whole).append("+00:00").toString();
        };
    }

    private static LocalDateTime toUtc(LocalDateTime time) {
        return LocalDateTime.ofInstant(time.atZone(RawSale.ZONE).toInstant(), ZoneOffset.UTC);
    }

    /** By hand, as there are four times in every row and a formatter would take most of the time. */
    private static StringBuilder text(LocalDateTime time, char separator, boolean fraction) {
        StringBuilder text = new StringBuilder(32);
        padded(text, time.getYear(), 4).append('-');
        padded(text, time.getMonthValue(), 2).append('-');
        padded(text, time.getDayOfMonth(), 2).append(separator);
        padded(text, time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        padded(text, time.getSecond(), 2);
        return fraction ? padded(text.append('.'), time.getNano() / 1_000, 6) : text;
    }

    private static StringBuilder padded(StringBuilder text, int number, int digits) {
        int limit = 10;
        for (int i = 1; i < digits; i++) {
            if (number < limit) {
                text.append('0');
            }
            limit *= 10;
        }
        return text.append(number);
    }
}
