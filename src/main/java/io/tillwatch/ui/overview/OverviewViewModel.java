package io.tillwatch.ui.overview;

import io.tillwatch.service.SyncState;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** State of the overview. */
public final class OverviewViewModel {
    private static final Duration STALE = Duration.ofHours(7);

    private final OverviewReader reader;
    private final StatusWatch watch;
    private final InstantSource clock;
    private final Texts texts;
    private final Formats formats;
    private final LatestQuestion question;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable Overview> overview = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);

    public OverviewViewModel(
            Workspace workspace,
            StatusWatch watch,
            TaskExecutor tasks,
            InstantSource clock,
            Texts texts,
            Formats formats) {
        this.reader = new OverviewReader(workspace);
        this.watch = watch;
        this.clock = clock;
        this.texts = texts;
        this.formats = formats;
        this.question = new LatestQuestion(tasks);
    }

    /** Reads everything anew; what is shown stays until the answer is there, and when there is none. */
    public void load() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), formats.zone());
        busy.set(true);
        question.ask(BackgroundTask.of(() -> reader.read(today))
                .onSuccess(read -> {
                    error.set(null);
                    overview.set(read);
                })
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .onFinished(() -> busy.set(false)));
    }

    /**
     * What needs attention, most urgent first.
     *
     * @param level style class: {@code bad}, {@code warn} or {@code good}
     */
    record Attention(String level, String text, Address address) {}

    List<Attention> attention() {
        List<Attention> found = new ArrayList<>();
        SyncState sync = watch.statusProperty().get().sync();
        Overview now = overview.get();
        if (sync != null) {
            if (sync.syncedAt() == null) {
                found.add(new Attention("bad", texts.text("overview.attention.never"), Address.of("runs")));
            } else if (Duration.between(sync.syncedAt(), clock.instant()).compareTo(STALE) > 0) {
                found.add(new Attention(
                        "warn",
                        texts.text("overview.attention.stale", formats.ago(sync.syncedAt(), clock.instant())),
                        Address.of("runs")));
            }
            if (sync.provenThrough() == null) {
                found.add(new Attention("warn", texts.text("overview.attention.unproven"), Address.of("trust")));
            } else if (now != null && sync.provenThrough().isBefore(now.lastDate())) {
                found.add(new Attention(
                        "warn",
                        texts.text("overview.attention.proven.until", formats.date(sync.provenThrough())),
                        Address.of("trust")));
            }
        }
        if (now != null && now.rejects() > 0) {
            found.add(new Attention(
                    "bad",
                    texts.text("overview.attention.rejects", formats.count(now.rejects())),
                    Address.of("trust")));
        }
        if (now != null && !now.runs().isEmpty()) {
            switch (now.runs().getFirst().state()) {
                case FAILED, INTERRUPTED ->
                    found.add(new Attention(
                            "bad",
                            texts.text(
                                    "overview.attention.run",
                                    texts.textOr(
                                            "job." + now.runs().getFirst().job(),
                                            now.runs().getFirst().job())),
                            Address.of("runs").with("run", now.runs().getFirst().id())));
                default -> {}
            }
        }
        if (now != null && now.openFlags().count() > 0) {
            found.add(new Attention(
                    "warn",
                    texts.text(
                            "overview.attention.flags",
                            formats.count(now.openFlags().count()),
                            formats.won(now.openFlags().exposure())),
                    Address.of("review").with("state", "open")));
        }
        if (found.isEmpty()) {
            found.add(new Attention("good", texts.text("overview.attention.none"), Address.of("trust")));
        }
        return found;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }
}
