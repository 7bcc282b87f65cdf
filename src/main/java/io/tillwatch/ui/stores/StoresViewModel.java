package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
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
    private final ReadOnlyObjectWrapper<Search> searched = new ReadOnlyObjectWrapper<>(Search.ASKED);
    private final ReadOnlyIntegerWrapper searches = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable StorePage> page = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("stores"));

    private Address pageAddress = Address.of("stores");
    private Instant pageAsked = Instant.EPOCH;
    private @Nullable ScreenError searchError;
    private @Nullable ScreenError pageError;
    private @Nullable DateRange zoomed;
    /** Where the range of before the first zoom is. */
    private Address beforeZoom = Address.of("stores");

    private boolean listing;

    /** How the search for stores stands; stores that were found stay while others are searched. */
    enum Search {
        /** There was no answer yet. */
        ASKED,
        ANSWERED,
        FAILED
    }

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
        if (searched.get() == Search.FAILED) {
            searched.set(Search.ASKED);
        }
        search.ask(BackgroundTask.of(() -> reader.stores(text))
                .onSuccess(found -> {
                    listing = true;
                    stores.setAll(found);
                    listing = false;
                    searched.set(Search.ANSWERED);
                    searches.set(searches.get() + 1);
                    searchError = null;
                    tellError();
                })
                .onFailure(cause -> {
                    searchError = ScreenError.of(cause, texts);
                    searched.set(Search.FAILED);
                    tellError();
                }));
    }

    /** The page is what somebody waits for. */
    private void tellError() {
        error.set(pageError == null ? searchError : pageError);
    }

    /** Shows what the address asks for: a store, a range (or the usual one), other stores to compare with. */
    void open(Address wanted) {
        Address before = address.get();
        address.set(wanted);
        if (zoomed != null && !zoomed.equals(range(wanted))) {
            zoomed = null;
        }
        if (!wanted.get(PART).orElse("").equals(query.get().strip())) {
            query.set(wanted.get(PART).orElse(""));
        }
        if (wanted.get("store").isEmpty()) {
            question.cancel();
            busy.set(false);
            page.set(null);
            pageError = null;
            tellError();
        } else if (page.get() == null || !asked(before).equals(asked(wanted))) {
            read();
        }
    }

    private static Address asked(Address address) {
        return address.with(PART, "").with(LIST, "");
    }

    /** The newest sales of a page. Not on the UI thread. */
    StoreReader.Rows sales(StorePage of) {
        return reader.sales(of);
    }

    /** The flags of a page. Not on the UI thread. */
    StoreReader.Rows flags(StorePage of) {
        return reader.flags(of);
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
        Address wanted = address.get();
        DateRange range = range(wanted);
        List<String> comparedWith = comparedWith();
        LocalDate today = today();
        Instant now = clock.instant();
        busy.set(true);
        question.ask(BackgroundTask.of(() -> reader.page(store, range, today, comparedWith))
                .onSuccess(read -> {
                    pageError = null;
                    tellError();
                    pageAddress = wanted;
                    pageAsked = now;
                    page.set(read);
                })
                .onFailure(cause -> {
                    pageError = ScreenError.of(cause, texts);
                    tellError();
                })
                .onFinished(() -> busy.set(false)));
    }

    /** Null where the address names none. */
    private static @Nullable DateRange range(Address wanted) {
        if (wanted.get("range").filter("all"::equals).isPresent()) {
            return DateRange.ALL;
        }
        LocalDate from = wanted.date("from").orElse(null);
        LocalDate to = wanted.date("to").orElse(null);
        if (from == null && to == null) {
            return null;
        }
        return from != null && to != null && to.isBefore(from) ? new DateRange(to, from) : new DateRange(from, to);
    }

    /** A list whose lines are just being replaced selects this and that by itself: nobody chose it. */
    void choose(String store) {
        if (!listing) {
            open(address.get().with("store", store));
        }
    }

    /** Ends that were given the wrong way round are turned; null leaves a side open. */
    void show(@Nullable LocalDate from, @Nullable LocalDate to) {
        show(DateRange.isOrdered(from, to) ? new DateRange(from, to) : new DateRange(to, from));
    }

    void show(DateRange range) {
        Address next = address.get().with("from", range.first()).with("to", range.last());
        open(next.with("range", range.equals(DateRange.ALL) ? "all" : ""));
    }

    /** Dates that were dragged over in the chart; all of them brings back the range of before the first zoom. */
    void zoom(DateRange dates) {
        if (dates.equals(DateRange.ALL)) {
            zoomed = null;
            Address next = address.get();
            for (String part : List.of("from", "to", "range")) {
                next = next.with(part, beforeZoom.get(part).orElse(""));
            }
            open(next);
        } else {
            if (zoomed == null) {
                beforeZoom = address.get();
            }
            zoomed = dates;
            show(dates);
        }
    }

    /** Brings a list beneath the chart to the front. */
    void showList(String list) {
        address.set(address.get().with(LIST, list));
    }

    /** Empty for the first. */
    String list() {
        return address.get().get(LIST).orElse("");
    }

    /** @param stores ids with commas or spaces between them */
    void compareWith(String stores) {
        open(address.get().with("compare", String.join(",", ids(stores))));
    }

    /** At most as many as the chart can show, without the store itself. */
    List<String> comparedWith() {
        String store = address.get().get("store").orElse("");
        return ids(address.get().get("compare").orElse("")).stream()
                .filter(id -> !id.equals(store))
                .limit(StoreCharts.MOST_COMPARED)
                .toList();
    }

    private static List<String> ids(String written) {
        return Stream.of(written.split("[,\\s]+", -1))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** When the page that is there was asked for. */
    Instant pageAsked() {
        return pageAsked;
    }

    /** What the page that is there was asked for by; the address may be that of the next one already. */
    Address pageAddress() {
        return pageAddress.with(PART, "").with(LIST, list());
    }

    /** Where ranges that are offered end. */
    LocalDate end() {
        StorePage read = page.get();
        return read == null ? today() : read.end();
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

    ReadOnlyObjectProperty<Search> searchedProperty() {
        return searched.getReadOnlyProperty();
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
