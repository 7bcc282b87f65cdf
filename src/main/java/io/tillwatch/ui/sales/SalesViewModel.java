package io.tillwatch.ui.sales;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Query;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.RollingRange;
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
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** State of the sales' screen: what is asked for, the rows that answer it, and the one sale that is open. */
public final class SalesViewModel {
    private static final String ID = "id";
    private static final String RANGE = "range";

    private final SaleReader reader;
    private final TaskExecutor tasks;
    private final SpoolFolder folder;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Texts texts;
    private final LatestQuestion saleQuestion;
    private final LatestQuestion choiceQuestion;
    private final LatestQuestion latestQuestion;
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("sales"));
    private final ReadOnlyObjectWrapper<@Nullable SpooledRows<SaleRow>> rows = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable SaleDetail> sale = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyBooleanWrapper saleBusy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> saleError = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Optional<List<String>>> choices = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LocalDate>> latest = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Instant asked = Instant.EPOCH;
    private @Nullable Address listed;
    private String saleShown = "";
    private Subscription rowsState = Subscription.EMPTY;

    /** @param folder where rows on screen are kept while they are */
    public SalesViewModel(
            Workspace workspace,
            TaskExecutor tasks,
            SpoolFolder folder,
            InstantSource clock,
            ZoneId zone,
            Texts texts) {
        this.reader = new SaleReader(workspace, zone);
        this.tasks = tasks;
        this.folder = folder;
        this.clock = clock;
        this.zone = zone;
        this.texts = texts;
        this.saleQuestion = new LatestQuestion(tasks);
        this.choiceQuestion = new LatestQuestion(tasks);
        this.latestQuestion = new LatestQuestion(tasks);
    }

    /** Shows what the address asks for; of a sale alone, with the other sales of its store on its date. */
    void open(Address wanted) {
        String id = wanted.get(ID).orElse("");
        boolean asksForRows = asksForRows(wanted);
        if (!asksForRows && !id.isEmpty()) {
            address.set(wanted);
            showSale(id, true);
            return;
        }
        Address next = asksForRows ? wanted : usual(wanted);
        Address list = next.with(ID, "");
        boolean other = !list.equals(listed);
        listed = list;
        address.set(next);
        if (other) {
            loadRows();
        }
        showSale(id, false);
    }

    private static boolean asksForRows(Address wanted) {
        return wanted.get(RANGE).isPresent()
                || !new SaleQuestion(wanted).filters().isEmpty();
    }

    private Address usual(Address wanted) {
        return wanted.with("from", today().minusDays(RollingRange.WEEK - 1L)).with("to", today());
    }

    /** Reads everything anew. */
    void load() {
        if (!asksForRows(address.get())) {
            // Which rows belong to the sale was never found out.
            open(address.get());
            return;
        }
        loadRows();
        String id = saleShown;
        saleShown = "";
        showSale(id, false);
    }

    /** Nobody looks at it any more: nothing is read on, and the file of the rows is deleted. */
    void close() {
        saleQuestion.cancel();
        choiceQuestion.cancel();
        latestQuestion.cancel();
        rowsState.unsubscribe();
        SpooledRows<SaleRow> last = rows.get();
        if (last != null) {
            last.close();
        }
    }

    private void loadRows() {
        SpooledRows<SaleRow> before = rows.get();
        if (before != null) {
            // Stays on screen until the next answer is there, but need not be read any further.
            before.cancel();
        }
        rowsState.unsubscribe();
        SaleQuestion question = new SaleQuestion(address.get());
        Optional<SaleFilter> unreadable = question.unreadable();
        if (unreadable.isPresent()) {
            String name = texts.text("sales.column." + unreadable.get().column());
            error.set(ScreenError.of(new Failure(Failure.Kind.SETTINGS, Sentence.of("window.filter", name)), texts));
            return;
        }
        error.set(null);
        latestQuestion.cancel();
        latest.set(Optional.empty());
        asked = clock.instant();
        Query query = question.query(zone);
        Optional<Hour> hour = question.hour();
        SpooledRows<SaleRow> next = new SpooledRows<>(() -> reader.open(query, hour), SaleRow.CODEC, folder, tasks);
        rowsState = next.stateProperty().subscribe(state -> {
            Throwable cause = next.getFailure();
            if (state == SpooledRows.State.FAILED && cause != null) {
                error.set(ScreenError.of(cause, texts));
            }
            if (state == SpooledRows.State.COMPLETE && next.found() == 0) {
                askLatest(question);
            }
        });
        rows.set(next);
    }

    /** Where nothing but the dates can be why nothing was found, sales of other dates are worth an offer. */
    private void askLatest(SaleQuestion question) {
        boolean datesAlone =
                question.filters().stream().allMatch(set -> set == SaleFilter.DATES || set == SaleFilter.STORE);
        if (!datesAlone || !question.isSet(SaleFilter.DATES)) {
            return;
        }
        LocalDate today = today();
        String store = question.storeId();
        latestQuestion.ask(BackgroundTask.of(() -> reader.latest(today, store))
                .onSuccess(latest::set)
                // An offer that cannot be made is none; what was asked for is answered.
                .onFailure(cause -> latest.set(Optional.empty())));
    }

    /** @param alone the list is to follow the sale */
    private void showSale(String id, boolean alone) {
        if (id.equals(saleShown) && !alone) {
            return;
        }
        saleShown = id;
        saleQuestion.cancel();
        saleError.set(null);
        saleBusy.set(!id.isEmpty());
        if (id.isEmpty()) {
            sale.set(null);
            return;
        }
        saleQuestion.ask(BackgroundTask.of(() -> reader.detail(id))
                .onSuccess(read -> {
                    sale.set(read);
                    if (alone) {
                        open(around(read));
                    }
                })
                .onFailure(cause -> {
                    saleError.set(ScreenError.of(cause, texts));
                    if (alone) {
                        error.set(saleError.get());
                    }
                })
                .onFinished(() -> saleBusy.set(false)));
    }

    private Address around(SaleDetail detail) {
        Address here = address.get();
        SaleRow found = detail.sale();
        if (found == null) {
            return usual(here);
        }
        return here.with("store", found.text("store_id"))
                .with("from", found.date("business_date"))
                .with("to", found.date("business_date"));
    }

    /** Opens a sale beside the list; none when the id is empty. */
    void choose(String id) {
        open(address.get().with(ID, id));
    }

    void show(DateRange range) {
        open(kept(address.get().with("from", range.first()).with("to", range.last())));
    }

    /** @param value as an address has it; empty takes the filter away */
    void filter(SaleFilter filter, String value) {
        open(kept(address.get().with(filter.parameter(), value.strip())));
    }

    /** Sales of an hour of a weekday alone. */
    void filter(Hour hour) {
        open(kept(address.get()
                .with("weekday", String.valueOf(hour.day().getValue()))
                .with("hour", String.valueOf(hour.hour()))));
    }

    void remove(SaleFilter filter) {
        Address next = address.get().with(filter.parameter(), "");
        open(kept(
                switch (filter) {
                    case DATES -> next.with("to", "");
                    case HOUR -> next.with("hour", "");
                    default -> next;
                }));
    }

    void clear() {
        Address sort =
                Address.of("sales").with("sort", address.get().get("sort").orElse(""));
        open(sort.with(RANGE, "all"));
    }

    /** Somebody who took away the last filter wants everything, not what is usual. */
    private static Address kept(Address next) {
        return next.with(RANGE, new SaleQuestion(next).filters().isEmpty() ? "all" : "");
    }

    /** @param by empty for the usual order, or the other way round where rows have it already */
    void sort(Optional<TableOrder> by) {
        TableOrder usual = SaleQuestion.USUAL_ORDER;
        boolean turned = by.isEmpty() && question().order().equals(usual);
        TableOrder order = turned ? new TableOrder(usual.key(), !usual.descending()) : by.orElse(usual);
        String written = (order.descending() ? "-" : "") + order.key();
        Address next = address.get().with("sort", order.equals(usual) ? "" : written);
        open(kept(next));
    }

    /** Finds out what can be chosen for a filter; told by {@link #choicesProperty}. */
    void askChoices(SaleFilter filter) {
        SaleQuestion question = question();
        DateRange range = question.range();
        String store = question.storeId();
        choices.set(Optional.empty());
        choiceQuestion.ask(BackgroundTask.of(() -> reader.choices(filter, range, store))
                .onSuccess(found -> choices.set(Optional.of(found)))
                .onFailure(cause -> {
                    choices.set(Optional.of(List.of()));
                    error.set(ScreenError.of(cause, texts));
                }));
    }

    /** Not before it is known which rows belong to a sale that was asked for alone. */
    boolean listsRows() {
        return listed != null;
    }

    SaleQuestion question() {
        return new SaleQuestion(address.get());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** When the rows were asked for. */
    Instant asked() {
        return asked;
    }

    public ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable SpooledRows<SaleRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Why there are no rows; those of the question before may still be there. */
    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable SaleDetail> saleProperty() {
        return sale.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty saleBusyProperty() {
        return saleBusy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> saleErrorProperty() {
        return saleError.getReadOnlyProperty();
    }

    /** The last date with a sale, known when no row was found and the dates are why; else empty. */
    ReadOnlyObjectProperty<Optional<LocalDate>> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /** Empty while they are on their way. */
    ReadOnlyObjectProperty<Optional<List<String>>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }
}
