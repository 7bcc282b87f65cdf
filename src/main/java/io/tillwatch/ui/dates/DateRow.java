package io.tillwatch.ui.dates;

import io.tillwatch.model.DayTotals;
import org.jspecify.annotations.Nullable;

/**
 * A store on a date, or what it took there on one platform.
 *
 * @param platform empty for all; {@link #WITHOUT} for sales that name none
 * @param provisional the date is not over
 * @param weekBefore the same weekday a week earlier, of the same platform; null when there was no row
 * @param baseline AOV of the seven dates before; null when no sale was counted in them, and for one platform
 * @param openFlags undecided flags; null for one platform
 */
record DateRow(
        String storeId,
        String platform,
        DayTotals totals,
        boolean provisional,
        @Nullable DayTotals weekBefore,
        @Nullable Long baseline,
        @Nullable Long openFlags) {
    /** Stands for sales without a platform in an address, which holds no empty values. */
    static final String WITHOUT = "~";

    /** Null where no sale counts. */
    @Nullable
    Long averageOrderValue() {
        return totals.count() == 0 ? null : totals.averageOrderValue();
    }

    /** Of the spend, against the same weekday; null where there is nothing to compare with. */
    @Nullable
    Double change() {
        return weekBefore == null ? null : change(totals.total(), weekBefore.total());
    }

    /** Of the AOV, against the baseline. */
    @Nullable
    Double aboveBaseline() {
        Long now = averageOrderValue();
        return now == null || baseline == null ? null : change(now, baseline);
    }

    private static @Nullable Double change(long now, long before) {
        return before == 0 ? null : (Double) ((now - (double) before) / Math.abs((double) before));
    }
}
