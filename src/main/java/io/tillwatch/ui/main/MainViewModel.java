package io.tillwatch.ui.main;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Environment;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.RollingRange;
import io.tillwatch.ui.common.Status;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** State of the window around the screens. Knows no control and no thread; lives as long as the window. */
public final class MainViewModel implements Navigator {
    private static final String LAST_ADDRESS = "window.address";
    /** What each screen showed last, by its name. */
    private static final String ADDRESS_OF = "screen.";

    private static final Duration FRESH = Duration.ofHours(7);

    private final List<String> screens;
    private final String profile;
    private final StatusWatch watch;
    private final Notices notices;
    private final Memory memory;
    private final InstantSource clock;
    private final History history = new History();
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("overview"));
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper freshness = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper proven = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper lost = new ReadOnlyStringWrapper("");
    private ObservableValue<@Nullable JobRequest> job = new ReadOnlyObjectWrapper<>(null);
    private ObservableDoubleValue share = new ReadOnlyDoubleWrapper(-1);
    private @Nullable Instant lastAnswer;
    private Formats formats;
    private Texts texts;

    /** @param screens names of the screens there are; the first is where a person begins */
    public MainViewModel(
            List<String> screens,
            String profile,
            StatusWatch watch,
            Notices notices,
            Memory memory,
            InstantSource clock,
            Texts texts,
            Formats formats) {
        this.screens = List.copyOf(screens);
        this.profile = profile;
        this.watch = watch;
        this.notices = notices;
        this.memory = memory;
        this.clock = clock;
        this.texts = texts;
        this.formats = formats;
        watch.statusProperty().addListener((observable, before, after) -> statusChanged(before, after));
    }

    /** From now on in these words. */
    public void speak(Texts language, Formats numbers) {
        texts = language;
        formats = numbers;
        tellStatus(watch.statusProperty().get());
    }

    /** Opens what was open last, or the first screen. */
    public void restore() {
        open(memory.get(LAST_ADDRESS)
                .flatMap(Address::parse)
                .map(left -> RollingRange.shown(left, today()))
                .filter(last -> screens.contains(last.screen()))
                .orElse(Address.of(screens.getFirst())));
    }

    @Override
    public void open(Address wanted) {
        if (!screens.contains(wanted.screen())) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("window.screen.unknown", wanted.screen()));
        }
        history.visit(wanted);
        show(wanted);
    }

    /** As it was left, in this session or an earlier one; anew, without filters, when it is shown already. */
    @Override
    public void goTo(String screen) {
        Address anew = Address.of(screen);
        open(
                address.get().screen().equals(screen)
                        ? anew
                        : memory.get(ADDRESS_OF + screen)
                                .flatMap(Address::parse)
                                .map(left -> RollingRange.shown(left, today()))
                                .filter(left -> left.screen().equals(screen))
                                .orElse(anew));
    }

    /** What the screen shows changed: a step to go back over when it is another place, or else only a filter of it. */
    void filtered(Address now) {
        if (now.screen().equals(address.get().screen()) && !now.equals(address.get())) {
            if (Place.isOther(address.get(), now)) {
                history.visit(now);
            } else {
                history.replace(now);
            }
            show(now);
        }
    }

    public void back() {
        history.back().ifPresent(this::show);
    }

    public void forward() {
        history.forward().ifPresent(this::show);
    }

    private void show(Address now) {
        address.set(now);
        canGoBack.set(history.canGoBack());
        canGoForward.set(history.canGoForward());
        String remembered = RollingRange.remembered(now, today()).toString();
        memory.put(LAST_ADDRESS, remembered);
        memory.put(ADDRESS_OF + now.screen(), remembered);
    }

    private void statusChanged(Status before, Status after) {
        if (before.index().state() == Status.State.UP && after.index().state() == Status.State.DOWN) {
            notices.note(Notice.Level.FAILED, texts.text("main.connection.lost"));
        }
        if (before.index().state() == Status.State.DOWN && after.index().state() == Status.State.UP) {
            notices.note(Notice.Level.DONE, texts.text("main.connection.back"));
        }
        tellStatus(after);
    }

    /** Called every minute as well: "4 min ago" grows old. */
    void tellStatus() {
        tellStatus(watch.statusProperty().get());
    }

    private void tellStatus(Status status) {
        tellLost(status);
        SyncState sync = status.sync();
        Instant now = clock.instant();
        Instant synced = sync == null ? null : sync.syncedAt();
        freshness.set(
                sync == null
                        ? texts.text("main.freshness.unknown")
                        : synced == null
                                ? texts.text("main.freshness.never")
                                : texts.text("main.freshness", formats.ago(synced, now)));
        stale.set(synced != null && Duration.between(synced, now).compareTo(FRESH) > 0);
        proven.set(
                sync == null || sync.provenThrough() == null
                        ? texts.text("main.proven.none")
                        : texts.text("main.proven", formats.date(sync.provenThrough())));
    }

    /** While the index does not answer: since when, and that it is tried again. */
    private void tellLost(Status status) {
        if (status.index().state() == Status.State.UP) {
            lastAnswer = status.at();
        }
        long seconds = StatusWatch.PAUSE.toSeconds();
        lost.set(
                status.index().state() != Status.State.DOWN
                        ? ""
                        : lastAnswer == null
                                ? texts.text("main.lost.never", seconds)
                                : texts.text("main.lost", formats.minute(lastAnswer), seconds));
    }

    /**
     * Follows the run that this window itself has under way.
     *
     * @param ofJob between 0 and 1; negative while it is not known
     */
    public void follow(ObservableValue<@Nullable JobRequest> request, ObservableDoubleValue ofJob) {
        job = request;
        share = ofJob;
    }

    /** The runs under way, in words; of our own how far it is as well. */
    ObservableValue<String> runningText() {
        return Bindings.createStringBinding(this::running, watch.statusProperty(), job, share);
    }

    private String running() {
        JobRequest own = job.getValue();
        if (own != null) {
            String name = texts.text(
                    own.repair() ? "runs.job.repair" : "job." + own.kind().jobName());
            return share.get() < 0
                    ? texts.text("main.running.one", name)
                    : texts.text("main.running.share", name, (int) (share.get() * 100));
        }
        List<Run> running = watch.statusProperty().get().running();
        if (running.isEmpty()) {
            return "";
        }
        String first = texts.textOr(
                "job." + running.getFirst().job(), running.getFirst().job());
        return running.size() == 1
                ? texts.text("main.running.one", first)
                : texts.text("main.running.more", first, running.size() - 1);
    }

    /** How far our own run is, between 0 and 1; negative when there is none, or it is not known. */
    ObservableValue<Number> runningShare() {
        return Bindings.createDoubleBinding(() -> job.getValue() == null ? -1 : share.get(), job, share);
    }

    /** The business date that goes on now. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), formats.zone());
    }

    Environment environment() {
        return Environment.of(profile);
    }

    String profile() {
        return profile;
    }

    public ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Status> statusProperty() {
        return watch.statusProperty();
    }

    public boolean isCanGoBack() {
        return canGoBack.get();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    public boolean isCanGoForward() {
        return canGoForward.get();
    }

    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    public String getFreshness() {
        return freshness.get();
    }

    public ReadOnlyStringProperty freshnessProperty() {
        return freshness.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    public String getProven() {
        return proven.get();
    }

    public ReadOnlyStringProperty provenProperty() {
        return proven.getReadOnlyProperty();
    }

    /** What to say of a lost connection; empty while there is one. */
    public ReadOnlyStringProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }

    Notices noticeBox() {
        return notices;
    }
}
