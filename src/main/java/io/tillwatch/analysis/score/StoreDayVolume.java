package io.tillwatch.analysis.score;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Score C: how many sales a store has today, and how many of them by cards that were there earlier today, beside its usual
 * days; over one day and over three.
 */
final class StoreDayVolume {
    /** So many days ago counts half. */
    private static final double HALF_LIFE = 28;

    private static final double SURE_OF_SALES = 40;
    private static final double SURE_OF_REPEATS = 20;
    /** A day counts no more than so many times the usual one: a festival is no new habit. */
    private static final double MOST_TIMES = 3;

    private final Habit sales = new Habit(SURE_OF_SALES);
    private final Habit repeats = new Habit(SURE_OF_REPEATS);

    /**
     * Judges the store's day so far, this sale included.
     *
     * @param day days since 1970
     * @param repeated whether the card was at the store earlier today
     */
    double judge(int store, int day, boolean repeated) {
        sales.turnTo(store, day);
        repeats.turnTo(store, day);
        sales.add(store);
        if (repeated) {
            repeats.add(store);
        }
        return sales.surprise(store) + repeats.surprise(store);
    }

    /** One kind of event and how many of them each store has a day: Poisson with a gamma rate. */
    private static final class Habit {
        private final double sure;
        private int[] day = new int[64];
        private int[] today = new int[64];
        private int[] yesterday = new int[64];
        private int[] dayBefore = new int[64];
        private float[] events = new float[64];
        private float[] days = new float[64];

        Habit(double sure) {
            this.sure = sure;
        }

        void turnTo(int store, int now) {
            if (store >= day.length) {
                int size = Math.max(store + 1, day.length * 2);
                day = Arrays.copyOf(day, size);
                today = Arrays.copyOf(today, size);
                yesterday = Arrays.copyOf(yesterday, size);
                dayBefore = Arrays.copyOf(dayBefore, size);
                events = Arrays.copyOf(events, size);
                days = Arrays.copyOf(days, size);
            }
            if (day[store] == 0) {
                day[store] = now;
            }
            int gone = now - day[store];
            if (gone <= 0) {
                return;
            }
            double usual = days[store] < 3 ? Double.MAX_VALUE : events[store] / days[store];
            double fading = Math.pow(0.5, gone / HALF_LIFE);
            double counted = Math.min(today[store], Math.max(3, MOST_TIMES * usual));
            events[store] = (float) (fading * (events[store] + counted));
            days[store] = (float) (fading * days[store] + (1 - fading) / (1 - Math.pow(0.5, 1 / HALF_LIFE)));
            dayBefore[store] = gone == 1 ? yesterday[store] : gone == 2 ? today[store] : 0;
            yesterday[store] = gone == 1 ? today[store] : 0;
            today[store] = 0;
            day[store] = now;
        }

        void add(int store) {
            today[store]++;
        }

        double surprise(int store) {
            int one = today[store];
            int three = one + yesterday[store] + dayBefore[store];
            return surprise(store, one, 1) + surprise(store, three, 3) / 2;
        }

        /** {@code -log10 P(K >= k)} with {@code P = I_{w/(w+b)}(k, a)}, for a rate of a events in b days. */
        private double surprise(int store, int k, int w) {
            double a = events[store] + 0.5;
            double b = days[store] + 1;
            if (a > sure) {
                b *= sure / a;
                a = sure;
            }
            if (k <= w * a / b) {
                return 0;
            }
            double tail = RegularizedBeta.value(w / (w + b), k, a);
            return -Math.log10(Math.max(tail, 1e-300));
        }
    }
}
