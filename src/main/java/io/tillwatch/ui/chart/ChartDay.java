package io.tillwatch.ui.chart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One business date of a store, or of all of them. A date without a day is a date without rows, which is not a zero.
 *
 * @param spend whole won, without cancelled sales; may be negative
 * @param count sales that are not cancelled
 * @param aov whole won; null where there is no counted sale
 * @param baseline average order value of the seven dates before, whole won; null where there was no sale in them
 * @param canceled amount of cancelled sales, whole won
 * @param flags sales with a flag
 * @param provisional whether the date can still change
 */
public record ChartDay(
        LocalDate date,
        long spend,
        long count,
        @Nullable Long aov,
        @Nullable Long baseline,
        long canceled,
        int flags,
        boolean provisional) {}
