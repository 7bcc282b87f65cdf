package io.tillwatch.service.detect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The baseline of each store while sales go by in the order of their business dates; eight days of each are remembered. */
final class RollingBaseline {
    private static final int DAYS = 8;

    private final Map<String, Week> stores = new HashMap<>();

    private static final class Week {
        private final long[] days = new long[DAYS];
        private final long[] totals = new long[DAYS];
        private final long[] counts = new long[DAYS];
        private long day = Long.MIN_VALUE;
        private @Nullable Long baseline;

        /** Works the baseline out once a day. */
        @Nullable
        Long at(long date) {
            if (date != day) {
                day = date;
                long total = 0;
                long count = 0;
                for (int i = 0; i < DAYS; i++) {
                    if (days[i] < date && days[i] >= date - (DAYS - 1)) {
                        total += totals[i];
                        count += counts[i];
                    }
                }
                baseline = count == 0 ? null : Long.valueOf(Math.floorDiv(total, count));
            }
            return baseline;
        }

        void add(long date, long amount) {
            int place = (int) Math.floorMod(date, (long) DAYS);
            if (days[place] != date) {
                days[place] = date;
                totals[place] = 0;
                counts[place] = 0;
            }
            totals[place] += amount;
            counts[place]++;
        }
    }

    /**
     * Takes a sale in.
     *
     * @param date days since 1970; not before that of the sale given last
     * @return the AOV of the store's seven days before, whole won; null when it sold nothing in them
     */
    @Nullable
    Long next(String storeId, long date, long amount, boolean canceled) {
        Week week = stores.computeIfAbsent(storeId, first -> new Week());
        Long baseline = week.at(date);
        if (!canceled) {
            week.add(date, amount);
        }
        return baseline;
    }
}
