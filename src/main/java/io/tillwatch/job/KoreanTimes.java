package io.tillwatch.job;

import io.tillwatch.job.Rhythm.At;
import io.tillwatch.job.Rhythm.Every;
import io.tillwatch.job.ScheduleWords.Fault;
import io.tillwatch.job.ScheduleWords.Unreadable;
import java.time.DayOfWeek;
import java.time.LocalTime;
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
import org.jspecify.annotations.Nullable;

/** Times in Korean words. */
final class KoreanTimes {
    private static final String WEEK = "월화수목금토일";
    private static final Pattern EVERY = Pattern.compile("(\\d{1,4}) ?(시간|분|초) ?마다(?: (\\d{1,2})분에?)?");
    private static final Pattern HOURLY = Pattern.compile("매 ?시간?(?: (?:(\\d{1,2})분|정각)에?)?");
    private static final String ONE_TIME =
            "(?:자정|정오|(?:(오전|오후) ?)?(\\d{1,2})(?::(\\d{1,2})|시(?: ?(?:(\\d{1,2})분|(반)))?))에?";
    private static final Pattern TIME = Pattern.compile(ONE_TIME);
    private static final Pattern DAYS =
            Pattern.compile("(.+?)((?:,? ?(?:와 |과 |및 )?" + ONE_TIME.replace("(오전|오후)", "(?:오전|오후)") + ")*)");
    private static final Pattern OF_MONTH = Pattern.compile("(?:매월|매달|매 월)(?:의)? ?(?:(\\d{1,2})일|말일|마지막 ?날)(?:에)?");
    private static final Pattern OF_WEEK =
            Pattern.compile("(?:매주 ?)?([월화수목금토일](?:요일)?(?:(?:, ?|·| |과 ?|와 ?)?[월화수목금토일](?:요일)?)*)(?:마다)?");

    private KoreanTimes() {}

    /** @param words with single spaces */
    static Optional<Rhythm> read(String words) {
        Matcher every = EVERY.matcher(words);
        if (every.matches()) {
            ChronoUnit unit =
                    switch (every.group(2)) {
                        case "시간" -> ChronoUnit.HOURS;
                        case "분" -> ChronoUnit.MINUTES;
                        default -> ChronoUnit.SECONDS;
                    };
            return every.group(3) != null && unit != ChronoUnit.HOURS
                    ? Optional.empty()
                    : Optional.of(new Every(Integer.parseInt(every.group(1)), unit, minute(every.group(3))));
        }
        Matcher hourly = HOURLY.matcher(words);
        if (hourly.matches()) {
            return Optional.of(new Every(1, ChronoUnit.HOURS, minute(hourly.group(1))));
        }
        Matcher parts = DAYS.matcher(words);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String times = parts.group(2);
        return days(parts.group(1).strip()).map(days -> new At(times(times, words), days.month(), days.week()));
    }

    private static int minute(@Nullable String words) {
        int minute = words == null ? 0 : Integer.parseInt(words);
        if (minute > 59) {
            throw new Unreadable(Fault.TIME, words + "분");
        }
        return minute;
    }

    /** On which days; the time is still to come. */
    private static Optional<At> days(String words) {
        List<LocalTime> any = List.of(LocalTime.MIDNIGHT);
        return switch (words) {
            case "매일", "날마다" -> Optional.of(new At(any, Rhythm.ANY, Set.of()));
            case "평일", "평일마다", "매 평일" -> Optional.of(new At(any, Rhythm.ANY, At.WEEKDAYS));
            case "주말", "주말마다" -> Optional.of(new At(any, Rhythm.ANY, At.WEEKEND));
            default -> {
                Matcher month = OF_MONTH.matcher(words);
                if (month.matches()) {
                    yield Optional.of(new At(any, day(month.group(1)), Set.of()));
                }
                Matcher week = OF_WEEK.matcher(words);
                yield week.matches() ? Optional.of(new At(any, Rhythm.ANY, week(week.group(1)))) : Optional.empty();
            }
        };
    }

    private static String day(@Nullable String words) {
        if (words == null) {
            return Rhythm.LAST_DAY;
        }
        int day = Integer.parseInt(words);
        if (day < 1 || day > 31) {
            throw new Unreadable(Fault.DAY, words);
        }
        return String.valueOf(day);
    }

    private static Set<DayOfWeek> week(String words) {
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        words.replace("요일", "")
                .chars()
                .map(WEEK::indexOf)
                .filter(place -> place >= 0)
                .forEach(place -> week.add(DayOfWeek.of(place + 1)));
        return week;
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
        if (words.group(2) == null) {
            return words.group().startsWith("정오") ? LocalTime.NOON : LocalTime.MIDNIGHT;
        }
        int hour = Integer.parseInt(words.group(2));
        String part = words.group(3) == null ? words.group(4) : words.group(3);
        int minute = words.group(5) != null ? 30 : part == null ? 0 : Integer.parseInt(part);
        boolean half = words.group(1) != null;
        if (minute > 59 || hour > (half ? 12 : 23) || (half && hour == 0)) {
            throw new Unreadable(Fault.TIME, words.group());
        }
        return LocalTime.of(half ? hour % 12 + ("오후".equals(words.group(1)) ? 12 : 0) : hour, minute);
    }

    static String tell(Rhythm rhythm) {
        return switch (rhythm) {
            case Every every -> tell(every);
            case At at ->
                days(at) + " "
                        + String.join(
                                ", ",
                                at.times().stream().map(LocalTime::toString).toList());
        };
    }

    private static String tell(Every every) {
        if (every.unit() != ChronoUnit.HOURS) {
            return every.number() + (every.unit() == ChronoUnit.MINUTES ? "분마다" : "초마다");
        }
        if (every.number() == 1) {
            return every.minute() == 0 ? "매시간" : "매시 " + every.minute() + "분";
        }
        String words = every.number() + "시간마다";
        return every.minute() == 0 ? words : String.format(Locale.ROOT, "%s %d분에", words, every.minute());
    }

    private static String days(At at) {
        if (at.month().equals(Rhythm.LAST_DAY)) {
            return "매월 말일";
        }
        if (!at.month().equals(Rhythm.ANY)) {
            return "매월 " + Integer.parseInt(at.month()) + "일";
        }
        if (at.week().isEmpty() || at.week().size() == DayOfWeek.values().length) {
            return "매일";
        }
        if (at.week().equals(At.WEEKDAYS)) {
            return "평일";
        }
        if (at.week().equals(At.WEEKEND)) {
            return "주말";
        }
        List<String> days = new TreeSet<>(at.week())
                .stream().map(day -> WEEK.charAt(day.getValue() - 1) + "요일").toList();
        return "매주 " + String.join(", ", days);
    }
}
