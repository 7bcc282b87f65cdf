package io.tillwatch.ui.stores;

import io.tillwatch.model.StoreDayRollup;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A store-day with what it is held against.
 *
 * @param baseline AOV of the seven dates before; null when no sale was counted in them
 * @param weekBefore spend of the same weekday a week earlier; null when the store had no row then
 * @param openFlags undecided flags of its sales
 */
record Day(
        StoreDayRollup rollup,
        @Nullable Long baseline,
        @Nullable Long weekBefore,
        long openFlags) {
    LocalDate date() {
        return rollup.storeDay().date();
    }

    /** Null where no sale counts. */
    @Nullable
    Long averageOrderValue() {
        return rollup.totals().count() == 0 ? null : rollup.totals().averageOrderValue();
    }
}
