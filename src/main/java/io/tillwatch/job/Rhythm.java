package io.tillwatch.job;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The few shapes of cron expressions for which people have words. */
sealed interface Rhythm {
    String ANY = "*";
    String LAST_DAY = "L";

    /** As a cron expression of five fields, or six where seconds matter. */
    String cron();

    /**
     * Again and again, at even distances.
     *
     * @param unit SECONDS, MINUTES or HOURS
     * @param minute of hours: so many minutes past; 0 otherwise
     */
    record Every(int number, ChronoUnit unit, int minute) implements Rhythm {
        /** Whether the distance is the same over the end of the minute, hour or day as within. */
        boolean isEven() {
            int whole = unit == ChronoUnit.HOURS ? 24 : 60;
            return number > 0 && number < whole && whole % number == 0;
        }

        @Override
        public String cron() {
            String step = number == 1 ? ANY : "*/" + number;
            return switch (unit) {
                case SECONDS -> step + " * * * * *";
                case MINUTES -> step + " * * * *";
                default -> minute + " " + step + " * * *";
            };
        }
    }

    /**
     * At times of day.
     *
     * @param times in the same minute of their hours; not empty
     * @param month day of the month, {@code L} for its last, {@code *} for any
     * @param week days of the week; empty for any
     */
    record At(List<LocalTime> times, String month, Set<DayOfWeek> week) implements Rhythm {
        static final Set<DayOfWeek> WEEKDAYS = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

        public At {
            times = List.copyOf(new TreeSet<>(times));
            week = Set.copyOf(week);
        }

        /** One expression has one minute for all its hours. */
        boolean isOfOneMinute() {
            return times.stream().map(LocalTime::getMinute).distinct().count() == 1;
        }

        @Override
        public String cron() {
            String hours =
                    times.stream().map(time -> String.valueOf(time.getHour())).collect(Collectors.joining(","));
            String days = week.isEmpty()
                    ? ANY
                    : week.equals(WEEKDAYS)
                            ? "1-5"
                            : new TreeSet<>(week)
                                    .stream()
                                            .map(day -> String.valueOf(day.getValue() % 7))
                                            .collect(Collectors.joining(","));
            return times.getFirst().getMinute() + " " + hours + " " + month + " * " + days;
        }
    }

    /** What an expression says; empty when it is none of these. */
    static Optional<Rhythm> of(String cron) {
        String[] fields = cron.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        if (fields.length == 5) {
            return Fields.minutes(fields, 0);
        }
        if (fields.length != 6) {
            return Optional.empty();
        }
        if (fields[0].equals("0")) {
            return Fields.minutes(fields, 1);
        }
        boolean always = List.of(fields).subList(1, 6).stream().allMatch(Fields::isAny);
        return always ? Fields.step(fields[0]).map(step -> new Every(step, ChronoUnit.SECONDS, 0)) : Optional.empty();
    }

    /** Reading of an expression's fields. */
    final class Fields {
        private static final Map<String, DayOfWeek> DAYS = Map.of(
                "MON", DayOfWeek.MONDAY,
                "TUE", DayOfWeek.TUESDAY,
                "WED", DayOfWeek.WEDNESDAY,
                "THU", DayOfWeek.THURSDAY,
                "FRI", DayOfWeek.FRIDAY,
                "SAT", DayOfWeek.SATURDAY,
                "SUN", DayOfWeek.SUNDAY);

        private Fields() {}

        private static Optional<Rhythm> minutes(String[] fields, int first) {
            String minute = fields[first];
            String hour = fields[first + 1];
            String month = isAny(fields[first + 2]) ? ANY : fields[first + 2];
            boolean anyDay = month.equals(ANY) && isAny(fields[first + 4]);
            if (!isAny(fields[first + 3])) {
                return Optional.empty();
            }
            if (anyDay && isAny(hour) && step(minute).isPresent()) {
                return step(minute).map(step -> new Every(step, ChronoUnit.MINUTES, 0));
            }
            Optional<Integer> at = number(minute, 59);
            if (at.isEmpty()) {
                return Optional.empty();
            }
            if (step(hour).isPresent()) {
                return anyDay ? step(hour).map(step -> new Every(step, ChronoUnit.HOURS, at.get())) : Optional.empty();
            }
            try {
                List<LocalTime> times = new ArrayList<>();
                for (String each : hour.split(",", -1)) {
                    times.add(LocalTime.of(number(each, 23).orElse(24), at.get()));
                }
                boolean known = isAny(month)
                        || month.equals(LAST_DAY)
                        || number(month, 31).isPresent();
                Set<DayOfWeek> week = week(fields[first + 4]);
                // Both at once mean either, in some programs: the library's words tell which.
                return known && (isAny(month) || week.isEmpty())
                        ? Optional.of(new At(times, month, week))
                        : Optional.empty();
            } catch (DateTimeException other) {
                return Optional.empty();
            }
        }

        private static boolean isAny(String field) {
            return field.equals(ANY) || field.equals("?");
        }

        private static Optional<Integer> step(String field) {
            if (isAny(field)) {
                return Optional.of(1);
            }
            return field.startsWith("*/") || field.startsWith("0/") ? number(field.substring(2), 59) : Optional.empty();
        }

        private static Optional<Integer> number(String field, int most) {
            if (!field.matches("\\d{1,2}")) {
                return Optional.empty();
            }
            int number = Integer.parseInt(field);
            return number <= most ? Optional.of(number) : Optional.empty();
        }

        private static Set<DayOfWeek> week(String field) {
            Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
            if (isAny(field)) {
                return week;
            }
            for (String part : field.split(",", -1)) {
                String[] ends = part.split("-", 2);
                DayOfWeek day = day(ends[0]);
                DayOfWeek last = ends.length == 1 ? day : day(ends[1]);
                week.add(day);
                while (day != last) {
                    day = day.plus(1);
                    week.add(day);
                }
            }
            return week;
        }

        private static DayOfWeek day(String field) {
            DayOfWeek named = DAYS.get(field);
            return named != null
                    ? named
                    : DayOfWeek.of(
                            number(field, 7).map(day -> day == 0 ? 7 : day).orElse(8));
        }
    }
}
