package io.tillwatch.ui.common;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Check;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Looks at both servers every few seconds, so that a lost connection is seen and one that is back is used without
 * anybody asking. UI thread.
 */
public final class StatusWatch {
    /** Between two looks. */
    public static final Duration PAUSE = Duration.ofSeconds(5);
    /** The source is an operational database: it is looked at less often. */
    private static final int SOURCE_EVERY = 6;

    private final Workspace workspace;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.UNKNOWN);
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
    private volatile boolean prepared;
    private boolean looking;
    private int looks;
    private TaskExecutor.@Nullable Repeated repeated;

    public StatusWatch(Workspace workspace, TaskExecutor tasks, InstantSource clock) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.clock = clock;
    }

    public void start() {
        if (repeated == null) {
            repeated = tasks.every(PAUSE, this::look);
            look();
        }
    }

    public void stop() {
        if (repeated != null) {
            repeated.cancel();
            repeated = null;
        }
    }

    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether what is on the screens may be out of date because the index does not answer. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** Looks now, unless a look is under way. */
    public void look() {
        if (looking) {
            return;
        }
        looking = true;
        boolean sourceToo = looks++ % SOURCE_EVERY == 0 || status.get().source().state() == Status.State.DOWN;
        Status before = status.get();
        BackgroundTask.of(() -> look(before, sourceToo))
                .onSuccess(seen -> {
                    status.set(seen);
                    stale.set(seen.index().state() == Status.State.DOWN);
                })
                .onFinished(() -> looking = false)
                .executeWith(tasks);
    }

    private Status look(Status before, boolean sourceToo) {
        Status.Light source = sourceToo ? lightOf(this::inspectSource) : before.source();
        SyncState[] sync = {before.sync()};
        List<List<Run>> running = new java.util.ArrayList<>(List.of(before.running()));
        Status.Light index = lightOf(() -> {
            prepare();
            sync[0] = workspace.state().load();
            running.set(0, workspace.runs().running());
            return Sentence.NONE;
        });
        return new Status(index, source, sync[0], running.getFirst(), clock.instant());
    }

    /** A new installation lacks its indices; once they are there it answers with nothing instead of with a fault. */
    private void prepare() {
        if (!prepared) {
            if (!workspace.admin().isPrepared()) {
                workspace.admin().prepare();
            }
            prepared = true;
        }
    }

    private Sentence inspectSource() {
        for (Check check : workspace.source().inspect()) {
            if (check.level() == Check.Level.FAILURE) {
                return check.finding().then(check.advice());
            }
        }
        return Sentence.NONE;
    }

    private static Status.Light lightOf(Supplier<Sentence> look) {
        try {
            Sentence fault = look.get();
            return fault.isNone() ? Status.Light.UP : Status.Light.down(fault);
        } catch (Failure failure) {
            return Status.Light.down(failure.sentence());
        }
    }
}
