package io.tillwatch.ui.runs;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.Run;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The one run that this window has started, or its last one. It lives as long as the window: a run goes on when the
 * person looks at another screen. UI thread.
 */
public final class RunningJob {
    /** Progress comes with every batch; nobody sees more than this. */
    private static final Duration TELL_EVERY = Duration.ofMillis(100);

    private static final int LOG_LINES = 500;

    private final Workspace workspace;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable JobRequest> request = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private final ReadOnlyObjectWrapper<@Nullable JobOutcome> outcome = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper(false);
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final List<Consumer<JobOutcome>> onEnded = new ArrayList<>();
    private Instant startedAt = Instant.EPOCH;
    private @Nullable Listener listener;

    public RunningJob(Workspace workspace, TaskExecutor tasks, InstantSource clock) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Starts a run; does nothing and answers false while one is under way. */
    public boolean start(JobRequest wanted) {
        if (isRunning()) {
            return false;
        }
        Listener following = new Listener();
        listener = following;
        startedAt = clock.instant();
        log.clear();
        outcome.set(null);
        progress.set(JobProgress.NONE);
        stopping.set(false);
        request.set(wanted);
        Future<?> ignored = tasks.start(() -> run(wanted, following));
        return ignored != null;
    }

    private void run(JobRequest wanted, Listener following) {
        Run run = null;
        Throwable cause = null;
        try {
            Jobs jobs = workspace.jobs();
            following.jobs.set(jobs);
            if (following.stop.get()) {
                throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped.before"));
            }
            run = jobs.run(wanted, following);
        } catch (Throwable unable) {
            cause = unable;
        }
        Run ended = run;
        Throwable why = cause;
        tasks.onUi(() -> ended(wanted, following, ended, why));
    }

    private void ended(JobRequest wanted, Listener following, @Nullable Run run, @Nullable Throwable cause) {
        following.show();
        listener = null;
        JobOutcome how = new JobOutcome(wanted, startedAt, clock.instant(), run, cause);
        request.set(null);
        stopping.set(false);
        outcome.set(how);
        List.copyOf(onEnded).forEach(action -> action.accept(how));
    }

    /** Asks the run under way to stop; what it acknowledged stays. */
    public void cancel() {
        Listener following = listener;
        if (following != null) {
            stopping.set(true);
            following.stop.set(true);
            // To stop a statement of the source may itself wait for a connection.
            Future<?> ignored = tasks.start(following::stopJob);
        }
    }

    /** Called after every end, dry runs too. */
    public void onEnded(Consumer<JobOutcome> action) {
        onEnded.add(action);
    }

    /** The person has read how it ended, or does not want what was shown. */
    void dismiss() {
        if (!isRunning()) {
            outcome.set(null);
            log.clear();
        }
    }

    public boolean isRunning() {
        return request.get() != null;
    }

    /** What runs; null when nothing does. */
    public ReadOnlyObjectProperty<@Nullable JobRequest> requestProperty() {
        return request.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How the last one ended; null before that, while one runs, and once it was dismissed. */
    public ReadOnlyObjectProperty<@Nullable JobOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty stoppingProperty() {
        return stopping.getReadOnlyProperty();
    }

    /** Oldest first, at most the last 500. */
    ObservableList<String> log() {
        return FXCollections.unmodifiableObservableList(log);
    }

    Instant startedAt() {
        return startedAt;
    }

    /** On the thread of the run: keeps what is new until the UI thread comes to it. */
    private final class Listener implements ProgressListener {
        private final AtomicReference<@Nullable Jobs> jobs = new AtomicReference<>();
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicReference<@Nullable JobProgress> latest = new AtomicReference<>();
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean telling = new AtomicBoolean();
        private final Pace pace = new Pace();
        private Instant told = Instant.EPOCH;
        private @Nullable Stage toldStage;

        @Override
        public void progress(Stage stage, long done, long total) {
            if (stop.get()) {
                // It may have been asked to stop just before it began to listen.
                stopJob();
            }
            Instant now = clock.instant();
            if (stage != toldStage || Duration.between(told, now).compareTo(TELL_EVERY) >= 0) {
                told = now;
                toldStage = stage;
                latest.set(pace.at(now, stage, done, total));
                tell();
            }
        }

        @Override
        public void log(String line) {
            lines.add(line);
            tell();
        }

        private void tell() {
            if (telling.compareAndSet(false, true)) {
                tasks.onUi(this::show);
            }
        }

        private void show() {
            telling.set(false);
            JobProgress now = latest.get();
            if (now != null) {
                progress.set(now);
            }
            List<String> fresh = new ArrayList<>();
            for (String line = lines.poll(); line != null; line = lines.poll()) {
                fresh.add(line);
            }
            if (!fresh.isEmpty()) {
                log.addAll(fresh);
                if (log.size() > LOG_LINES) {
                    log.remove(0, log.size() - LOG_LINES);
                }
            }
        }

        private void stopJob() {
            Jobs running = jobs.get();
            if (running != null) {
                running.cancel();
            }
        }
    }
}
