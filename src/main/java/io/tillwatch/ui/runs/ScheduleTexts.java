package io.tillwatch.ui.runs;

import io.tillwatch.job.Due;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleWords;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Schedules in the words of a language. */
final class ScheduleTexts {
    private static final String BETWEEN = " · ";
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final Formats formats;

    ScheduleTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** {@code Daily roll-up}; the schedule's own name where several have one job. */
    String job(Schedule schedule) {
        String job = texts.textOr("job." + schedule.job(), schedule.job());
        return schedule.id().equals(schedule.job()) ? job : job + " (" + schedule.id() + ")";
    }

    /** {@code Every 6 hours, Asia/Seoul}. */
    String when(Schedule schedule) {
        return ScheduleWords.tell(schedule.cron(), texts.language().locale()) + ", "
                + schedule.zone().getId();
    }

    /** {@code 2026-11-23 (Mon) 06:00}. */
    String time(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return formats.date(local.toLocalDate()) + " " + (local.getSecond() == 0 ? MINUTES : SECONDS).format(local);
    }

    String next(Schedule schedule, Instant now) {
        if (schedule.paused() != null) {
            return Formats.NONE;
        }
        return schedule.times()
                .next(now)
                .map(time -> time(time, schedule.zone()))
                .orElse(texts.text("runs.schedule.never"));
    }

    /** How it stands, the most urgent first. */
    String state(Schedule schedule, Instant now) {
        Progress progress = schedule.progress();
        Schedule.Pause paused = schedule.paused();
        List<String> words = new ArrayList<>();
        if (paused != null) {
            words.add(
                    paused.failures() > 0
                            ? texts.text("runs.schedule.paused.failures", formats.count((long) paused.failures()))
                            : texts.text("runs.schedule.paused", paused.by(), time(paused.at(), schedule.zone())));
        }
        if (progress.open() != null) {
            words.add(texts.text("runs.schedule.open", time(progress.open().scheduledFor(), schedule.zone())));
        }
        if (paused == null && progress.retryAt() != null) {
            words.add(texts.text("runs.schedule.retry", time(progress.retryAt(), schedule.zone())));
        }
        if (paused == null && progress.failures() > 0) {
            words.add(texts.text("runs.schedule.failures", formats.count((long) progress.failures())));
        }
        if (paused == null) {
            missed(schedule, now).ifPresent(words::add);
        }
        if (words.isEmpty()) {
            words.add(
                    progress.done() == null
                            ? texts.text("runs.schedule.fresh")
                            : texts.text("runs.schedule.done", time(progress.done(), schedule.zone())));
        }
        return String.join(BETWEEN, words);
    }

    /** Times that went by, and what will be done with them. */
    private Optional<String> missed(Schedule schedule, Instant now) {
        return Due.late(schedule, now)
                .map(times -> texts.text(
                                "runs.schedule.missed",
                                formats.count((long) times.times()),
                                time(times.first(), schedule.zone()))
                        + " "
                        + texts.text("runs.schedule.missed", schedule.policies().catchUp()));
    }

    boolean isTrouble(Schedule schedule) {
        return schedule.progress().failures() > 0
                || (schedule.paused() != null && schedule.paused().failures() > 0);
    }

    String policies(Schedule schedule) {
        Policies policies = schedule.policies();
        List<String> words = new ArrayList<>();
        words.add(texts.text("runs.schedule.overlap.short", policies.overlap()));
        words.add(texts.text("runs.schedule.catchUp.short", policies.catchUp()));
        words.add(
                policies.retry().limit() == 0
                        ? texts.text("runs.schedule.retries.none")
                        : texts.text("runs.schedule.retries.some", formats.count((long)
                                policies.retry().limit())));
        if (policies.pauseAfter() > 0) {
            words.add(texts.text("runs.schedule.pauseAfter.some", formats.count((long) policies.pauseAfter())));
        }
        if (policies.deadline() != null) {
            words.add(texts.text("runs.schedule.deadline.some", policies.deadline()));
        }
        if (!policies.after().isEmpty()) {
            words.add(texts.text(
                    "runs.schedule.after.some",
                    String.join(
                            ", ",
                            policies.after().stream()
                                    .map(id -> texts.textOr("job." + id, id))
                                    .toList())));
        }
        return String.join(BETWEEN, words);
    }
}
