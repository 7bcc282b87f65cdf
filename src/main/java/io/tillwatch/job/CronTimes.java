package io.tillwatch.job;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The times of a cron expression in a zone: five fields (minute, hour, day of month, month, day of week) or six with
 * seconds first. Where clocks are put forward, a time that does not exist is the moment of the change; where they are put
 * back, a time that comes twice is its first. Expressions of every hour go by elapsed time through both.
 */
public final class CronTimes {
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53));
    private static final int SHORT_FIELDS = 5;
    private static final int HOURS = 2;
    private static final Set<String> EVERY = Set.of("*", "*/1", "0/1");

    private final Cron cron;
    private final ExecutionTime times;
    private final ZoneId zone;
    private final boolean everyHour;

    private CronTimes(Cron cron, ZoneId zone, boolean everyHour) {
        this.cron = cron;
        this.times = ExecutionTime.forCron(cron);
        this.zone = zone;
        this.everyHour = everyHour;
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidCron when it is none, or has no time at all
     */
    public static CronTimes parse(String expression, ZoneId zone) {
        String fields = expression.strip().toUpperCase(Locale.ROOT);
        String whole = fields.split("\\s+", -1).length == SHORT_FIELDS ? "0 " + fields : fields;
        String[] parts = whole.split("\\s+", -1);
        boolean everyHour = parts.length > HOURS && EVERY.contains(parts[HOURS]);
        try {
            CronTimes made = new CronTimes(PARSER.parse(whole).validate(), zone, everyHour);
            if (made.times
                    .nextExecution(utc(LocalDateTime.of(2000, 1, 1, 0, 0)))
                    .isEmpty()) {
                throw new InvalidCron("This expression never comes true", null);
            }
            return made;
        } catch (IllegalArgumentException e) {
            throw e instanceof InvalidCron known ? known : new InvalidCron(String.valueOf(e.getMessage()), e);
        }
    }

    private static ZonedDateTime utc(LocalDateTime local) {
        return local.atZone(ZoneOffset.UTC);
    }

    /** The first time after a moment; empty when there is none any more. */
    public Optional<Instant> next(Instant after) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone).minus(repeated(after));
        Instant best = null;
        while (true) {
            ZonedDateTime next = times.nextExecution(utc(local)).orElse(null);
            if (next == null) {
                return Optional.ofNullable(best);
            }
            local = next.toLocalDateTime();
            // In an hour that comes twice a later local time may be the earlier moment.
            if (best != null && earliest(local).isAfter(best)) {
                return Optional.of(best);
            }
            for (Instant moment : moments(local)) {
                if (moment.isAfter(after) && (best == null || moment.isBefore(best))) {
                    best = moment;
                }
            }
        }
    }

    /** The last time at or before a moment; empty when there was none. */
    public Optional<Instant> last(Instant until) {
        LocalDateTime local = LocalDateTime.ofInstant(until, zone)
                .plus(repeated(until))
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        Instant best = null;
        while (true) {
            ZonedDateTime last = times.lastExecution(utc(local)).orElse(null);
            if (last == null) {
                return Optional.ofNullable(best);
            }
            local = last.toLocalDateTime();
            if (best != null && latest(local).isBefore(best)) {
                return Optional.of(best);
            }
            for (Instant moment : moments(local)) {
                if (!moment.isAfter(until) && (best == null || moment.isAfter(best))) {
                    best = moment;
                }
            }
        }
    }

    /**
     * The times after one moment and not after another, oldest first.
     *
     * @param limit no more than these
     */
    public List<Instant> between(Instant after, Instant until, int limit) {
        List<Instant> found = new ArrayList<>();
        Optional<Instant> next = next(after);
        while (next.isPresent() && !next.get().isAfter(until) && found.size() < limit) {
            found.add(next.get());
            next = next(next.get());
        }
        return found;
    }

    public ZoneId zone() {
        return zone;
    }

    /** What the expression says, in English or Korean as far as the library has words. */
    public String describe(Locale locale) {
        return CronDescriptor.instance(locale).describe(cron);
    }

    private List<Instant> moments(LocalDateTime local) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition forward = rules.getTransition(local);
            return everyHour ? List.of() : List.of(forward.getInstant());
        }
        List<Instant> moments = new ArrayList<>();
        for (ZoneOffset offset : everyHour ? offsets : offsets.subList(0, 1)) {
            moments.add(local.toInstant(offset));
        }
        return moments;
    }

    private Instant earliest(LocalDateTime local) {
        return bound(local, true);
    }

    private Instant latest(LocalDateTime local) {
        return bound(local, false);
    }

    private Instant bound(LocalDateTime local, boolean earliest) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        if (change.isGap()) {
            return change.getInstant();
        }
        return local.toInstant(earliest ? change.getOffsetBefore() : change.getOffsetAfter());
    }

    /** How much of the clock comes twice around a moment; zero nearly always. */
    private Duration repeated(Instant at) {
        ZoneRules rules = zone.getRules();
        Duration repeated = back(rules.previousTransition(at.plusNanos(1)), at);
        return repeated.isZero() ? back(rules.nextTransition(at), at) : repeated;
    }

    private static Duration back(@Nullable ZoneOffsetTransition change, Instant at) {
        if (change == null || !change.isOverlap()) {
            return Duration.ZERO;
        }
        Duration length = change.getDuration().abs();
        boolean near = Duration.between(change.getInstant(), at).abs().compareTo(length) <= 0;
        return near ? length : Duration.ZERO;
    }

    /** An expression that cannot be used; the message says why, in English. */
    public static final class InvalidCron extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        InvalidCron(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
