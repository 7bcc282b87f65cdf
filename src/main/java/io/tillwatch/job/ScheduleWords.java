package io.tillwatch.job;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When something is to run, as people write it: {@code every 6 hours}, {@code weekdays at 06:30}, {@code 매월 말일 23:00},
 * or as a cron expression. Both languages are read whatever the language of the screen.
 */
public final class ScheduleWords {
    private static final Pattern CRON_FIELD = Pattern.compile("[0-9*/,?\\-]+");
    /** Minute, hour, day of the month, month, day of the week. */
    private static final List<Integer> LEAST = List.of(0, 0, 1, 1, 0);

    private static final List<Integer> MOST = List.of(59, 23, 31, 12, 7);
    private static final List<Fault> FIELDS =
            List.of(Fault.CRON_MINUTE, Fault.CRON_HOUR, Fault.CRON_DAY, Fault.CRON_MONTH, Fault.CRON_WEEKDAY);

    private ScheduleWords() {}

    /**
     * Reads what somebody typed.
     *
     * @return a cron expression of {@link CronTimes}
     * @throws Unreadable when it cannot be used, with the reason
     */
    public static String read(String typed) {
        String words = typed.strip().replaceAll("\\s+", " ");
        if (words.isEmpty()) {
            throw new Unreadable(Fault.EMPTY, "");
        }
        if (isCron(words)) {
            return checked(words);
        }
        String lower = words.toLowerCase(Locale.ROOT);
        Optional<Rhythm> rhythm = EnglishTimes.read(lower).or(() -> KoreanTimes.read(lower));
        Rhythm read = rhythm.orElseThrow(() -> new Unreadable(Fault.WORDS, words));
        if (read instanceof Rhythm.Every every && !every.isEven()) {
            throw new Unreadable(
                    switch (every.unit()) {
                        case HOURS -> Fault.UNEVEN_HOURS;
                        case MINUTES -> Fault.UNEVEN_MINUTES;
                        default -> Fault.UNEVEN_SECONDS;
                    },
                    String.valueOf(every.number()));
        }
        if (read instanceof Rhythm.At at && !at.isOfOneMinute()) {
            throw new Unreadable(Fault.MINUTES, words);
        }
        return read.cron();
    }

    private static boolean isCron(String words) {
        String[] fields = words.split(" ", -1);
        return words.contains("*")
                || (fields.length > 3
                        && CRON_FIELD.matcher(fields[0]).matches()
                        && CRON_FIELD.matcher(fields[1]).matches());
    }

    private static String checked(String expression) {
        String[] fields = expression.split(" ", -1);
        if (fields.length != 5 && fields.length != 6) {
            throw new Unreadable(Fault.CRON_FIELDS, String.valueOf(fields.length));
        }
        for (int i = 0; i < LEAST.size(); i++) {
            // The number after a stroke is a distance.
            for (String number :
                    fields[fields.length - 5 + i].replaceAll("/\\d+", "").split("[^0-9]+", -1)) {
                if (!number.isEmpty() && (number.length() > 4 || isOutside(Integer.parseInt(number), i))) {
                    throw new Unreadable(FIELDS.get(i), number);
                }
            }
        }
        try {
            CronTimes ignored = CronTimes.parse(expression, ZoneId.of("UTC"));
            return expression;
        } catch (CronTimes.InvalidCron e) {
            throw new Unreadable(e.getCause() == null ? Fault.NEVER : Fault.CRON, expression);
        }
    }

    private static boolean isOutside(int number, int field) {
        return number < LEAST.get(field) || number > MOST.get(field);
    }

    /**
     * Says what an expression means. What this tells, {@link #read} understands, but for expressions that only the
     * library has words for.
     */
    public static String tell(String cron, Locale locale) {
        boolean korean = locale.getLanguage().equals(Locale.KOREAN.getLanguage());
        return Rhythm.of(cron)
                .map(rhythm -> korean ? KoreanTimes.tell(rhythm) : EnglishTimes.tell(rhythm))
                .orElseGet(() -> CronTimes.parse(cron, ZoneId.of("UTC")).describe(locale));
    }

    /** Why something cannot be used. */
    public enum Fault {
        EMPTY,
        /** Nothing that is known. */
        WORDS,
        /** There is a word for days but no time of day. */
        NO_TIME,
        /** There is no such time of day. */
        TIME,
        /** Times of different minutes do not go into one expression. */
        MINUTES,
        /** There is no such day of a month. */
        DAY,
        UNEVEN_HOURS,
        UNEVEN_MINUTES,
        UNEVEN_SECONDS,
        CRON_FIELDS,
        CRON_MINUTE,
        CRON_HOUR,
        CRON_DAY,
        CRON_MONTH,
        CRON_WEEKDAY,
        /** It has no time at all. */
        NEVER,
        CRON
    }

    /** Something typed that cannot be used. */
    public static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final Fault fault;
        private final String part;

        Unreadable(Fault fault, String part) {
            super(fault + ": " + part);
            this.fault = fault;
            this.part = part;
        }

        public Fault fault() {
            return fault;
        }

        /** What is wrong in it; empty when there is nothing. */
        public String part() {
            return part;
        }
    }
}
