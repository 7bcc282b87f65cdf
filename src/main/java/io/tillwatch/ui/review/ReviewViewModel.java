package io.tillwatch.ui.review;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Reason;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.Query;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.FlagRows.Sums;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.PendingReview;
import io.tillwatch.service.review.ReviewAction;
import io.tillwatch.service.review.UnsentReviews;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final ReadOnlyObjectWrapper<Map<String, String>> changed = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Refusal> refusal = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<List<PendingReview>> unsent = new ReadOnlyObjectWrapper<>(List.of());
    private final Deque<Doing> toDo = new ArrayDeque<>();
    /** What came of what was done here, by sale: whoever does two things in a row has seen the first. */
    private final Map<String, FlagReview> written = new HashMap<>();

    private boolean doing;
    private String toTake = "";
    private Instant asked = Instant.EPOCH;
    private @Nullable Address listed;
    private @Nullable Query current;
    private String flagShown = "";
    private Subscription rowsState = Subscription.EMPTY;

    /** What was not done to a sale's flag, and why. */
    record Refusal(String saleId, ScreenError error) {}

    /** Something that is to be done to a flag as it was seen. */
    private record Doing(FlagDetail seen, FlagReview before, ReviewAction action) {}

    /** @param folder where rows on screen are kept while they are */
    public ReviewViewModel(
            Workspace workspace,
            TaskExecutor tasks,
            SpoolFolder folder,
            UnsentReviews unsent,
            InstantSource clock,
            ZoneId zone,
            Texts texts) {
        this.reader = new FlagReader(workspace, unsent);
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

    /** Nobody looks at it any more: nothing is read on, and the file of the rows is deleted. */
    void close() {
        flagQuestion.cancel();
        rowsState.unsubscribe();
        current = null;
        SpooledRows<FlagRow> last = rows.get();
        if (last != null) {
            last.close();
        }
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
        sendUnsent();
        asked = clock.instant();
        changed.set(Map.of());
        Query query = question.query(question.view() == FlagRows.View.Kind.MINE ? reader.self() : "");
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
                .onSuccess(this::shown)
                .onFailure(cause -> flagError.set(ScreenError.of(cause, texts)))
                .onFinished(() -> flagBusy.set(false)));
    }

    private void shown(FlagDetail detail) {
        flag.set(detail);
        if (detail.id().equals(toTake)) {
            toTake = "";
            act(ReviewAction.of(ReviewAction.Kind.TAKE));
        }
    }

    /** Opens a flag and takes it, so that nobody else begins to look at it. */
    void take(String id) {
        FlagDetail open = flag.get();
        if (open != null && open.id().equals(id)) {
            act(ReviewAction.of(ReviewAction.Kind.TAKE));
        } else {
            toTake = id;
            choose(id);
        }
    }

    /**
     * Does something to the open flag. One after the other, in the background: the reviewer goes on meanwhile.
     *
     * @return false when no flag is open yet
     */
    boolean act(ReviewAction action) {
        FlagDetail seen = flag.get();
        FlagReview before = seen == null ? null : seen.review();
        if (seen == null
                || before == null
                || !seen.id().equals(address.get().get(ID).orElse(""))) {
            return false;
        }
        toDo.addLast(new Doing(seen, before, action));
        refusal.set(null);
        next();
        return true;
    }

    private void next() {
        if (doing || toDo.isEmpty()) {
            return;
        }
        doing = true;
        Doing first = toDo.removeFirst();
        FlagReview own = written.get(first.seen().id());
        FlagReview before = own != null && own.entry() > first.before().entry() ? own : first.before();
        BackgroundTask.of(() -> reader.act(first.seen(), before, first.action()))
                .onSuccess(this::done)
                .onFailure(cause -> notDone(first, before, cause))
                .onFinished(() -> {
                    doing = false;
                    next();
                })
                .executeWith(tasks);
    }

    private void notDone(Doing first, FlagReview before, Throwable cause) {
        if (cause instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE) {
            reader.keep(before, first.action(), clock.instant());
            unsent.set(reader.unsent());
        } else {
            refusal.set(new Refusal(first.seen().id(), ScreenError.of(cause, texts)));
        }
    }

    /** Sends what was kept while Elasticsearch was away. */
    private void sendUnsent() {
        unsent.set(reader.unsent());
        if (unsent.get().stream().allMatch(PendingReview::isConflict)) {
            return;
        }
        BackgroundTask.of(() -> {
                    reader.sendUnsent();
                    return true;
                })
                .onFinished(() -> unsent.set(reader.unsent()))
                .executeWith(tasks);
    }

    /** Somebody has seen what could not be done. */
    void settleUnsent() {
        reader.settle(unsent.get().stream().filter(PendingReview::isConflict).toList());
        unsent.set(reader.unsent());
    }

    /** What is kept on this computer: unsent, or refused when it was sent. */
    ReadOnlyObjectProperty<List<PendingReview>> unsentProperty() {
        return unsent.getReadOnlyProperty();
    }

    private void done(FlagDetail now) {
        Map<String, String> states = new HashMap<>(changed.get());
        if (!unsent.get().isEmpty()) {
            unsent.set(reader.unsent());
        }
        if (now.review() != null) {
            states.put(now.id(), now.review().state());
            written.put(now.id(), now.review());
        }
        changed.set(Map.copyOf(states));
        FlagDetail open = flag.get();
        if (open != null && open.id().equals(now.id())) {
            flag.set(now);
        }
    }

    /** {@code user@host} of who sits here. */
    String self() {
        return reader.self();
    }

    /** The review states of flags that were changed since the list was read. */
    ReadOnlyObjectProperty<Map<String, String>> changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** What was not done last; null when all was. */
    ReadOnlyObjectProperty<@Nullable Refusal> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether something is being done or waits for it. */
    boolean isDoing() {
        return doing || !toDo.isEmpty();
    }

    /** A flag of the list as it is by now. */
    FlagRow current(FlagRow row) {
        String state = changed.get().get(row.id());
        return state == null || state.isEmpty() ? row : row.in(state);
    }

    /** Shows a part of the queue. */
    void view(FlagRows.View.Kind kind) {
        filter(FlagQuestion.VIEW, kind == FlagRows.View.Kind.ALL ? "" : FlagQuestion.written(Set.of(kind)));
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

    Instant now() {
        return clock.instant();
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
