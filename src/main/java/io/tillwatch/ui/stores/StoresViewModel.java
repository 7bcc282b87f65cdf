package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.DatePreset;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State of the stores' screen: which stores were found, and the page of the one that is open. */
public final class StoresViewModel {
    private static final DatePreset USUAL = DatePreset.QUARTER;
    /** What was typed to find stores, and which list is in front: neither changes the page. */
    private static final String PART = "part";

    private static final String LIST = "list";

    private final StoreReader reader;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Texts texts;
    private final LatestQuestion search;
    private final LatestQuestion question;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<String> stores = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper searches = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable StorePage> page = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("stores"));

    private Instant asked = Instant.EPOCH;
    private boolean listing;

    public StoresViewModel(Workspace workspace, TaskExecutor tasks, InstantSource clock, ZoneId zone, Texts texts) {
        this.reader = new StoreReader(workspace);
        this.clock = clock;
        this.zone = zone;
        this.texts = texts;
        this.search = new LatestQuestion(tasks);
        this.question = new LatestQuestion(tasks);
        query.subscribe(text -> {
            search();
            address.set(address.get().with(PART, text.strip()));
        });
    }

    private void search() {
        String text = query.get().strip();
        search.ask(BackgroundTask.of(() -> reader.stores(text))
                .onSuccess(found -> {
                    listing = true;
                    stores.setAll(found);
                    listing = false;
                    searches.set(searches.get() + 1);
                })
                .onFailure(cause -> error.set(ScreenError.of(cause, texts))));
    }

    /** Shows what the address asks for: a store, a range (or the usual one), another store to compare with. */
    void open(Address wanted) {
        Address before = address.get();
        address.set(wanted);
        if (!wanted.get(PART).orElse("").equals(query.get().strip())) {
            query.set(wanted.get(PART).orElse(""));
        }
        if (wanted.get("store").isEmpty()) {
            question.cancel();
            busy.set(false);
            page.set(null);
            error.set(null);
        } else if (page.get() == null || !asked(before).equals(asked(wanted))) {
            read();
        }
    }

    private static Address asked(Address address) {
        return address.with(PART, "").with(LIST, "");
    }

    /** Reads everything anew. */
    void load() {
        search();
        read();
    }

    private void read() {
        String store = address.get().get("store").orElse("");
        if (store.isEmpty()) {
            return;
        }
        DateRange range = range();
        String comparedWith = address.get().get("compare").orElse("");
        busy.set(true);
        asked = clock.instant();
        question.ask(BackgroundTask.of(() -> reader.page(store, range, comparedWith))
                .onSuccess(read -> {
                    error.set(null);
                    page.set(read);
                })
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .onFinished(() -> busy.set(false)));
    }

    DateRange range() {
        if (address.get().get("range").filter("all"::equals).isPresent()) {
            return DateRange.ALL;
        }
        LocalDate from = address.get().date("from").orElse(null);
        LocalDate to = address.get().date("to").orElse(null);
        if (from == null && to == null) {
            return USUAL.until(today());
        }
        return from != null && to != null && to.isBefore(from) ? new DateRange(to, from) : new DateRange(from, to);
    }

    /** A list whose lines are just being replaced selects this and that by itself: nobody chose it. */
    void choose(String store) {
        if (!listing) {
            open(address.get().with("store", store));
        }
    }

    void show(DateRange range) {
        Address next = address.get().with("from", range.first()).with("to", range.last());
        open(next.with("range", range.equals(DateRange.ALL) ? "all" : ""));
    }

    /** Brings a list beneath the chart to the front. */
    void showList(String list) {
        address.set(address.get().with(LIST, list));
    }

    /** Empty for the first. */
    String list() {
        return address.get().get(LIST).orElse("");
    }

    void compareWith(String store) {
        open(address.get().with("compare", store.strip()));
    }

    /** When the page was asked for. */
    Instant asked() {
        return asked;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public StringProperty queryProperty() {
        return query;
    }

    ObservableList<String> stores() {
        return stores;
    }

    /** Changes when other stores were found: the one that is open has to be marked again. */
    ReadOnlyIntegerProperty searchesProperty() {
        return searches.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable StorePage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }
}
