package io.tillwatch.model;

import java.time.LocalDate;

/**
 * Where moon and sun stand, precise to a few minutes between 1950 and 2100: enough to date the Korean lunar calendar,
 * whose day starts at midnight of Korean standard time. Series after J. Meeus, Astronomical Algorithms.
 */
final class Moon {
    private static final double KOREA_DAYS = 9.0 / 24;
    private static final double DELTA_T_DAYS = 70.0 / 86_400;
    private static final double EPOCH_DAY_JULIAN = 2_440_587.5;
    private static final double SYNODIC_MONTH = 29.530588861;
    private static final double FIRST_NEW_MOON = 2_451_550.09766;

    /** Amplitude in days, then the multiples of the sun's anomaly, the moon's anomaly, the moon's latitude argument. */
    private static final double[][] TERMS = {
        {-0.40720, 0, 1, 0},
        {0.17241, 1, 0, 0},
        {0.01608, 0, 2, 0},
        {0.01039, 0, 0, 2},
        {0.00739, -1, 1, 0},
        {-0.00514, 1, 1, 0},
        {0.00208, 2, 0, 0},
        {-0.00111, 0, 1, -2},
        {-0.00057, 0, 1, 2},
        {0.00056, 1, 2, 0},
        {-0.00042, 0, 3, 0},
        {0.00042, 1, 0, 2},
        {0.00038, 1, 0, -2},
        {-0.00024, -1, 2, 0},
    };

    private Moon() {}

    /** Number of the last new moon on or before the end of that day in Korea. */
    static int lastNewMoon(LocalDate day) {
        int number = (int) Math.floor((day.toEpochDay() + EPOCH_DAY_JULIAN + 1 - FIRST_NEW_MOON) / SYNODIC_MONTH) + 1;
        while (newMoon(number).isAfter(day)) {
            number--;
        }
        return number;
    }

    /** The Korean date of a new moon; number 0 is that of January 2000. */
    static LocalDate newMoon(int number) {
        double centuries = number / 1236.85;
        double squared = centuries * centuries;
        double sun = 2.5534 + 29.10535670 * number - 0.0000014 * squared;
        double moon = 201.5643 + 385.81693528 * number + 0.0107582 * squared;
        double latitude = 160.7108 + 390.67050284 * number - 0.0016118 * squared;
        double eccentricity = 1 - 0.002516 * centuries - 0.0000074 * squared;
        double julian = FIRST_NEW_MOON + SYNODIC_MONTH * number + 0.00015437 * squared;
        for (double[] term : TERMS) {
            double angle = term[1] * sun + term[2] * moon + term[3] * latitude;
            julian += term[0] * Math.pow(eccentricity, Math.abs(term[1])) * Math.sin(Math.toRadians(angle));
        }
        julian -= 0.00017 * Math.sin(Math.toRadians(124.7746 - 1.56375588 * number));
        julian += 0.000325 * Math.sin(Math.toRadians(299.77 + 0.107408 * number - 0.009173 * squared));
        return LocalDate.ofEpochDay((long) Math.floor(julian - DELTA_T_DAYS + KOREA_DAYS - EPOCH_DAY_JULIAN));
    }

    /** Which twelfth of its yearly way (0 = from the spring equinox) the sun is in when a day begins in Korea. */
    static int sunSector(LocalDate day) {
        double julian = day.toEpochDay() + EPOCH_DAY_JULIAN - KOREA_DAYS + DELTA_T_DAYS;
        double centuries = (julian - 2_451_545.0) / 36_525;
        double anomaly = Math.toRadians(357.52911 + 35_999.05029 * centuries - 0.0001537 * centuries * centuries);
        double longitude = 280.46646
                + 36_000.76983 * centuries
                + 0.0003032 * centuries * centuries
                + (1.914602 - 0.004817 * centuries) * Math.sin(anomaly)
                + 0.019993 * Math.sin(2 * anomaly)
                + 0.000289 * Math.sin(3 * anomaly)
                - 0.00569
                - 0.00478 * Math.sin(Math.toRadians(125.04 - 1934.136 * centuries));
        return (int) Math.floor((((longitude % 360) + 360) % 360) / 30);
    }
}
