package io.tillwatch.ui.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Business dates to pixels: every date has a slot of the same width. */
record DateScale(LocalDate first, int days, double left, double width) {
    /** Of one date, in pixels. */
    double slot() {
        return width / days;
    }

    double left(int day) {
        return left + day * width / days;
    }

    double middle(int day) {
        return left + (day + 0.5) * width / days;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** Below 0 before the first date, {@code days} or more after the last. */
    int day(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, date));
    }

    boolean has(LocalDate date) {
        long day = ChronoUnit.DAYS.between(first, date);
        return day >= 0 && day < days;
    }

    /** The nearest day, also for an x outside. */
    int dayAt(double x) {
        return (int) Math.clamp(Math.floor((x - left) / width * days), 0, days - 1);
    }
}
