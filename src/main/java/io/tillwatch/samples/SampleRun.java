package io.tillwatch.samples;

import io.tillwatch.model.KoreanCalendar;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the sales of a sample once, hour by hour. */
final class SampleRun {
    private static final long FIRST_ID = 41_300_001;

    private final LocalDate firstDate;
    private final LocalDate lastDate;
    private final Demand demand;
    private final double scale;
    private final List<StoreTraffic> traffic;
    private final List<Plan> plans;
    private final Map<Long, List<SaleDraft>> planted;
    private long nextId = FIRST_ID;

    SampleRun(long seed, LocalDate firstDate, LocalDate lastDate, List<SampleStore> stores, long sales) {
        this.firstDate = firstDate;
        this.lastDate = lastDate;
        KoreanCalendar calendar = new KoreanCalendar();
        this.demand = new Demand(seed, firstDate, days(), calendar);
        double expected = unscaled(stores);
        this.scale = expected > 0 ? sales / expected : 0;
        double[] usual =
                stores.stream().mapToDouble(store -> scale * store.volume()).toArray();
        SaleMaker maker = new SaleMaker(calendar, firstDate, lastDate, stores.size());
        this.plans = new Planner(seed, firstDate, lastDate, demand::level, maker).plan(stores, usual, sales);
        this.planted = byHour(plans);
        LocalDate before = firstDate.minusDays(1);
        this.traffic = stores.stream()
                .map(store ->
                        new StoreTraffic(seed, store, maker, usual[store.index()], scale * demand.level(store, before)))
                .toList();
    }

    AnswerSheet emit(Consumer<? super RawSale> consumer) {
        for (LocalDate date = firstDate; !date.isAfter(lastDate); date = date.plusDays(1)) {
            for (StoreTraffic store : traffic) {
                store.startDay(scale * demand.level(store.store, date));
            }
            for (int hour = 0; hour < 24; hour++) {
                emitHour(date, hour, consumer);
            }
        }
        return new AnswerSheet(
                nextId - FIRST_ID, plans.stream().map(Plan::toEvent).toList());
    }

    private void emitHour(LocalDate date, int hour, Consumer<? super RawSale> consumer) {
        List<SaleDraft> drafts = new ArrayList<>(planted.getOrDefault(hourOf(date, hour), List.of()));
        for (StoreTraffic store : traffic) {
            store.addHour(date, hour, drafts);
        }
        drafts.sort(Comparator.comparing(draft -> draft.soldAt));
        for (SaleDraft draft : drafts) {
            BigInteger id = BigInteger.valueOf(nextId++);
            if (draft.plan != null) {
                draft.plan.emitted(id);
            }
            consumer.accept(draft.toSale(id));
        }
    }

    private double unscaled(List<SampleStore> stores) {
        double expected = 0;
        for (SampleStore store : stores) {
            double[] shares = store.hourShares();
            double before = demand.level(store, firstDate.minusDays(1));
            for (int day = 0; day < days(); day++) {
                LocalDate date = firstDate.plusDays(day);
                double level = demand.level(store, date);
                for (int hour = 0; hour < 24; hour++) {
                    expected += shares[hour] * Demand.levelAt(store, date, hour, level, before);
                }
                before = level;
            }
        }
        return expected;
    }

    private int days() {
        return Math.toIntExact(lastDate.toEpochDay() - firstDate.toEpochDay() + 1);
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
