package io.tillwatch.bench;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.model.DateRange;
import io.tillwatch.samples.RawSale;
import io.tillwatch.service.Figures.Column;
import io.tillwatch.service.SaleRows;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** How long the questions of the store page and the date page take, each of other stores and dates every time. */
final class FiguresBench {
    private static final int WARM_UP = 30;
    private static final int QUESTIONS = 200;
    private static final int DAYS = 400;
    private static final double LIMIT = 50;
    private static final List<String> TABLE = List.of(
            "id",
            "store_id",
            "sold_at",
            "platform",
            "card_company",
            "card_category",
            "card_number",
            "amount_sale",
            "amount_fee",
            "amount_deposit",
            "is_canceled",
            "flagged");

    private final IndexSettings index;
    private final long loaded;
    private final LocalDate lastDate;
    private final Figures figures;
    private final Random random = new Random(1);

    /** @param loaded how many sales the index holds */
    FiguresBench(IndexSettings index, long loaded, LocalDate lastDate, Figures figures) {
        this.index = index;
        this.loaded = loaded;
        this.lastDate = lastDate;
        this.figures = figures;
    }

    private interface Question {
        void ask(String store, LocalDate date);
    }

    void run() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                ElasticServer elastic = ElasticServer.connect(index, executor)) {
            ask(elastic);
        }
    }

    private void ask(ElasticServer elastic) {
        var asked = elastic.figures(RawSale.ZONE, InstantSource.system());
        SaleRows rows = elastic.saleRows();
        List<String> stores = asked.stores("", Integer.MAX_VALUE);
        DateRange range = new DateRange(lastDate.minusDays(DAYS), lastDate);
        limited("Stores by a part of their id", stores, (store, date) -> asked.stores(part(store), 50));
        limited("Store page: its store-days", stores, (store, date) -> asked.dates(range, store));
        limited(
                "Store page: its store-weeks",
                stores,
                (store, date) -> elastic.index().storeWeeks(range, store, week -> {}));
        for (Column column : Column.values()) {
            limited("Store page: its shares by " + column, stores, (store, date) -> asked.shares(column, range, store));
        }
        limited("Store page: its hours", stores, (store, date) -> asked.hours(range, store));
        limited("Store page: its open flags", stores, (store, date) -> asked.openFlags(range, store));
        limited("Store page: its open flags by date", stores, (store, date) -> asked.openFlagsByDate(range, store));
        limited("Store page: its newest 100 sales", stores, (store, date) -> page(rows, range, store));
        limited("Date page: all stores", stores, (store, date) -> asked.storesOn(date));
        limited("Date page: all stores on a platform", stores, (store, date) -> asked.storesOn(date, "baemin"));
        limited(
                "Date page: the newest 100 sales",
                stores,
                (store, date) -> page(rows, new DateRange(date, date), null));
        told("All stores, 400 days: dates", stores, (store, date) -> asked.dates(range, null));
        told("All stores, 90 days: shares", stores, (store, date) -> asked.shares(Column.PLATFORM, before(date), null));
        told("All stores, 90 days: hours", stores, (store, date) -> asked.hours(before(date), null));
        told("All stores: open flags by store", stores, (store, date) -> asked.openFlagsByStore(range, 50));
        all(rows);
    }

    private static DateRange before(LocalDate date) {
        return new DateRange(date.minusDays(90), date);
    }

    private static String part(String store) {
        return store.substring(0, Math.max(1, store.length() - 1));
    }

    private static void page(SaleRows rows, DateRange range, @Nullable String store) {
        try (SaleRows.Cursor cursor = rows.open(SaleRows.Query.of(range, store).columns(TABLE))) {
            cursor.next(100);
        }
    }

    private void limited(String name, List<String> stores, Question question) {
        figures.milliseconds(name + ", p95", p95(stores, QUESTIONS, question), LIMIT);
    }

    private void told(String name, List<String> stores, Question question) {
        figures.told(name + ", p95", "%.1f ms".formatted(p95(stores, QUESTIONS / 10, question)));
    }

    private double p95(List<String> stores, int questions, Question question) {
        List<Double> times = new ArrayList<>();
        for (int i = -WARM_UP; i < questions; i++) {
            String store = stores.get(random.nextInt(stores.size()));
            LocalDate date = lastDate.minusDays(random.nextInt(DAYS - 40));
            long start = System.nanoTime();
            question.ask(store, date);
            if (i >= 0) {
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return Figures.percentile(times, 0.95);
    }

    private void all(SaleRows rows) {
        long start = System.nanoTime();
        long read = 0;
        try (SaleRows.Cursor cursor =
                rows.open(SaleRows.Query.of(DateRange.ALL, null).columns(TABLE))) {
            int page;
            do {
                page = cursor.next(5_000).size();
                read += page;
            } while (page > 0);
        }
        if (read != loaded) {
            throw new IllegalStateException("the cursor read " + read + " sales");
        }
        figures.told(
                "All rows with 12 columns, in order of time",
                "%,.0f/s".formatted(read * 1e9 / (System.nanoTime() - start)));
    }
}
