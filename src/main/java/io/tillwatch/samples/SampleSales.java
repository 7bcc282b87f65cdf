package io.tillwatch.samples;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Sales of made-up Korean stores. The same numbers always give the same rows. Rows are made hour by hour: memory does
 * not grow with how many there are.
 */
public final class SampleSales {
    private static final long DEMO_SEED = 20_220_531;

    private final long seed;
    private final LocalDate firstDate;
    private final LocalDate lastDate;
    private final long sales;
    private final List<SampleStore> stores;

    private SampleSales(long seed, LocalDate lastDate, int stores, int days, long sales) {
        this.seed = seed;
        this.lastDate = lastDate;
        this.firstDate = lastDate.minusDays(days - 1L);
        this.sales = sales;
        this.stores = IntStream.range(0, stores)
                .mapToObj(index -> SampleStore.make(seed, index, firstDate, lastDate))
                .toList();
    }

    /**
     * A sample of any size.
     *
     * @param lastDate the last business date; every time but the payout is before its end in {@link RawSale#ZONE}
     * @param sales about how many are made (Poisson: expect ± 3 √sales, and a few planted ones on top)
     */
    public static SampleSales of(long seed, LocalDate lastDate, int stores, int days, long sales) {
        if (stores < 1 || days < 1 || sales < 1) {
            throw new IllegalArgumentException("A sample needs at least one store, day and sale");
        }
        return new SampleSales(seed, lastDate, stores, days, sales);
    }

    /** What the demo shows: 150 stores, 180 days, about 200,000 sales. */
    public static SampleSales demo(LocalDate lastDate) {
        return of(DEMO_SEED, lastDate, 150, 180, 200_000);
    }

    public List<SampleStore> stores() {
        return stores;
    }

    /** Hands over all sales, ids rising with {@code sold_at}, and tells what was planted among them. */
    public AnswerSheet forEach(Consumer<? super RawSale> consumer) {
        return new SampleRun(seed, firstDate, lastDate, stores, sales).emit(consumer);
    }

    /** What was planted, without the sales. */
    public AnswerSheet answerSheet() {
        return forEach(sale -> {});
    }
}
