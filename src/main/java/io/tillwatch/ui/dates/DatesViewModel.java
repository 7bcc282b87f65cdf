package io.tillwatch.ui.dates;

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
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** State of the dates' screen: which date, and which of its rows. */
public final class DatesViewModel {
    private static final String DATE = "date";

    private final DateReader reader;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Texts texts;
    private final LatestQuestion question;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable DatePage> page = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<List<DateRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("dates"));
    private Instant asked = Instant.EPOCH;
    private @Nullable String read;

    public DatesViewModel(Workspace workspace, TaskExecutor tasks, InstantSource clock, ZoneId zone, Texts texts) {
        this.reader = new DateReader(workspace);
        this.clock = clock;
        this.zone = zone;
        this.texts = texts;
        this.question = new LatestQuestion(tasks);
    }

    /** Shows what the address asks for; the latest date that has a row when it names none. */
    void open(Address wanted) {
        boolean other = !readFor(wanted).equals(read);
        read = readFor(wanted);
        address.set(wanted);
        if (other) {
            load();
        } else {
            choose();
        }
    }

    /** The part of an address that the index is asked for; the rest is chosen from its answer. */
    private static String readFor(Address wanted) {
        DateQuestion asked = new DateQuestion(wanted);
        return wanted.get(DATE).orElse("") + "|" + asked.isSplit() + "|" + asked.platform();
    }

    void load() {
        LocalDate date = address.get().date(DATE).orElse(null);
        DateQuestion wanted = question();
        LocalDate today = today();
        busy.set(true);
        asked = clock.instant();
        question.ask(BackgroundTask.of(() -> reader.page(date, today, wanted.platform(), wanted.isSplit()))
                .onSuccess(this::show)
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .onFinished(() -> busy.set(false)));
    }

    private void show(DatePage answer) {
        error.set(null);
        page.set(answer);
        choose();
        Address named = address.get().with(DATE, answer.date());
        read = readFor(named);
        address.set(named);
    }

    private void choose() {
        DatePage answer = page.get();
        rows.set(answer == null ? List.of() : question().of(answer.rows()));
    }

    void show(LocalDate date) {
        open(address.get().with(DATE, date).with("size", ""));
    }

    /** The date that is shown or asked for; today before the first answer. */
    LocalDate date() {
        return address.get().date(DATE).orElse(today());
    }

    void step(int days) {
        show(date().plusDays(days));
    }

    boolean canStep() {
        return date().isBefore(today());
    }

    /** @param name empty for all platforms */
    void platform(String name) {
        open(address.get()
                .with("platform", name)
                .with("group", "")
                .with("flagged", "")
                .with("size", ""));
    }

    void split(boolean wanted) {
        open(address.get()
                .with("group", wanted ? "platform" : "")
                .with("platform", "")
                .with("flagged", "")
                .with("size", ""));
    }

    void store(String part) {
        open(address.get().with("store", part.strip()));
    }

    void flaggedOnly(boolean wanted) {
        open(address.get().with("flagged", wanted ? "true" : ""));
    }

    void sizes(Sizes wanted) {
        open(address.get()
                .with("sizes", wanted == Sizes.AOV ? "" : wanted.parameter())
                .with("size", ""));
    }

    /** Only stores of these sizes; all again when they are shown already. */
    void slice(long from, long to) {
        String written = DateQuestion.written(from, to);
        boolean shown = address.get().get("size").filter(written::equals).isPresent();
        open(address.get().with("size", shown ? "" : written));
    }

    void clear() {
        open(address.get().with("store", "").with("flagged", "").with("size", ""));
    }

    DateQuestion question() {
        return new DateQuestion(address.get());
    }

    /** Where the open flags of the date are, of all platforms: flags belong to sales of a store. */
    Address openFlags() {
        return Address.of("review").with("state", "open").with("from", date()).with("to", date());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** When the page was asked for. */
    Instant asked() {
        return asked;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable DatePage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The rows of the page that are asked for. */
    ReadOnlyObjectProperty<List<DateRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }
}
