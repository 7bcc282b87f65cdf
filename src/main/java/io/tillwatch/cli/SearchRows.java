package io.tillwatch.cli;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.SaleColumns;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.Workspace;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was searched for and names its fields as the indices do, with a mark whether the number is proven. */
final class SearchRows {
    static final List<Field> WEEK_FIELDS = List.of(
            Field.text("store_id"),
            Field.text("start_date"),
            Field.text("end_date"),
            Field.number("num_customer"),
            Field.number("total_sale"),
            Field.number("week_unit_price"),
            Field.text("proven"));
    static final List<Field> DAY_FIELDS = List.of(
            Field.text("store_id"),
            Field.text("date"),
            Field.number("num_customer"),
            Field.number("total_sale"),
            Field.number("unit_price"),
            Field.number("canceled_count"),
            Field.number("canceled_amount"),
            Field.text("state"),
            Field.text("proven"));

    /** Store-weeks and store-days in one CSV. */
    static final List<Field> BOTH_FIELDS = Field.texts(
            "kind",
            "store_id",
            "date",
            "start_date",
            "end_date",
            "num_customer",
            "total_sale",
            "unit_price",
            "week_unit_price",
            "canceled_count",
            "canceled_amount",
            "state",
            "proven");

    static final List<Field> SALE_COLUMNS = List.of(
            Field.text("id"),
            Field.text("business_date"),
            Field.text("sold_at"),
            Field.text("store_id"),
            Field.number("amount_sale"),
            Field.text("is_canceled"),
            Field.text("card_company"),
            Field.text("card_number"),
            Field.text("platform"),
            Field.text("flagged"),
            Field.text("proven"));
    static final List<Field> SALE_FIELDS = Stream.concat(
                    SaleColumns.ALL.stream(), Stream.of("business_date", "flagged", "proven"))
            .map(Field::text)
            .toList();

    private final Workspace workspace;
    private final DateRange range;
    private final @Nullable String storeId;
    private final @Nullable LocalDate provenThrough;

    SearchRows(Workspace workspace, DateRange range, @Nullable String storeId, @Nullable LocalDate provenThrough) {
        this.workspace = workspace;
        this.range = range;
        this.storeId = storeId;
        this.provenThrough = provenThrough;
    }

    /** The store-weeks that are the baseline of a date in the range: they end the day before. */
    void storeWeeks(Consumer<Map<String, @Nullable Object>> consumer) {
        DateRange starts = new DateRange(weekBefore(range.first()), weekBefore(range.last()));
        workspace.index().storeWeeks(starts, storeId, week -> consumer.accept(row(week)));
    }

    void storeDays(Consumer<Map<String, @Nullable Object>> consumer) {
        workspace.index().storeDays(range, storeId, day -> consumer.accept(row(day)));
    }

    void sales(Consumer<Map<String, @Nullable Object>> consumer) {
        workspace.search().sales(range, storeId, sale -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>(sale);
            row.put("proven", proven(date(sale.get("business_date"))));
            consumer.accept(row);
        });
    }

    private Map<String, @Nullable Object> row(StoreWeekRollup week) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", "store-week");
        row.put("store_id", week.storeId());
        row.put("start_date", week.start());
        row.put("end_date", week.end());
        row.put("num_customer", week.count());
        row.put("total_sale", week.total());
        row.put("week_unit_price", week.averageOrderValue());
        row.put("proven", proven(week.end()));
        return row;
    }

    private Map<String, @Nullable Object> row(StoreDayRollup day) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", "store-day");
        row.put("store_id", day.storeDay().storeId());
        row.put("date", day.storeDay().date());
        row.put("num_customer", day.totals().count());
        row.put("total_sale", day.totals().total());
        row.put("unit_price", day.totals().averageOrderValue());
        row.put("canceled_count", day.totals().canceledCount());
        row.put("canceled_amount", day.totals().canceledAmount());
        row.put("state", day.provisional() ? "provisional" : "settled");
        row.put("proven", proven(day.storeDay().date()));
        return row;
    }

    private boolean proven(@Nullable LocalDate date) {
        return date != null && provenThrough != null && !date.isAfter(provenThrough);
    }

    private static @Nullable LocalDate date(@Nullable Object value) {
        try {
            return value == null ? null : LocalDate.parse(value.toString());
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static @Nullable LocalDate weekBefore(@Nullable LocalDate date) {
        return date == null ? null : date.minusDays(7);
    }
}
