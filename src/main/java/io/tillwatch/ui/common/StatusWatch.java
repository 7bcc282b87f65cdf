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
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at both servers every few seconds, so that a lost connection is seen and one that is back is used without
 * anybody asking. UI thread.
 */
public final class StatusWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);

    /** Between two looks. */
    public static final Duration PAUSE = Duration.ofSeconds(5);
    /** The source is an operational database: it is looked at less often. */
    private static final int SOURCE_EVERY = 6;
    /** While it does not answer. */
    private static final int LOST_SOURCE_EVERY = 2;

    private static final Duration INDEX_ANSWERS_WITHIN = Duration.ofSeconds(3);
    private static final Duration SOURCE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final Workspace workspace;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.UNKNOWN);
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
    private final HurriedLook indexLook;
    private final HurriedLook sourceLook;
    private volatile boolean prepared;
    private boolean silentOnce;
    private int looks;
    private TaskExecutor.@Nullable Repeated repeated;

    public StatusWatch(Workspace workspace, TaskExecutor tasks, InstantSource clock) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.clock = clock;
        this.indexLook = new HurriedLook(tasks);
        this.sourceLook = new HurriedLook(tasks);
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
        indexLook.end();
        sourceLook.end();
    }

    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether what is on the screens may be out of date because the index does not answer. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** Looks now, unless a look is under way; neither server waits for the other. */
    public void look() {
        boolean sourceLost = status.get().source().state() == Status.State.DOWN;
        boolean sourceToo = looks++ % (sourceLost ? LOST_SOURCE_EVERY : SOURCE_EVERY) == 0;
        if (!indexLook.isUnderWay()) {
            lookAtIndex();
        }
        if (sourceToo && !sourceLook.isUnderWay()) {
            sourceLook.begin(
                    this::inspectSource,
                    SOURCE_ANSWERS_WITHIN,
                    fault -> showSource(fault.isNone() ? Status.Light.UP : Status.Light.down(fault)),
                    cause -> showSource(Status.Light.down(sentence(cause))),
                    () -> showSource(Status.Light.down(silence("MySQL", SOURCE_ANSWERS_WITHIN))));
        }
    }

    /** To make the indices of a new installation may take a while. */
    private void lookAtIndex() {
        indexLook.begin(
                this::askIndex,
                prepared ? INDEX_ANSWERS_WITHIN : null,
                seen -> {
                    silentOnce = false;
                    showIndex(Status.Light.UP, seen.sync(), seen.running());
                },
                cause -> {
                    silentOnce = false;
                    loseIndex(sentence(cause));
                },
                this::indexIsSilent);
    }

    /** A server under load may be slow once: only who is silent twice in a row is lost. */
    private void indexIsSilent() {
        if (silentOnce || status.get().index().state() == Status.State.DOWN) {
            loseIndex(silence("Elasticsearch", INDEX_ANSWERS_WITHIN));
        } else {
            silentOnce = true;
            lookAtIndex();
        }
    }

    private void loseIndex(Sentence why) {
        Status before = status.get();
        showIndex(Status.Light.down(why), before.sync(), before.running());
    }

    private void showIndex(Status.Light light, @Nullable SyncState sync, List<Run> running) {
        status.set(new Status(light, status.get().source(), sync, running, clock.instant()));
        stale.set(light.state() == Status.State.DOWN);
    }

    private void showSource(Status.Light light) {
        Status before = status.get();
        status.set(new Status(before.index(), light, before.sync(), before.running(), before.at()));
    }

    private record Seen(SyncState sync, List<Run> running) {}

    private Seen askIndex() {
        prepare();
        return new Seen(workspace.state().load(), workspace.runs().running());
    }

    /** A new installation lacks its indices; once they are there it answers with nothing instead of with a fault. */
    private void prepare() {
        if (!prepared) {
            if (!workspace.admin().isPrepared()) {
                workspace.admin().prepare(0);
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

    private static Sentence silence(String server, Duration waited) {
        return Sentence.of("window.silent", server, waited.toSeconds());
    }

    private static Sentence sentence(Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure.sentence();
        }
        LOG.warn("A server could not be looked at.", cause);
        return Sentence.of("window.look.failed");
    }
}
