package io.tillwatch.ui.common;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date as people type it: {@code 2026-11-22}, {@code 20261122}, {@code 11-22}, {@code 11/22}, {@code today}, {@code 어제}. */
public final class DateWords {
    private static final Pattern FULL = Pattern.compile("(\\d{4})[-./]?(\\d{1,2})[-./]?(\\d{1,2})");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[-./](\\d{1,2})");
    private static final List<String> TODAY = List.of("today", "오늘");
    private static final List<String> YESTERDAY = List.of("yesterday", "어제");

    private DateWords() {}

    /**
     * Reads a date; empty when the text is none.
     *
     * @param today a day without a year is the latest such day that is not after it
     */
    public static Optional<LocalDate> read(String text, LocalDate today) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (TODAY.contains(word)) {
            return Optional.of(today);
        }
        if (YESTERDAY.contains(word)) {
            return Optional.of(today.minusDays(1));
        }
        try {
            Matcher full = FULL.matcher(word);
            if (full.matches()) {
                return Optional.of(LocalDate.of(number(full, 1), number(full, 2), number(full, 3)));
            }
            Matcher day = DAY.matcher(word);
            if (day.matches()) {
                LocalDate thisYear = LocalDate.of(today.getYear(), number(day, 1), number(day, 2));
                return Optional.of(thisYear.isAfter(today) ? thisYear.minusYears(1) : thisYear);
            }
        } catch (DateTimeException noSuchDay) {
            // such as 13-45
        }
        return Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
