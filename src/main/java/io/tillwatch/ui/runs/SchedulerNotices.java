package io.tillwatch.ui.runs;

import io.tillwatch.job.Firing;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.SchedulerListener;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a person of what the scheduler of this program met. Heard on its threads, told on the UI thread. */
public final class SchedulerNotices implements SchedulerListener {
    private static final Address WHERE = Address.of("runs").with("tab", "schedules");

    private final Notices notices;
    private final TaskExecutor tasks;
    private final Supplier<Texts> texts;
    private final Supplier<Formats> formats;

    /** @param texts in the language of the moment */
    public SchedulerNotices(Notices notices, TaskExecutor tasks, Supplier<Texts> texts, Supplier<Formats> formats) {
        this.notices = notices;
        this.tasks = tasks;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public void missed(List<Missed> missed) {
        tell(
                Notice.Level.WARNING,
                () -> words(
                        "runs.scheduler.missed",
                        missed.stream()
                                .map(each -> words(
                                        "runs.scheduler.missed.one",
                                        job(each.schedule()),
                                        formats.get().count((long) each.times().times()),
                                        formats.get().minute(each.times().first())))
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public void late(Schedule schedule, Firing firing, Map<String, Long> wouldTouch) {
        tell(
                Notice.Level.DONE,
                Address.of("runs").with("run", firing.runId()),
                () -> words(
                        "runs.scheduler.late",
                        job(schedule),
                        new RunWords(texts.get(), formats.get()).touches(wouldTouch)));
    }

    @Override
    public void failed(Schedule schedule, Firing firing, @Nullable Instant again) {
        tell(
                Notice.Level.FAILED,
                Address.of("runs").with("run", firing.runId()),
                () -> again == null
                        ? words("runs.scheduler.failed", job(schedule))
                        : words(
                                "runs.scheduler.failed.again",
                                job(schedule),
                                formats.get().minute(again)));
    }

    @Override
    public void paused(Schedule schedule) {
        long failures = schedule.progress().failures();
        tell(
                Notice.Level.FAILED,
                () -> words(
                        "runs.scheduler.paused", job(schedule), formats.get().count(failures)));
    }

    @Override
    public void overdue(Schedule schedule, LocalDate date) {
        tell(
                Notice.Level.FAILED,
                () -> words(
                        "runs.scheduler.overdue",
                        job(schedule),
                        formats.get().date(date),
                        String.valueOf(schedule.policies().deadline())));
    }

    private String job(Schedule schedule) {
        return texts.get().textOr("job." + schedule.job(), schedule.job());
    }

    private String words(String key, Object... values) {
        return texts.get().text(key, values);
    }

    private void tell(Notice.Level level, Supplier<String> words) {
        tell(level, WHERE, words);
    }

    private void tell(Notice.Level level, Address where, Supplier<String> words) {
        tasks.onUi(() -> notices.tell(level, words.get(), where));
    }
}
