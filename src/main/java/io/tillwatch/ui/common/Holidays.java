package io.tillwatch.ui.common;

import io.tillwatch.model.KoreanCalendar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Names of the public holidays of South Korea, which stores feel in what they take. */
public final class Holidays {
    private static final KoreanCalendar CALENDAR = new KoreanCalendar();

    private Holidays() {}

    /** By date, from the first to the last, both included. */
    public static Map<LocalDate, String> between(LocalDate first, LocalDate last, Texts texts) {
        Map<LocalDate, String> names = new HashMap<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            LocalDate day = date;
            CALENDAR.holiday(day).ifPresent(holiday -> names.put(day, texts.text("holiday", holiday)));
        }
        return names;
    }
}
