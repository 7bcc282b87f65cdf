package io.tillwatch.samples;

import io.tillwatch.model.KoreanCalendar;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** How many sales to expect: weekday, hour, season, payday, holidays, weather and each store's own trend. */
final class Demand {
    private static final int DAY_BEGINS = 5;
    private static final int[] PAYDAYS = {10, 25};

    private final long seed;
    private final LocalDate firstDate;
    private final int days;
    private final KoreanCalendar calendar;

    Demand(long seed, LocalDate firstDate, int days, KoreanCalendar calendar) {
        this.seed = seed;
        this.firstDate = firstDate;
        this.days = days;
        this.calendar = calendar;
    }

    /** Of the two days whose sales may fall into an hour: the night belongs to the day before, unless that was the last. */
    static double levelAt(SampleStore store, LocalDate date, int hour, double level, double levelBefore) {
        if (hour >= DAY_BEGINS) {
            return level;
        }
        return date.isAfter(store.closesOn()) ? 0 : levelBefore;
    }

    /** Expected sales of a trading day (its night included) before scaling; 0 when closed. */
    double level(SampleStore store, LocalDate date) {
        if (date.isBefore(store.opensOn()) || date.isAfter(store.closesOn())) {
            return 0;
        }
        int weekday = date.getDayOfWeek().getValue();
        if (weekday == store.closedWeekday()) {
            return 0;
        }
        StoreKind kind = store.kind();
        double level = store.volume() * (kind.weekdays.charAt(weekday - 1) - '0') / 5.0;
        if (calendar.isFamilyDay(date)) {
            level *= kind == StoreKind.CONVENIENCE ? 0.7 : store.index() % 4 == 0 && kind.holidayFactor() > 1 ? 0.4 : 0;
        } else if (calendar.isHoliday(date)) {
            level *= kind.holidayFactor();
        }
        return level * season(kind, date) * payday(kind, date) * weather(date) * trend(store, date);
    }

    private static double season(StoreKind kind, LocalDate date) {
        double angle = (date.getDayOfYear() / 365.25 - (kind.peakMonth - 0.5) / 12) * 2 * Math.PI;
        double wave = 1 + kind.seasonPercent / 100 * Math.cos(angle);
        // Tuition is paid when the month begins.
        return kind == StoreKind.ACADEMY ? wave * (date.getDayOfMonth() <= 7 ? 2.4 : 0.55) : wave;
    }

    private static double payday(StoreKind kind, LocalDate date) {
        for (int payday : PAYDAYS) {
            int after = date.getDayOfMonth() - payday;
            if (after >= 0 && after <= 2) {
                return kind.followsPayday() ? 1.22 : 1.05;
            }
        }
        return 1;
    }

    private double weather(LocalDate date) {
        return 0.88 + 0.24 * new SplittableRandom(Seeds.mix(seed, date.toEpochDay(), 2)).nextDouble();
    }

    private double trend(SampleStore store, LocalDate date) {
        double passed = (double) (date.toEpochDay() - firstDate.toEpochDay()) / days;
        return 1 + store.trendPercent() / 100 * (passed - 0.5);
    }
}
