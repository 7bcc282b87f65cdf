package io.tillwatch.ui.runs;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is to be started. Opening an address only fills this in: no address starts work. */
public final class StartViewModel {
    private final RunningJob job;
    private final StatusWatch watch;
    private final String startedBy;
    private final Texts texts;
    private final ObjectProperty<JobChoice> choice = new SimpleObjectProperty<>(JobChoice.SYNC);
    private final TypedDate from = new TypedDate();
    private final TypedDate to = new TypedDate();
    private final StringProperty store = new SimpleStringProperty("");
    private final StringBinding problem;

    /** @param startedBy {@code user@host} */
    public StartViewModel(RunningJob job, StatusWatch watch, String startedBy, Texts texts) {
        this.job = job;
        this.watch = watch;
        this.startedBy = startedBy;
        this.texts = texts;
        this.problem = Bindings.createStringBinding(
                this::findProblem,
                choice,
                from.dateProperty(),
                from.unreadableProperty(),
                to.dateProperty(),
                to.unreadableProperty());
    }

    private String findProblem() {
        if (!choice.get().takesRange()) {
            return "";
        }
        for (TypedDate typed : List.of(from, to)) {
            String unreadable = typed.unreadableProperty().get();
            if (!unreadable.isEmpty()) {
                return texts.text("runs.problem.date", unreadable);
            }
        }
        return DateRange.isOrdered(from.get(), to.get()) ? "" : texts.text("runs.problem.order");
    }

    /** Fills in what the address names; leaves everything when it names no job. */
    void open(Address wanted) {
        wanted.get("start").flatMap(JobChoice::of).ifPresent(asked -> {
            choice.set(asked);
            from.read(wanted, "from");
            to.read(wanted, "to");
            store.set(wanted.get("store").orElse(""));
        });
    }

    Address in(Address address) {
        boolean range = choice.get().takesRange();
        String id = storeId();
        String first = range ? from.text() : "";
        String last = range ? to.text() : "";
        boolean untouched = choice.get() == JobChoice.SYNC && first.isEmpty() && last.isEmpty() && id == null;
        return address.with("start", untouched ? "" : choice.get().word())
                .with("from", first)
                .with("to", last)
                .with("store", id);
    }

    private @Nullable String storeId() {
        String text = store.get() == null ? "" : store.get().strip();
        return choice.get().takesRange() && !text.isEmpty() ? text : null;
    }

    private Optional<JobRequest> request(boolean dryRun) {
        return problem.get().isEmpty()
                ? Optional.of(choice.get().request(range(), storeId(), dryRun, startedBy))
                : Optional.empty();
    }

    private DateRange range() {
        return choice.get().takesRange() ? new DateRange(from.get(), to.get()) : DateRange.ALL;
    }

    /** {@code user@host}. */
    String startedBy() {
        return startedBy;
    }

    void preview() {
        request(true).ifPresent(job::start);
    }

    void startAtOnce() {
        request(false).ifPresent(job::start);
    }

    /** Starts exactly what the dry run was of, whatever was typed since. */
    void startPreviewed() {
        JobOutcome shown = job.outcomeProperty().get();
        if (shown != null && shown.isPreview()) {
            job.start(shown.request().dry(false));
        }
    }

    /** A job with the parameters of a schedule; to be shown and confirmed, as everything. */
    void prepare(String word, Map<String, String> parameters) {
        boolean repair = Boolean.parseBoolean(parameters.get("repair"));
        Optional<JobChoice> asked = repair ? Optional.of(JobChoice.REPAIR) : JobChoice.of(word);
        asked.ifPresent(known -> {
            choice.set(known);
            from.set(RunWords.date(parameters.get("from")));
            to.set(RunWords.date(parameters.get("to")));
            store.set(parameters.getOrDefault("store", ""));
            job.dismiss();
        });
    }

    /** The same as a run of the history; to be shown and confirmed, as everything. Not whether it was forced. */
    void again(Run run) {
        JobChoice.of(run).ifPresent(asked -> {
            choice.set(asked);
            from.set(RunWords.date(run.parameters().get("from")));
            to.set(RunWords.date(run.parameters().get("to")));
            store.set(run.parameters().getOrDefault("store", ""));
            job.dismiss();
        });
    }

    /** A run that somebody else has under way, which a new one would wait for. */
    Optional<Run> elsewhere() {
        return job.isRunning()
                ? Optional.empty()
                : watch.statusProperty().get().running().stream().findFirst();
    }

    /** Whatever is typed. */
    void onChange(Runnable action) {
        choice.subscribe(changed -> action.run());
        for (TypedDate typed : List.of(from, to)) {
            typed.dateProperty().subscribe(changed -> action.run());
            typed.unreadableProperty().subscribe(changed -> action.run());
        }
        store.subscribe(changed -> action.run());
    }

    RunningJob job() {
        return job;
    }

    StatusWatch watch() {
        return watch;
    }

    ObjectProperty<JobChoice> choiceProperty() {
        return choice;
    }

    TypedDate from() {
        return from;
    }

    TypedDate to() {
        return to;
    }

    public StringProperty storeProperty() {
        return store;
    }

    /** Why this cannot be started, one sentence; empty when it can. */
    StringBinding problemProperty() {
        return problem;
    }
}
