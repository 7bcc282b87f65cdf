package io.tillwatch.job;

import io.tillwatch.job.Rhythm.At;
import io.tillwatch.job.Rhythm.Every;
import io.tillwatch.job.ScheduleWords.Fault;
import io.tillwatch.job.ScheduleWords.Unreadable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in English words. */
final class EnglishTimes {
    private static final Pattern EVERY =
            Pattern.compile("(?:every (?:(\\d{1,4}) )?(second|minute|min|hour)s?|(hourly))(?: at :(\\d{1,2}))?");
    private static final Pattern DAYS = Pattern.compile(
            "(.+?)(?: at)?((?: (?:and )?(?:noon|midnight|\\d{1,2}:\\d{1,2}" + "(?: ?[ap]m)?|\\d{1,2} ?[ap]m),?)*)");
    private static final Pattern TIME = Pattern.compile("noon|midnight|(\\d{1,2})(?::(\\d{1,2}))?(?: ?([ap])m)?");
    private static final Pattern OF_MONTH = Pattern.compile(
            "(?:monthly|every month|each month)? ?(?:on )?(?:the )?(last day|(\\d{1,2})(?:st|nd|rd|th)?)"
                    + "(?: day)?( of (?:the|every|each) month)?");
    private static final Pattern BETWEEN = Pattern.compile(",? and |, ?| ");

    private EnglishTimes() {}

    /** @param words in lower case, with single spaces */
    static Optional<Rhythm> read(String words) {
        Matcher every = EVERY.matcher(words);
        if (every.matches()) {
            return every(every);
        }
        Matcher parts = DAYS.matcher(words);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String days = parts.group(1);
        String times = parts.group(2);
        return at(days, LocalTime.MIDNIGHT).map(shape -> new At(times(times, words), shape.month(), shape.week()));
    }

    private static Optional<Rhythm> every(Matcher words) {
        ChronoUnit unit =
                switch (words.group(2) == null ? "hour" : words.group(2)) {
                    case "second" -> ChronoUnit.SECONDS;
                    case "hour" -> ChronoUnit.HOURS;
                    default -> ChronoUnit.MINUTES;
                };
        int minute = words.group(4) == null ? 0 : Integer.parseInt(words.group(4));
        if (words.group(4) != null && unit != ChronoUnit.HOURS) {
            return Optional.empty();
        }
        if (minute > 59) {
            throw new Unreadable(Fault.TIME, ":" + words.group(4));
        }
        return Optional.of(new Every(words.group(1) == null ? 1 : Integer.parseInt(words.group(1)), unit, minute));
    }

    /** On which days; the time is still to come. */
    private static Optional<At> at(String days, LocalTime any) {
        List<LocalTime> times = List.of(any);
        return switch (days) {
            case "daily", "every day", "each day" -> Optional.of(new At(times, Rhythm.ANY, Set.of()));
            case "weekdays", "every weekday", "each weekday", "on weekdays" ->
                Optional.of(new At(times, Rhythm.ANY, At.WEEKDAYS));
            case "weekends", "every weekend", "each weekend", "on weekends" ->
                Optional.of(new At(times, Rhythm.ANY, At.WEEKEND));
            default -> month(days).or(() -> week(days)).map(found -> new At(times, found.month(), found.week()));
        };
    }

    private static Optional<At> month(String days) {
        Matcher parts = OF_MONTH.matcher(days);
        if (!parts.matches() || !days.contains("month")) {
            return Optional.empty();
        }
        if (parts.group(2) == null) {
            return Optional.of(new At(List.of(LocalTime.MIDNIGHT), Rhythm.LAST_DAY, Set.of()));
        }
        int day = Integer.parseInt(parts.group(2));
        if (day < 1 || day > 31) {
            throw new Unreadable(Fault.DAY, parts.group(2));
        }
        return Optional.of(new At(List.of(LocalTime.MIDNIGHT), String.valueOf(day), Set.of()));
    }

    private static Optional<At> week(String days) {
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        for (String word : BETWEEN.split(days.replaceFirst("^(?:every|each|on|weekly on) ", ""), -1)) {
            Optional<DayOfWeek> day = day(word);
            if (day.isEmpty()) {
                return Optional.empty();
            }
            week.add(day.get());
        }
        return Optional.of(new At(List.of(LocalTime.MIDNIGHT), Rhythm.ANY, week));
    }

    private static Optional<DayOfWeek> day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = name(day).toLowerCase(Locale.ROOT);
            boolean shortened = word.length() >= 3 && name.startsWith(word);
            if (shortened || word.equals(name + "s")) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static List<LocalTime> times(String words, String all) {
        List<LocalTime> times = new ArrayList<>();
        Matcher each = TIME.matcher(words);
        while (each.find()) {
            times.add(time(each));
        }
        if (times.isEmpty()) {
            throw new Unreadable(Fault.NO_TIME, all);
        }
        return times;
    }

    private static LocalTime time(Matcher words) {
        if (words.group(1) == null) {
            return words.group().equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
        }
        int hour = Integer.parseInt(words.group(1));
        int minute = words.group(2) == null ? 0 : Integer.parseInt(words.group(2));
        boolean half = words.group(3) != null;
        if (minute > 59 || hour > (half ? 12 : 23) || (half && hour == 0)) {
            throw new Unreadable(Fault.TIME, words.group().strip());
        }
        return LocalTime.of(half ? hour % 12 + ("p".equals(words.group(3)) ? 12 : 0) : hour, minute);
    }

    static String tell(Rhythm rhythm) {
        return switch (rhythm) {
            case Every every -> tell(every);
            case At at ->
                days(at) + " at "
                        + String.join(
                                " and ",
                                at.times().stream().map(LocalTime::toString).toList());
        };
    }

    private static String tell(Every every) {
        String unit = every.unit().name().toLowerCase(Locale.ROOT);
        String one = unit.substring(0, unit.length() - 1);
        String words = every.number() == 1 ? "Every " + one : "Every " + every.number() + " " + unit;
        return every.minute() == 0 ? words : words + String.format(Locale.ROOT, " at :%02d", every.minute());
    }

    private static String days(At at) {
        if (at.month().equals(Rhythm.LAST_DAY)) {
            return "Last day of the month";
        }
        if (!at.month().equals(Rhythm.ANY)) {
            return "Monthly on the " + ordinal(Integer.parseInt(at.month()));
        }
        if (at.week().isEmpty() || at.week().size() == DayOfWeek.values().length) {
            return "Daily";
        }
        if (at.week().equals(At.WEEKDAYS)) {
            return "Weekdays";
        }
        if (at.week().equals(At.WEEKEND)) {
            return "Weekends";
        }
        return String.join(
                " and ",
                new TreeSet<>(at.week()).stream().map(day -> name(day) + "s").toList());
    }

    static String ordinal(int number) {
        String end = number % 100 / 10 == 1
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + end;
    }
}
