package io.tillwatch.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/** Decides which trouble is planted in which store on which date. The number of events does not grow without bound. */
final class Planner {
    private static final int SALES_PER_ROUND = 33_000;
    private static final int MOST_ROUNDS = 30;
    private static final int SALES_FOR_BULK = 20_000;
    private static final int RECENT_DAYS = 30;
    private static final double BUSY_ENOUGH = 2;
    /** A store-week must lie before an event that is judged against it, and a ring goes on for days. */
    private static final int HISTORY_DAYS = 9;

    private static final int PAYOUT_DAYS = 14;
    private static final Set<AnomalyKind> BULK =
            EnumSet.of(AnomalyKind.APPROVAL_TRAIN, AnomalyKind.CARD_RING, AnomalyKind.FABRICATED_VOLUME);

    private final LocalDate firstDate;
    private final LocalDate lastDate;
    private final ToDoubleBiFunction<SampleStore, LocalDate> expected;
    private final Planting planting;
    private final SplittableRandom random;
    private final long seed;

    /** @param expected sales of a store on a date; 0 when it is closed */
    Planner(
            long seed,
            LocalDate firstDate,
            LocalDate lastDate,
            ToDoubleBiFunction<SampleStore, LocalDate> expected,
            SaleMaker maker) {
        this.seed = seed;
        this.firstDate = firstDate;
        this.lastDate = lastDate;
        this.expected = expected;
        this.random = new SplittableRandom(Seeds.mix(seed, 0, 5));
        this.planting = new Planting(random, maker);
    }

    /** @param usual expected sales on an ordinary day, a store each */
    List<Plan> plan(List<SampleStore> stores, double[] usual, long sales) {
        List<SampleStore> candidates = candidates(stores, usual);
        int days = Math.toIntExact(lastDate.toEpochDay() - firstDate.toEpochDay() + 1);
        List<Plan> plans = new ArrayList<>();
        if (candidates.isEmpty() || days <= HISTORY_DAYS) {
            return plans;
        }
        long rounds = Math.clamp(Math.min(sales / SALES_PER_ROUND, stores.size() / 15), 1, MOST_ROUNDS);
        int next = 0;
        for (int round = 0; round < rounds; round++) {
            for (AnomalyKind kind : AnomalyKind.values()) {
                boolean fits = (!BULK.contains(kind) || sales >= SALES_FOR_BULK)
                        && (kind != AnomalyKind.CANCELED_AFTER_PAYOUT || days > HISTORY_DAYS + PAYOUT_DAYS);
                if (fits) {
                    next = add(plans, kind, candidates, next, dateFor(kind, round, days));
                }
            }
        }
        plans.sort(Comparator.comparing(Plan::date));
        return plans;
    }

    /** Stores that are there all the time and busy enough to have a baseline every day, in an order of chance. */
    private List<SampleStore> candidates(List<SampleStore> stores, double[] usual) {
        List<SampleStore> there =
                new ArrayList<>(stores.stream().filter(SampleStore::alwaysThere).toList());
        List<SampleStore> busy = there.stream()
                .filter(store -> usual[store.index()] >= BUSY_ENOUGH)
                .toList();
        if (busy.size() < there.size() / 10) {
            there.sort(Comparator.comparingDouble(store -> -usual[store.index()]));
            busy = there.subList(0, Math.max(there.size() / 10, Math.min(1, there.size())));
        }
        List<SampleStore> mixed = new ArrayList<>(busy);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }

    /** Half of the events are recent, and those of the first round so recent that the money is not paid out yet. */
    private LocalDate dateFor(AnomalyKind kind, int round, int days) {
        if (kind == AnomalyKind.CANCELED_AFTER_PAYOUT) {
            return lastDate.minusDays(random.nextInt(PAYOUT_DAYS, days - HISTORY_DAYS));
        }
        int reach = days - HISTORY_DAYS;
        if (round == 0) {
            reach = Math.min(reach, 2);
        } else if (round % 2 == 0) {
            reach = Math.min(reach, RECENT_DAYS);
        }
        return lastDate.minusDays(random.nextInt(reach));
    }

    private int add(List<Plan> plans, AnomalyKind kind, List<SampleStore> candidates, int next, LocalDate wanted) {
        for (int tried = 0; tried < candidates.size(); tried++) {
            SampleStore store = candidates.get((next + tried) % candidates.size());
            LocalDate date = openDate(store, wanted);
            if (!date.isBefore(firstDate.plusDays(HISTORY_DAYS - 1)) && planting.fits(kind, store)) {
                Collections.swap(candidates, next % candidates.size(), (next + tried) % candidates.size());
                plans.add(new Plan(kind, store, planting.plant(kind, store, date, openDates(store, date))));
                return next + 1;
            }
        }
        return next;
    }

    private LocalDate openDate(SampleStore store, LocalDate wanted) {
        LocalDate date = wanted;
        while (expected.applyAsDouble(store, date) <= 0 && date.isAfter(firstDate)) {
            date = date.minusDays(1);
        }
        return date;
    }

    /** The last few dates up to this one on which the store sells, in their order. */
    private List<LocalDate> openDates(SampleStore store, LocalDate last) {
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate date = last; dates.size() < 5 && date.isAfter(firstDate); date = date.minusDays(1)) {
            if (expected.applyAsDouble(store, date) > 0) {
                dates.addFirst(date);
            }
        }
        return dates;
    }
}
