package io.tillwatch.samples;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A store of the sample: what it is like, the same for the same seed.
 *
 * @param index from 0
 * @param closedWeekday 1 (Monday) to 7, or 0 for none
 * @param firstHour hours before this one are closed, those of the night before (0 to 4) aside
 * @param opensOn first business date
 * @param closesOn last business date
 * @param volume sales on an ordinary day, relative to other stores
 * @param trendPercent how much busier the last day of the sample is than the first
 * @param feeBand 0 (smallest merchants, lowest fee) to 4
 */
public record SampleStore(
        int index,
        String id,
        StoreKind kind,
        int closedWeekday,
        int firstHour,
        LocalDate opensOn,
        LocalDate closesOn,
        double volume,
        double trendPercent,
        int feeBand,
        String terminal,
        Prices prices) {
    private static final int FIRST_STORE_ID = 1001;
    private static final StoreKind[] KINDS = StoreKind.values();

    static SampleStore make(long seed, int index, LocalDate firstDate, LocalDate lastDate) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, index, 1));
        StoreKind kind = kindOf(index);
        boolean busyEveryDay = kind == StoreKind.CONVENIENCE || kind == StoreKind.MARKET || kind.weekdays.endsWith("0");
        int closedWeekday =
                busyEveryDay || random.nextInt(100) < 35 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 3 : 7);
        int opening = 5;
        while (kind.hours.charAt(opening) == '0') {
            opening++;
        }
        int days = Math.toIntExact(lastDate.toEpochDay() - firstDate.toEpochDay() + 1);
        int fate = index % 30;
        return new SampleStore(
                index,
                String.valueOf(FIRST_STORE_ID + index),
                kind,
                closedWeekday,
                kind == StoreKind.CONVENIENCE ? 0 : opening + random.nextInt(2),
                fate == 13 ? firstDate.plusDays(days / 4 + random.nextInt(days / 2 + 1)) : LocalDate.MIN,
                fate == 27 ? lastDate.minusDays(days / 8 + random.nextInt(days / 2 + 1)) : LocalDate.MAX,
                kind.volume * Math.exp(0.45 * Math.clamp(random.nextGaussian(), -2, 2)),
                random.nextInt(-15, 25),
                Math.min(4, random.nextInt(6)),
                String.valueOf(10_000_000 + random.nextInt(90_000_000)),
                Prices.make(random, kind));
    }

    /** Kinds in the proportions of {@link StoreKind}, mixed so that any run of stores has several. */
    private static StoreKind kindOf(int index) {
        int place = Math.floorMod(index * 67, 150);
        for (StoreKind kind : KINDS) {
            place -= kind.share;
            if (place < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The shares of the kinds must add up to 150");
    }

    /** Whether it sells at all in the whole sample. */
    boolean alwaysThere() {
        return opensOn.equals(LocalDate.MIN) && closesOn.equals(LocalDate.MAX);
    }

    /** How busy an hour of a working day is; 0 is closed. */
    int hourWeight(int hour) {
        return hour >= 5 && hour < firstHour ? 0 : kind.hours.charAt(hour) - '0';
    }

    /** Which part of a working day's sales falls into each hour. */
    double[] hourShares() {
        double[] weights = new double[24];
        Arrays.setAll(weights, this::hourWeight);
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, hour -> weights[hour] / sum);
        return weights;
    }
}
