package io.tillwatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KoreanCalendarTest {
    private final KoreanCalendar calendar = new KoreanCalendar();

    @ParameterizedTest
    @CsvSource({
        "2020, 2020-01-25, 2020-04-30, 2020-10-01",
        "2022, 2022-02-01, 2022-05-08, 2022-09-10",
        "2023, 2023-01-22, 2023-05-27, 2023-09-29",
        "2024, 2024-02-10, 2024-05-15, 2024-09-17",
        "2025, 2025-01-29, 2025-05-05, 2025-10-06",
        "2026, 2026-02-17, 2026-05-24, 2026-09-25",
        "2027, 2027-02-07, 2027-05-13, 2027-09-15",
        "2033, 2033-01-31, 2033-05-06, 2033-09-08",
    })
    void findsLunarNewYearBuddhasBirthdayAndChuseok(int year, LocalDate newYear, LocalDate buddha, LocalDate chuseok) {
        LunarYear lunar = LunarYear.of(year);

        assertEquals(
                List.of(newYear, buddha, chuseok),
                List.of(
                        lunar.firstMonth(),
                        lunar.fourthMonth().plusDays(7),
                        lunar.eighthMonth().plusDays(14)));
    }

    @Test
    void givesADayOffForHolidaysThatFallOnOtherFreeDays() {
        assertEquals(
                dates(
                        "2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-03-01 2025-03-03 2025-05-05 2025-05-06 2025-06-06"
                                + " 2025-08-15 2025-10-03 2025-10-05 2025-10-06 2025-10-07 2025-10-08 2025-10-09 2025-12-25"),
                holidays(2025));
        assertEquals(
                dates(
                        "2024-01-01 2024-02-09 2024-02-10 2024-02-11 2024-02-12 2024-03-01 2024-05-05 2024-05-06 2024-05-15"
                                + " 2024-06-06 2024-08-15 2024-09-16 2024-09-17 2024-09-18 2024-10-03 2024-10-09 2024-12-25"),
                holidays(2024));
    }

    @Test
    void saysWhichHolidayADateIs() {
        assertEquals(Optional.of(Holiday.SEOLLAL), calendar.holiday(LocalDate.of(2026, 2, 16)));
        assertEquals(Optional.of(Holiday.CHUSEOK), calendar.holiday(LocalDate.of(2026, 9, 25)));
        assertEquals(Optional.of(Holiday.HANGUL), calendar.holiday(LocalDate.of(2026, 10, 9)));
        assertEquals(Optional.of(Holiday.SUBSTITUTE), calendar.holiday(LocalDate.of(2025, 3, 3)));
        // Both on one day: then Buddha's birthday is off another day.
        assertEquals(Optional.of(Holiday.CHILDREN), calendar.holiday(LocalDate.of(2025, 5, 5)));
        assertEquals(Optional.of(Holiday.SUBSTITUTE), calendar.holiday(LocalDate.of(2025, 5, 6)));
        assertEquals(Optional.empty(), calendar.holiday(LocalDate.of(2026, 11, 23)));
        assertEquals(Optional.empty(), calendar.holiday(LocalDate.of(1900, 1, 1)));
    }

    @Test
    void paysOutOnBusinessDaysOnly() {
        assertFalse(calendar.isBusinessDay(LocalDate.of(2026, 5, 1)), "Labour Day");
        assertFalse(calendar.isBusinessDay(LocalDate.of(2026, 5, 2)), "Saturday");
        assertTrue(calendar.isBusinessDay(LocalDate.of(2026, 5, 4)));
        // Thursday before Chuseok (Thursday to Saturday): Monday is the first business day, Tuesday the second.
        assertEquals(LocalDate.of(2026, 9, 29), calendar.plusBusinessDays(LocalDate.of(2026, 9, 23), 2));
    }

    private List<LocalDate> holidays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(calendar::isHoliday)
                .toList();
    }

    private static List<LocalDate> dates(String text) {
        return List.of(text.split(" ")).stream().map(LocalDate::parse).toList();
    }
}
