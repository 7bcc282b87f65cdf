package io.tillwatch.ui.runs;

import io.tillwatch.service.Run;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** State of the runs' screen: the history, its filter, the run that is looked at, and what is to be started. */
public final class RunsViewModel {
    /** Further back than anybody scrolls. */
    private static final int HISTORY = 500;

    private final Workspace workspace;
    private final StartViewModel start;
    private final InstantSource clock;
    private final Texts texts;
    private final TaskExecutor tasks;
    private final LatestQuestion question;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable List<Run>> history = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<List<Run>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Run> chosen = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("runs"));
    private Instant asked = Instant.EPOCH;
    private boolean opening;

    public RunsViewModel(
            Workspace workspace, StartViewModel start, TaskExecutor tasks, InstantSource clock, Texts texts) {
        this.workspace = workspace;
        this.start = start;
        this.clock = clock;
        this.texts = texts;
        this.tasks = tasks;
        this.question = new LatestQuestion(tasks);
        start.onChange(() -> {
            if (!opening) {
                address.set(start.in(address.get()));
            }
        });
    }

    /** Shows what the address asks for: a filter, a run, something to be started. */
    void open(Address wanted) {
        if (wanted.equals(address.get()) && history.get() != null) {
            return;
        }
        opening = true;
        start.open(wanted);
        opening = false;
        address.set(wanted);
        if (history.get() == null) {
            load();
        } else {
            showRuns();
            chooseFromAddress();
            if (isChosenUnknown()) {
                load();
            }
        }
    }

    /** Reads the history anew; what is shown stays until the answer is there. */
    void load() {
        String wanted = address.get().get("run").orElse("");
        busy.set(true);
        asked = clock.instant();
        question.ask(BackgroundTask.of(() -> read(wanted))
                .onSuccess(runs -> {
                    error.set(null);
                    history.set(runs);
                    showRuns();
                    chooseFromAddress();
                })
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .onFinished(() -> busy.set(false)));
    }

    /** The last runs, and the wanted one after them if it is older. */
    private List<Run> read(String wanted) {
        List<Run> runs = new ArrayList<>(workspace.runs().recent(HISTORY));
        if (!wanted.isEmpty() && runs.stream().noneMatch(run -> run.id().equals(wanted))) {
            workspace.runs().find(wanted).ifPresent(runs::add);
        }
        return runs;
    }

    private void showRuns() {
        RunFilter filter = filter();
        shown.set(runs().stream().filter(filter::lets).toList());
    }

    private void chooseFromAddress() {
        Optional<String> wanted = address.get().get("run");
        chosen.set(wanted.flatMap(
                        id -> runs().stream().filter(run -> run.id().equals(id)).findFirst())
                .orElse(null));
    }

    /** All that were read, newest first. */
    List<Run> runs() {
        List<Run> read = history.get();
        return read == null ? List.of() : read;
    }

    RunFilter filter() {
        return RunFilter.of(address.get());
    }

    void filter(RunFilter wanted) {
        open(wanted.in(address.get()));
    }

    /** @param tab null for the history */
    void turnTo(@Nullable String tab) {
        open(address.get().with("tab", tab));
    }

    /** @param run null to look at none */
    void choose(@Nullable Run run) {
        open(address.get().with("run", run == null ? null : run.id()).with("tab", run == null ? tab() : null));
    }

    /** Asks a run to stop, wherever it is; it hears that with its next sign of life. */
    void requestCancel(Run run) {
        BackgroundTask.of(() -> workspace.runs().requestCancel(run.id(), start.startedBy()))
                .onSuccess(asked -> load())
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .executeWith(tasks);
    }

    private @Nullable String tab() {
        return address.get().get("tab").orElse(null);
    }

    /** Whether the address names a run that is not, or no more, among those that were read. */
    boolean isChosenUnknown() {
        return address.get().get("run").isPresent() && chosen.get() == null && history.get() != null;
    }

    StartViewModel start() {
        return start;
    }

    /** When the history was asked for. */
    Instant asked() {
        return asked;
    }

    Instant now() {
        return clock.instant();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Null until it was read once. */
    ReadOnlyObjectProperty<@Nullable List<Run>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** What the filter lets through, newest first. */
    ReadOnlyObjectProperty<List<Run>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Run> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }
}
