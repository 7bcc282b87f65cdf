package io.tillwatch.ui.common;

import io.tillwatch.model.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Remembers the ranges that people ask for again and again by their length, as {@code last=30}: what ended today when it
 * was left ends tomorrow when it is opened tomorrow. An address on screen always names its dates.
 */
public final class RollingRange {
    /** Days of a week, which some screens begin with. */
    public static final int WEEK = 7;

    private static final String LAST = "last";

    private RollingRange() {}

    /** An address as it is remembered. */
    public static Address remembered(Address shown, LocalDate today) {
        LocalDate from = shown.date("from").orElse(null);
        LocalDate to = shown.date("to").orElse(null);
        if (from == null || to == null || !to.equals(today) || from.isAfter(to)) {
            return shown;
        }
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        DateRange range = new DateRange(from, to);
        boolean usual = days == WEEK
                || Arrays.stream(DatePreset.values())
                        .anyMatch(preset -> preset.until(today).equals(range));
        return usual ? shown.with("from", "").with("to", "").with(LAST, String.valueOf(days)) : shown;
    }

    /** The address that was remembered, as of today. */
    public static Address shown(Address remembered, LocalDate today) {
        String days = remembered.get(LAST).orElse("");
        Address without = remembered.with(LAST, "");
        return days.matches("[1-9]\\d{0,3}")
                ? without.with("from", today.minusDays(Integer.parseInt(days) - 1L))
                        .with("to", today)
                : without;
    }
}
