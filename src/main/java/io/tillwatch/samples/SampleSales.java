package io.tillwatch.samples;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Sales of made-up Korean stores. The same numbers always give the same rows. Rows are made hour by hour: memory does
 * not grow with how many there are.
 */
public final class SampleSales {
    private static final long DEMO_SEED = 20_220_531;
    private static final long FIRST_ID = 41_300_001;

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
        KoreanCalendar calendar = new KoreanCalendar();
        int days = Math.toIntExact(lastDate.toEpochDay() - firstDate.toEpochDay() + 1);
        Demand demand = new Demand(seed, firstDate, days, calendar);
        SaleMaker maker = new SaleMaker(calendar, firstDate, lastDate, stores.size());
        double[] usual = scaledVolumes(demand, days);
        double scale = usual[0] / stores.getFirst().volume();
        List<Plan> plans = new Planner(seed, firstDate, lastDate, demand::level, maker).plan(stores, usual, sales);
        List<StoreTraffic> traffic = stores.stream()
                .map(store -> new StoreTraffic(
                        seed, store, maker, usual[store.index()], scale * demand.level(store, firstDate.minusDays(1))))
                .toList();
        long id = FIRST_ID;
        Map<Long, List<SaleDraft>> planted = byHour(plans);
        List<SaleDraft> drafts = new ArrayList<>();
        for (LocalDate date = firstDate; !date.isAfter(lastDate); date = date.plusDays(1)) {
            for (StoreTraffic store : traffic) {
                store.startDay(scale * demand.level(store.store, date));
            }
            for (int hour = 0; hour < 24; hour++) {
                drafts.clear();
                for (StoreTraffic store : traffic) {
                    store.addHour(date, hour, drafts);
                }
                drafts.addAll(planted.getOrDefault(hourOf(date, hour), List.of()));
                drafts.sort(Comparator.comparing(draft -> draft.soldAt));
                for (SaleDraft draft : drafts) {
                    BigInteger number = BigInteger.valueOf(id++);
                    if (draft.plan != null) {
                        draft.plan.emitted(number);
                    }
                    consumer.accept(draft.toSale(number));
                }
            }
        }
        return new AnswerSheet(id - FIRST_ID, plans.stream().map(Plan::toEvent).toList());
    }

    /** What was planted, without the sales. */
    public AnswerSheet answerSheet() {
        return forEach(sale -> {});
    }

    /** Expected sales on an ordinary day, a store each, so that the whole comes to the number wanted. */
    private double[] scaledVolumes(Demand demand, int days) {
        double expected = 0;
        for (SampleStore store : stores) {
            double before = demand.level(store, firstDate.minusDays(1));
            for (int day = 0; day < days; day++) {
                LocalDate date = firstDate.plusDays(day);
                double level = demand.level(store, date);
                for (int hour = 0; hour < 24; hour++) {
                    expected += Demand.ofHour(store, date, hour, level, before);
                }
                before = level;
            }
        }
        double scale = expected > 0 ? sales / expected : 0;
        return stores.stream().mapToDouble(store -> scale * store.volume()).toArray();
    }

    private static Map<Long, List<SaleDraft>> byHour(List<Plan> plans) {
        Map<Long, List<SaleDraft>> hours = new HashMap<>();
        for (Plan plan : plans) {
            for (SaleDraft draft : plan.drafts()) {
                long hour = hourOf(draft.soldAt.toLocalDate(), draft.soldAt.getHour());
                hours.computeIfAbsent(hour, key -> new ArrayList<>()).add(draft);
            }
        }
        return hours;
    }

    private static long hourOf(LocalDate date, int hour) {
        return date.toEpochDay() * 24 + hour;
    }
}
