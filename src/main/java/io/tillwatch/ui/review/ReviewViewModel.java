package io.tillwatch.ui.review;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Reason;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.FlagRows.Query;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.FlagRows.Sums;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.SpoolFolder;
import io.tillwatch.ui.table.SpooledRows;
import io.tillwatch.ui.table.TableOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** State of the review's screen: what is asked for, the flags that answer it, and the one that is open. */
public final class ReviewViewModel {
    private static final String ID = "id";

    private final FlagReader reader;
    private final TaskExecutor tasks;
    private final SpoolFolder folder;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Texts texts;
    private final LatestQuestion flagQuestion;
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("review"));
    private final ReadOnlyObjectWrapper<@Nullable SpooledRows<FlagRow>> rows = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable Sums> sums = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable FlagDetail> flag = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyBooleanWrapper flagBusy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> flagError = new ReadOnlyObjectWrapper<>(null);
    private Instant asked = Instant.EPOCH;
    private @Nullable Address listed;
    private @Nullable Query current;
    private String flagShown = "";
    private Subscription rowsState = Subscription.EMPTY;

    /** @param folder where rows on screen are kept while they are */
    public ReviewViewModel(
            Workspace workspace,
            TaskExecutor tasks,
            SpoolFolder folder,
            InstantSource clock,
            ZoneId zone,
            Texts texts) {
        this.reader = new FlagReader(workspace);
        this.tasks = tasks;
        this.folder = folder;
        this.clock = clock;
        this.zone = zone;
        this.texts = texts;
        this.flagQuestion = new LatestQuestion(tasks);
    }

    /** Shows what the address asks for: all flags, when it asks for none in particular. */
    void open(Address wanted) {
        Address list = wanted.with(ID, "");
        boolean other = !list.equals(listed);
        listed = list;
        address.set(wanted);
        if (other) {
            loadRows();
        }
        showFlag(wanted.get(ID).orElse(""));
    }

    /** Reads everything anew. */
    void load() {
        loadRows();
        String id = flagShown;
        flagShown = "";
        showFlag(id);
    }

    private void loadRows() {
        SpooledRows<FlagRow> before = rows.get();
        if (before != null) {
            // Stays on screen until the next answer is there, but need not be read any further.
            before.cancel();
        }
        rowsState.unsubscribe();
        FlagQuestion question = question();
        Optional<String> unreadable = question.unreadable();
        if (unreadable.isPresent()) {
            sums.set(null);
            String name = texts.text("review.filter." + unreadable.get());
            error.set(ScreenError.of(new Failure(Failure.Kind.SETTINGS, Sentence.of("window.filter", name)), texts));
            return;
        }
        error.set(null);
        asked = clock.instant();
        Query query = question.query();
        current = query;
        SpooledRows<FlagRow> next = new SpooledRows<>(
                () -> reader.open(query, told -> tasks.onUi(() -> tell(query, told))), FlagRow.CODEC, folder, tasks);
        rowsState = next.stateProperty().subscribe(state -> {
            Throwable cause = next.getFailure();
            if (state == SpooledRows.State.FAILED && cause != null) {
                error.set(ScreenError.of(cause, texts));
            }
        });
        rows.set(next);
    }

    private void tell(Query query, Sums told) {
        if (query.equals(current)) {
            sums.set(told);
        }
    }

    private void showFlag(String id) {
        if (id.equals(flagShown)) {
            return;
        }
        flagShown = id;
        flagQuestion.cancel();
        flagError.set(null);
        flagBusy.set(!id.isEmpty());
        if (id.isEmpty()) {
            flag.set(null);
            return;
        }
        flagQuestion.ask(BackgroundTask.of(() -> reader.detail(id))
                .onSuccess(flag::set)
                .onFailure(cause -> flagError.set(ScreenError.of(cause, texts)))
                .onFinished(() -> flagBusy.set(false)));
    }

    /** Opens a flag beside the list; none when the id is empty. */
    void choose(String id) {
        open(address.get().with(ID, id));
    }

    /** Lets only flags in these states through; all when there are none. */
    void states(Set<State> wanted) {
        filter(FlagQuestion.STATE, FlagQuestion.written(wanted));
    }

    /** Lets only flags with one of these reasons through; all when there are none. */
    void reasons(Set<Reason.Code> wanted) {
        filter(FlagQuestion.REASON, FlagQuestion.written(wanted));
    }

    void show(DateRange range) {
        open(address.get().with(FlagQuestion.FROM, range.first()).with(FlagQuestion.TO, range.last()));
    }

    /** @param value as an address has it; empty takes the filter away */
    void filter(String name, String value) {
        open(address.get().with(name, value.strip()));
    }

    void clear() {
        Address next = address.get();
        for (String name : FlagQuestion.FILTERS) {
            next = next.with(name, "");
        }
        open(next);
    }

    /** @param by empty for the usual order */
    void sort(Optional<TableOrder> by) {
        filter(
                FlagQuestion.SORT,
                by.map(order -> (order.descending() ? "-" : "") + order.key()).orElse(""));
    }

    FlagQuestion question() {
        return new FlagQuestion(address.get());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** When today begins: what is paid out from then on is at stake. */
    Instant beginOfToday() {
        return today().atStartOfDay(zone).toInstant();
    }

    /** When the rows were asked for. */
    Instant asked() {
        return asked;
    }

    public ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable SpooledRows<FlagRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What the rows add up to; null as long as it is not known. */
    ReadOnlyObjectProperty<@Nullable Sums> sumsProperty() {
        return sums.getReadOnlyProperty();
    }

    /** Why there are no rows; those of the question before may still be there. */
    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable FlagDetail> flagProperty() {
        return flag.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty flagBusyProperty() {
        return flagBusy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> flagErrorProperty() {
        return flagError.getReadOnlyProperty();
    }
}
