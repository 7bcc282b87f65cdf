package io.tillwatch.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became due of a schedule, and what its policy makes of it. A pure function of the schedule and the moment.
 *
 * @param missed times that will not be run, as one stretch; null for none
 * @param run the run to begin; null for none
 */
public record Due(@Nullable Stretch missed, @Nullable Stretch run) {
    /** A time is late once it is this old: nobody was awake when it came. */
    public static final Duration LATE = Duration.ofMinutes(2);

    /** Of more times than these the number is not told exactly. */
    public static final int MOST_COUNTED = 10_000;

    static final Due NOTHING = new Due(null, null);

    /**
     * Times of one schedule that are dealt with together.
     *
     * @param times how many, at most {@link #MOST_COUNTED}
     * @param late whether the last of them is late
     * @param onlyDate whether they are a date of their own to catch up with
     */
    public record Stretch(Instant first, Instant last, int times, boolean late, boolean onlyDate) {}

    /** What is to be done now; times that are not in it are left for later. */
    public static Due of(Schedule schedule, Instant now) {
        CronTimes times = schedule.times();
        Instant after = schedule.progress().accounted();
        Optional<Instant> first = times.next(after);
        if (first.isEmpty() || first.get().isAfter(now)) {
            return NOTHING;
        }
        Instant last = times.last(now).orElse(first.get());
        return switch (schedule.policies().catchUp()) {
            case ONCE -> new Due(null, stretch(times, after, first.get(), last, now, false));
            case SKIP -> skipping(times, after, first.get(), last, now);
            case EVERY_DATE -> oldestDate(times, after, first.get(), last, now);
        };
    }

    private static Stretch stretch(
            CronTimes times, Instant after, Instant first, Instant last, Instant now, boolean onlyDate) {
        int count = times.between(after, last, MOST_COUNTED).size();
        return new Stretch(first, last, count, isLate(last, now), onlyDate);
    }

    private static boolean isLate(Instant time, Instant now) {
        return Duration.between(time, now).compareTo(LATE) > 0;
    }

    /** Only a time that came just now is run. */
    private static Due skipping(CronTimes times, Instant after, Instant first, Instant last, Instant now) {
        if (isLate(last, now)) {
            return new Due(stretch(times, after, first, last, now, false), null);
        }
        Instant border = now.minus(LATE);
        // The earliest that is still fresh: what lies before it was missed.
        Instant fresh =
                first.isBefore(border) ? times.next(border.minusNanos(1)).orElse(last) : first;
        Instant before =
                fresh.equals(first) ? null : times.last(fresh.minusNanos(1)).orElse(null);
        if (before == null || before.isBefore(first)) {
            return new Due(null, stretch(times, after, first, last, now, false));
        }
        return new Due(
                stretch(times, after, first, before, now, false), stretch(times, before, fresh, last, now, false));
    }

    private static Due oldestDate(CronTimes times, Instant after, Instant first, Instant last, Instant now) {
        LocalDate date = LocalDate.ofInstant(first, times.zone());
        Instant end = date.plusDays(1).atStartOfDay(times.zone()).toInstant();
        Instant lastOfDate =
                last.isBefore(end) ? last : times.last(end.minusNanos(1)).orElse(last);
        return new Due(null, stretch(times, after, first, lastOfDate, now, isLate(lastOfDate, now)));
    }

    /** What went by unseen, to be told before it is caught up with: every late time, whatever the policy. */
    public static Optional<Stretch> late(Schedule schedule, Instant now) {
        CronTimes times = schedule.times();
        Instant after = schedule.progress().accounted();
        Instant border = now.minus(LATE).minusNanos(1);
        Optional<Instant> first = times.next(after);
        Optional<Instant> last = times.last(border);
        if (first.isEmpty() || last.isEmpty() || first.get().isAfter(last.get())) {
            return Optional.empty();
        }
        return Optional.of(stretch(times, after, first.get(), last.get(), now, false));
    }

    /**
     * The date whose times should have been done by now and are not, if it was not told of yet.
     *
     * @return the date; empty when all is well, or no deadline is set
     */
    public static Optional<LocalDate> overdue(Schedule schedule, Instant now) {
        LocalTime deadline = schedule.policies().deadline();
        if (deadline == null || schedule.paused() != null) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, schedule.zone());
        LocalDate date =
                now.isBefore(today.atTime(deadline).atZone(schedule.zone()).toInstant()) ? today.minusDays(1) : today;
        Progress progress = schedule.progress();
        if (progress.alarmed() != null && !date.isAfter(progress.alarmed())) {
            return Optional.empty();
        }
        Instant begin = date.atStartOfDay(schedule.zone()).toInstant();
        Instant by = date.atTime(deadline).atZone(schedule.zone()).toInstant();
        Optional<Instant> wanted = schedule.times().last(by).filter(time -> !time.isBefore(begin));
        boolean done = wanted.isEmpty()
                || (progress.done() != null && !progress.done().isBefore(wanted.get()))
                || by.isBefore(schedule.changedAt());
        return done ? Optional.empty() : Optional.of(date);
    }

    /** The next times, for people. */
    public static List<Instant> next(CronTimes times, Instant after, int count) {
        List<Instant> next = new ArrayList<>();
        Optional<Instant> time = times.next(after);
        while (time.isPresent() && next.size() < count) {
            next.add(time.get());
            time = times.next(time.get());
        }
        return next;
    }
}
