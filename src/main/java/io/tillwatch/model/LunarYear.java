package io.tillwatch.model;

import java.time.LocalDate;

/** First days of the lunar months that Korean holidays hang on. */
record LunarYear(LocalDate firstMonth, LocalDate fourthMonth, LocalDate eighthMonth) {

    static LunarYear of(int year) {
        int first = solsticeMonth(year - 1);
        int last = solsticeMonth(year);
        boolean leapYear = last - first == 13;
        LocalDate[] starts = new LocalDate[13];
        int month = 11;
        boolean leapFound = !leapYear;
        for (int moon = first; moon < last; moon++) {
            boolean leap = !leapFound
                    && moon > first
                    && Moon.sunSector(Moon.newMoon(moon)) == Moon.sunSector(Moon.newMoon(moon + 1));
            if (leap) {
                leapFound = true;
                continue;
            }
            starts[month] = Moon.newMoon(moon);
            month = month % 12 + 1;
        }
        return new LunarYear(starts[1], starts[4], starts[8]);
    }

    /** The eleventh month is the one that holds the winter solstice, where the sun enters its tenth sector. */
    private static int solsticeMonth(int year) {
        LocalDate day = LocalDate.of(year, 12, 19);
        while (Moon.sunSector(day.plusDays(1)) != 9) {
            day = day.plusDays(1);
        }
        return Moon.lastNewMoon(day);
    }
}
