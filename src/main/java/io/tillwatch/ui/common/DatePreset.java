package io.tillwatch.ui.common;

import io.tillwatch.model.DateRange;
import java.time.LocalDate;

/** Ranges of dates that people ask for again and again; each ends today. */
public enum DatePreset {
    MONTH(30),
    QUARTER(90),
    HALF_YEAR(180),
    YEAR(365),
    ALL(0);

    private final int days;

    DatePreset(int days) {
        this.days = days;
    }

    public DateRange until(LocalDate today) {
        return days == 0 ? DateRange.ALL : new DateRange(today.minusDays(days - 1L), today);
    }
}
