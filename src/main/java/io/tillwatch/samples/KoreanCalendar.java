package io.tillwatch.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Public holidays and bank business days of South Korea by today's rules, for any year from 1950 to 2100. Days off for
 * elections are not known in advance and left out. Not thread-safe: years are worked out when first asked for.
 */
final class KoreanCalendar {
    /** @param movable whether a working day is off instead when it falls on a weekend or another holiday */
    private record Fixed(MonthDay day, boolean movable, int since) {}

    private static final List<Fixed> FIXED = List.of(
            new Fixed(MonthDay.of(1, 1), false, 0),
            new Fixed(MonthDay.of(3, 1), true, 0),
            new Fixed(MonthDay.of(5, 5), true, 0),
            new Fixed(MonthDay.of(6, 6), false, 0),
            new Fixed(MonthDay.of(7, 17), true, 2026),
            new Fixed(MonthDay.of(8, 15), true, 0),
            new Fixed(MonthDay.of(10, 3), true, 0),
            new Fixed(MonthDay.of(10, 9), true, 0),
            new Fixed(MonthDay.of(12, 25), true, 0));

    private static final MonthDay LABOUR_DAY = MonthDay.of(5, 1);

    private record Year(Set<LocalDate> holidays, Set<LocalDate> familyDays) {}

    private final Map<Integer, Year> years = new HashMap<>();

    boolean isHoliday(LocalDate date) {
        return year(date).holidays().contains(date);
    }

    /** Lunar New Year's Day and Chuseok itself, when nearly every shop is shut. */
    boolean isFamilyDay(LocalDate date) {
        return year(date).familyDays().contains(date);
    }

    /** Whether banks and card companies pay out. */
    boolean isBusinessDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !MonthDay.from(date).equals(LABOUR_DAY)
                && !isHoliday(date);
    }

    /** The n-th business day after that date. */
    LocalDate plusBusinessDays(LocalDate date, int days) {
        LocalDate result = date;
        for (int left = days; left > 0; ) {
            result = result.plusDays(1);
            if (isBusinessDay(result)) {
                left--;
            }
        }
        return result;
    }

    private Year year(LocalDate date) {
        return years.computeIfAbsent(date.getYear(), KoreanCalendar::workOut);
    }

    private static Year workOut(int year) {
        LunarYear lunar = LunarYear.of(year);
        LocalDate newYear = lunar.firstMonth();
        LocalDate chuseok = lunar.eighthMonth().plusDays(14);
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> movable = new TreeSet<>();
        List<LocalDate> replacedAfter = new ArrayList<>();
        for (Fixed fixed : FIXED) {
            if (year >= fixed.since()) {
                (fixed.movable() ? movable : off).add(fixed.day().atYear(year));
            }
        }
        LocalDate buddha = lunar.fourthMonth().plusDays(7);
        if (!movable.add(buddha)) {
            replacedAfter.add(buddha);
        }
        for (LocalDate day : List.of(newYear, chuseok)) {
            for (LocalDate part : List.of(day.minusDays(1), day, day.plusDays(1))) {
                if (part.getDayOfWeek() == DayOfWeek.SUNDAY || movable.remove(part)) {
                    replacedAfter.add(day.plusDays(1));
                }
                off.add(part);
            }
        }
        for (LocalDate day : movable) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
                replacedAfter.add(day);
            }
        }
        off.addAll(movable);
        for (LocalDate day : replacedAfter) {
            off.add(nextFreeDay(day, off));
        }
        return new Year(Set.copyOf(off), Set.of(newYear, chuseok));
    }

    private static LocalDate nextFreeDay(LocalDate after, Set<LocalDate> holidays) {
        LocalDate day = after.plusDays(1);
        while (holidays.contains(day) || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            day = day.plusDays(1);
        }
        return day;
    }
}
