package io.tillwatch.ui.dates;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stores are distributed by. */
enum Sizes {
    AOV,
    SPEND;

    /** Its name in an address. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whole won; null where the store has none. */
    @Nullable
    Long of(DateRow row) {
        return this == AOV ? row.averageOrderValue() : (Long) row.totals().total();
    }
}
