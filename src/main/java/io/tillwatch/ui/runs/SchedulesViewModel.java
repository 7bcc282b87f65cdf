package io.tillwatch.ui.runs;

import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.job.ScheduleStore.Kept;
import io.tillwatch.service.DefaultSchedules;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The schedules as they stand in Elasticsearch, and the one that is edited. Elasticsearch's clock says what comes next. */
public final class SchedulesViewModel {
    private final Workspace workspace;
    private final TaskExecutor tasks;
    private final String by;
    private final ZoneId zone;
    private final Texts texts;
    private final LatestQuestion question;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScheduleDraft> draft = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<String> note = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    /**
     * What was read.
     *
     * @param now by the clock that schedules go by
     */
    record Shown(Instant now, List<Schedule> schedules) {}

    /**
     * Reads nothing yet.
     *
     * @param by {@code user@host}
     * @param zone of schedules that are made anew
     */
    public SchedulesViewModel(Workspace workspace, TaskExecutor tasks, String by, ZoneId zone, Texts texts) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.by = by;
        this.zone = zone;
        this.texts = texts;
        this.question = new LatestQuestion(tasks);
    }

    /** Reads them anew; what is shown stays until the answer is there. */
    void load() {
        busy.set(true);
        question.ask(BackgroundTask.of(this::read)
                .onSuccess(this::show)
                .onFailure(this::failed)
                .onFinished(() -> busy.set(false)));
    }

    private Shown read() {
        return new Shown(
                workspace.serverClock().read(),
                workspace.schedules().all().stream().map(Kept::schedule).toList());
    }

    private void show(Shown read) {
        error.set(null);
        shown.set(read);
    }

    private void failed(Throwable cause) {
        error.set(ScreenError.of(cause, texts));
    }

    /** The usual ones, where no scheduler has ever run. */
    void addDefaults() {
        busy.set(true);
        BackgroundTask.of(() -> {
                    workspace.admin().prepareRecords();
                    DefaultSchedules.addTo(
                            workspace.schedules(),
                            zone,
                            by,
                            workspace.serverClock().read());
                    return read();
                })
                .onSuccess(this::show)
                .onFailure(this::failed)
                .onFinished(() -> busy.set(false))
                .executeWith(tasks);
    }

    void pause(Schedule schedule) {
        change(schedule, (standing, now) -> standing.paused() == null ? standing.pausedBy(by, now, 0) : standing);
    }

    void resume(Schedule schedule) {
        change(schedule, (standing, now) -> standing.paused() == null ? standing : standing.resumedBy(by, now));
    }

    private void change(Schedule schedule, BiFunction<Schedule, Instant, Schedule> how) {
        busy.set(true);
        note.set("");
        BackgroundTask.of(() -> {
                    Instant now = workspace.serverClock().read();
                    Optional<Kept> ignored =
                            workspace.schedules().change(schedule.id(), standing -> how.apply(standing, now));
                    return read();
                })
                .onSuccess(this::show)
                .onFailure(this::failed)
                .onFinished(() -> busy.set(false))
                .executeWith(tasks);
    }

    void edit(Schedule schedule) {
        Shown read = shown.get();
        if (read != null) {
            note.set("");
            draft.set(new ScheduleDraft(
                    schedule, read.schedules().stream().map(Schedule::id).toList(), read.now(), texts));
        }
    }

    void discard() {
        draft.set(null);
        note.set("");
    }

    /** Writes what was typed, unless somebody else changed the schedule since it was opened: then theirs is shown. */
    void save() {
        ScheduleDraft typed = draft.get();
        if (typed == null || !typed.problem().isEmpty()) {
            return;
        }
        busy.set(true);
        BackgroundTask.of(() -> new Saved(write(typed), read()))
                .onSuccess(saved -> {
                    show(saved.now());
                    if (saved.theirs() == null) {
                        draft.set(null);
                        note.set("");
                    } else {
                        edit(saved.theirs());
                        note.set(texts.text(
                                "runs.schedule.changed", saved.theirs().changedBy()));
                    }
                })
                .onFailure(this::failed)
                .onFinished(() -> busy.set(false))
                .executeWith(tasks);
    }

    private record Saved(@Nullable Schedule theirs, Shown now) {}

    /** @return the schedule as somebody else changed it; null when it was written */
    private @Nullable Schedule write(ScheduleDraft typed) {
        ScheduleStore store = workspace.schedules();
        while (true) {
            Kept standing = store.find(typed.opened().id()).orElse(null);
            if (standing == null) {
                return null;
            }
            if (!standing.schedule().changedAt().equals(typed.opened().changedAt())) {
                return standing.schedule();
            }
            Instant now = workspace.serverClock().read();
            if (store.replace(standing, typed.on(standing.schedule(), by, now)).isPresent()) {
                return null;
            }
        }
    }

    /** Null until they were read once. */
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** What is edited; null for none. */
    ReadOnlyObjectProperty<@Nullable ScheduleDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** What has to be told beside what is edited; empty for nothing. */
    ReadOnlyObjectProperty<String> noteProperty() {
        return note.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
