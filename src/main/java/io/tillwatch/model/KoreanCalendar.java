package io.tillwatch.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Public holidays and bank business days of South Korea by today's rules, for any year from 1950 to 2100. Days off for
 * elections are not known in advance and left out. Thread-safe; years are worked out when first asked for.
 */
public final class KoreanCalendar {
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2100;

    /** @param movable whether a working day is off instead when it falls on a weekend or another holiday */
    private record Fixed(Holiday holiday, MonthDay day, boolean movable, int since) {}

    private static final List<Fixed> FIXED = List.of(
            new Fixed(Holiday.NEW_YEAR, MonthDay.of(1, 1), false, 0),
            new Fixed(Holiday.INDEPENDENCE_MOVEMENT, MonthDay.of(3, 1), true, 0),
            new Fixed(Holiday.CHILDREN, MonthDay.of(5, 5), true, 0),
            new Fixed(Holiday.MEMORIAL, MonthDay.of(6, 6), false, 0),
            new Fixed(Holiday.CONSTITUTION, MonthDay.of(7, 17), true, 2026),
            new Fixed(Holiday.LIBERATION, MonthDay.of(8, 15), true, 0),
            new Fixed(Holiday.NATIONAL_FOUNDATION, MonthDay.of(10, 3), true, 0),
            new Fixed(Holiday.HANGUL, MonthDay.of(10, 9), true, 0),
            new Fixed(Holiday.CHRISTMAS, MonthDay.of(12, 25), true, 0));

    private static final MonthDay LABOUR_DAY = MonthDay.of(5, 1);

    private record Year(Map<LocalDate, Holiday> holidays, Set<LocalDate> familyDays) {}

    private final Map<Integer, Year> years = new ConcurrentHashMap<>();

    public boolean isHoliday(LocalDate date) {
        return year(date).holidays().containsKey(date);
    }

    /** Empty for a date that is none, and for years that are not known. */
    public Optional<Holiday> holiday(LocalDate date) {
        return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR
                ? Optional.empty()
                : Optional.ofNullable(year(date).holidays().get(date));
    }

    /** Lunar New Year's Day and Chuseok itself, when nearly every shop is shut. */
    public boolean isFamilyDay(LocalDate date) {
        return year(date).familyDays().contains(date);
    }

    /** Whether banks and card companies pay out. */
    public boolean isBusinessDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !MonthDay.from(date).equals(LABOUR_DAY)
                && !isHoliday(date);
    }

    /** The n-th business day after that date. */
    public LocalDate plusBusinessDays(LocalDate date, int days) {
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
        Map<LocalDate, Holiday> off = new HashMap<>();
        Map<LocalDate, Holiday> movable = new TreeMap<>();
        List<LocalDate> replacedAfter = new ArrayList<>();
        for (Fixed fixed : FIXED) {
            if (year >= fixed.since()) {
                (fixed.movable() ? movable : off).put(fixed.day().atYear(year), fixed.holiday());
            }
        }
        LocalDate buddha = lunar.fourthMonth().plusDays(7);
        if (movable.putIfAbsent(buddha, Holiday.BUDDHA) != null) {
            replacedAfter.add(buddha);
        }
        for (LocalDate day : List.of(newYear, chuseok)) {
            Holiday holiday = day.equals(newYear) ? Holiday.SEOLLAL : Holiday.CHUSEOK;
            for (LocalDate part : List.of(day.minusDays(1), day, day.plusDays(1))) {
                if (part.getDayOfWeek() == DayOfWeek.SUNDAY || movable.remove(part) != null) {
                    replacedAfter.add(day.plusDays(1));
                }
                off.put(part, holiday);
            }
        }
        for (LocalDate day : movable.keySet()) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
                replacedAfter.add(day);
            }
        }
        off.putAll(movable);
        for (LocalDate day : replacedAfter) {
            off.put(nextFreeDay(day, off.keySet()), Holiday.SUBSTITUTE);
        }
        return new Year(Map.copyOf(off), Set.of(newYear, chuseok));
    }

    private static LocalDate nextFreeDay(LocalDate after, Set<LocalDate> holidays) {
        LocalDate day = after.plusDays(1);
        while (holidays.contains(day) || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            day = day.plusDays(1);
        }
        return day;
    }
}
