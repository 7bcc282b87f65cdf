package io.tillwatch.ui.trust;

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
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** State of the screen: what was read, and what of it is shown. */
public final class TrustViewModel {
    private final TrustReader reader;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Texts texts;
    private final LatestQuestion question;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable Trust> trust = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("trust"));

    private Instant asked = Instant.EPOCH;

    public TrustViewModel(Workspace workspace, TaskExecutor tasks, InstantSource clock, ZoneId zone, Texts texts) {
        this.reader = new TrustReader(workspace);
        this.clock = clock;
        this.zone = zone;
        this.texts = texts;
        this.question = new LatestQuestion(tasks);
    }

    /** Shows what the address asks for: a list, a range of dates, a text. */
    void open(Address wanted) {
        address.set(wanted);
        if (trust.get() == null && !busy.get()) {
            load();
        }
    }

    /** Reads everything anew; what is shown stays until the answer is there. */
    void load() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        busy.set(true);
        asked = clock.instant();
        question.ask(BackgroundTask.of(() -> reader.read(today))
                .onSuccess(read -> {
                    error.set(null);
                    trust.set(read);
                })
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .onFinished(() -> busy.set(false)));
    }

    /** When everything was asked for. */
    Instant asked() {
        return asked;
    }

    TrustFilter filter() {
        return TrustFilter.of(address.get());
    }

    void show(DateRange range) {
        open(address.get().with("from", range.first()).with("to", range.last()));
    }

    void search(String text) {
        open(address.get().with("text", text.strip()));
    }

    /** @param list {@code differences}, {@code restatements} or {@code rejects} */
    void showList(String list) {
        open(address.get().with("list", list));
    }

    String list() {
        return address.get().get("list").orElse("differences");
    }

    /** Where a verify, or a repair, of what is shown is prepared; it is shown there before it changes anything. */
    Address verify(boolean repair) {
        DateRange range = filter().range();
        return Address.of("runs")
                .with("start", repair ? "repair" : "verify")
                .with("from", range.first())
                .with("to", range.last());
    }

    static Address replay() {
        return Address.of("runs").with("start", "replay-rejects");
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Null until it was read once. */
    ReadOnlyObjectProperty<@Nullable Trust> trustProperty() {
        return trust.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }
}
