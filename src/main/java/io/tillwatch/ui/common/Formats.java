package io.tillwatch.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, dates and times as people read them. Null is shown as a dash: an absent number is not a zero. */
public final class Formats {
    public static final String NONE = "–";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final List<Unit> ENGLISH_UNITS =
            List.of(new Unit(1e3, "K"), new Unit(1e6, "M"), new Unit(1e9, "B"), new Unit(1e12, "T"));
    private static final List<Unit> KOREAN_UNITS = List.of(new Unit(1e4, "만"), new Unit(1e8, "억"), new Unit(1e12, "조"));

    private final Texts texts;
    private final ZoneId zone;

    /** @param zone the zone of business dates, in which every instant is shown */
    public Formats(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code ₩1,234,567}; a minus stands before the sign of the currency. */
    public String won(@Nullable Long won) {
        return won == null ? NONE : (won < 0 ? "−₩" : "₩") + digits(won);
    }

    /** For axes and cards, in three figures or more: {@code ₩12.3M} in English, {@code 1,230만원} in Korean. */
    public String wonShort(@Nullable Long won) {
        if (won == null) {
            return NONE;
        }
        double size = Math.abs((double) won);
        String sign = won < 0 ? "−" : "";
        boolean korean = texts.language() == Language.KOREAN;
        String number = size < 10_000 ? digits(won) : scaled(size, korean ? KOREAN_UNITS : ENGLISH_UNITS);
        return korean ? sign + number + "원" : sign + "₩" + number;
    }

    /** In the largest unit of which there is one once it is rounded: never {@code 10,000만} nor {@code 1,000K}. */
    private static String scaled(double size, List<Unit> units) {
        Unit unit = units.getFirst();
        for (Unit larger : units) {
            if (Math.round(size / unit.won()) * unit.won() >= larger.won()) {
                unit = larger;
            }
        }
        double value = size / unit.won();
        String text = String.format(Locale.ROOT, "%,." + (value < 10 ? 2 : value < 100 ? 1 : 0) + "f", value);
        return (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + unit.name();
    }

    private record Unit(double won, String name) {}

    /** {@code 1,234}. */
    public String count(@Nullable Long count) {
        return count == null ? NONE : (count < 0 ? "−" : "") + digits(count);
    }

    private static String digits(long value) {
        // Not Math.abs: the smallest long has none.
        String text = String.format(Locale.ROOT, "%,d", value);
        return text.startsWith("-") ? text.substring(1) : text;
    }

    /** {@code +12.3 %}; a dash when there is nothing to compare with. */
    public String change(@Nullable Long now, @Nullable Long before) {
        if (now == null || before == null || before == 0) {
            return NONE;
        }
        double percent = (now - (double) before) / Math.abs((double) before) * 100;
        String text = String.format(Locale.ROOT, "%,.1f%%", Math.abs(percent));
        return (text.equals("0.0%") ? "±" : percent > 0 ? "+" : "−") + text;
    }

    /** {@code 12.3%} of a share of 0.123. */
    public String percent(double share) {
        String text = String.format(Locale.ROOT, "%,.1f%%", Math.abs(share) * 100);
        return share < 0 && !text.equals("0.0%") ? "−" + text : text;
    }

    /** {@code 2026-11-22 (Sun)}. */
    public String date(@Nullable LocalDate date) {
        return date == null ? NONE : date + " (" + weekday(date) + ")";
    }

    /** {@code 11-22 Sun}: where the year is plain from what stands around. */
    public String dateShort(LocalDate date) {
        return String.format(Locale.ROOT, "%02d-%02d %s", date.getMonthValue(), date.getDayOfMonth(), weekday(date));
    }

    public String weekday(LocalDate date) {
        return date.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, texts.language().locale());
    }

    /** {@code 2026-11-22 (Sun) 14:05:09} in the zone of business dates. */
    public String dateTime(@Nullable Instant instant) {
        return instant == null
                ? NONE
                : date(LocalDate.ofInstant(instant, zone)) + " "
                        + TIME.format(instant.atZone(zone).toLocalTime());
    }

    /** {@code 14:05}. */
    public String minute(@Nullable Instant instant) {
        return instant == null ? NONE : MINUTE.format(instant.atZone(zone).toLocalTime());
    }

    /** {@code 4 min ago}. */
    public String ago(@Nullable Instant instant, Instant now) {
        if (instant == null) {
            return NONE;
        }
        Duration since = Duration.between(instant, now);
        if (since.compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.text("time.now");
        }
        if (since.compareTo(Duration.ofHours(1)) < 0) {
            return texts.text("time.minutes.ago", since.toMinutes());
        }
        if (since.compareTo(Duration.ofDays(2)) < 0) {
            return texts.text("time.hours.ago", since.toHours());
        }
        return texts.text("time.days.ago", since.toDays());
    }

    /** {@code 1 h 04 min}, {@code 3 min 20 s}, {@code 2.1 s}. */
    public String duration(@Nullable Duration duration) {
        if (duration == null) {
            return NONE;
        }
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return texts.text("time.seconds", String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0));
        }
        if (seconds < 60) {
            return texts.text("time.seconds", seconds);
        }
        return seconds < 3600
                ? texts.text("time.minutes.seconds", seconds / 60, seconds % 60)
                : texts.text("time.hours.minutes", seconds / 3600, seconds / 60 % 60);
    }
}
