package io.tillwatch.ui.settings;

import io.tillwatch.config.GivenSetting;
import io.tillwatch.config.Profile;
import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Setting;
import io.tillwatch.config.Settings;
import io.tillwatch.model.Failure;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State of the connections' form: one profile's values, saved or not, and the test of them. Outlives its view. */
public final class ConnectionsViewModel {
    private final SettingsDesk desk;
    private final OpenSettings open;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final ConnectionForm form;
    private final ConnectionDraft draft;
    private final Map<SecretName, FormField> secrets = new EnumMap<>(SecretName.class);
    private final LatestQuestion reading;
    private final LatestQuestion sourceTest;
    private final LatestQuestion indexTest;
    private final ObservableList<TestLine> sourceLines = FXCollections.observableArrayList();
    private final ObservableList<TestLine> indexLines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper testingSource = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper testingIndex = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable Profile> profile = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Keyring> keyring = new ReadOnlyObjectWrapper<>(Keyring.NOT_ASKED);
    private Texts texts;
    /** Values are being shown: nobody types them. */
    private boolean showing;

    private int generation;

    /**
     * What the keyring says of a profile.
     *
     * @param there whether there is one
     * @param kept the secrets it keeps; what they are is never shown
     */
    record Keyring(boolean there, Set<SecretName> kept) {
        static final Keyring NOT_ASKED = new Keyring(true, Set.of());
    }

    private record Read(Map<Setting, GivenSetting> given, Keyring keyring) {}

    ConnectionsViewModel(
            SettingsDesk desk, OpenSettings open, TaskExecutor tasks, Memory memory, InstantSource clock, Texts texts) {
        this.desk = desk;
        this.open = open;
        this.tasks = tasks;
        this.clock = clock;
        this.texts = texts;
        draft = new ConnectionDraft(memory);
        form = new ConnectionForm(desk.reader()::faults);
        reading = new LatestQuestion(tasks);
        sourceTest = new LatestQuestion(tasks);
        indexTest = new LatestQuestion(tasks);
        for (FieldName name : FieldName.values()) {
            form.field(name).textProperty().subscribe(typed -> tellChanged());
        }
        for (SecretName name : SecretName.values()) {
            FormField field = new FormField();
            field.textProperty().subscribe(typed -> tellChanged());
            secrets.put(name, field);
        }
    }

    void speak(Texts language) {
        texts = language;
    }

    private void tellChanged() {
        changed.set(form.isChanged()
                || secrets.values().stream().anyMatch(field -> !field.value().isEmpty()));
        Profile of = profile.get();
        if (!showing && of != null) {
            draft.keep(of.name(), form.typed());
        }
    }

    /** Shows a profile's values, and over them what was typed for it and not saved. */
    void load(Profile wanted) {
        cancelTest();
        sourceLines.clear();
        indexLines.clear();
        reading.ask(BackgroundTask.of(() -> read(wanted))
                .onSuccess(read -> {
                    error.set(null);
                    profile.set(wanted);
                    show(wanted, read);
                })
                .onFailure(cause -> {
                    profile.set(wanted);
                    error.set(ScreenError.of(cause, texts));
                }));
    }

    private Read read(Profile wanted) {
        return open.isDemo(wanted)
                ? new Read(open.demo(), Keyring.NOT_ASKED)
                : new Read(desk.reader().given(wanted), ask(wanted));
    }

    private void show(Profile of, Read read) {
        showing = true;
        form.load(read.given());
        form.type(draft.of(of.name()));
        secrets.forEach((name, field) ->
                field.load("", open.isDemo(of) ? of.name() : desk.reader().variableOf(name)));
        showing = false;
        keyring.set(read.keyring());
        tellChanged();
    }

    private Keyring ask(Profile wanted) {
        Secrets kept = desk.secrets().apply(wanted.name());
        if (!kept.available()) {
            return new Keyring(false, Set.of());
        }
        Set<SecretName> found = EnumSet.noneOf(SecretName.class);
        try {
            for (SecretName name : SecretName.values()) {
                if (desk.reader().variableOf(name).isEmpty() && kept.find(name).isPresent()) {
                    found.add(name);
                }
            }
        } catch (Failure unusable) {
            return new Keyring(false, Set.of());
        }
        return new Keyring(true, found);
    }

    /** Tries both connections with the values in the form, saved or not. */
    void test() {
        Profile tried = profile.get();
        if (tried == null || !form.check()) {
            return;
        }
        generation++;
        ConnectionTest test = new ConnectionTest(desk.workspaces(), clock, texts);
        Map<SecretName, Secret> typed = typedSecrets();
        Map<Setting, String> ofSource = form.values(true);
        Map<Setting, String> ofIndex = form.values(false);
        begin(sourceTest, testingSource, sourceLines, heard -> test.source(() -> draft(tried, ofSource, typed), heard));
        begin(indexTest, testingIndex, indexLines, heard -> test.index(() -> draft(tried, ofIndex, typed), heard));
    }

    private Settings draft(Profile tried, Map<Setting, String> values, Map<SecretName, Secret> typed) {
        return open.isDemo(tried) ? open.settings() : desk.reader().draft(tried, values, typed);
    }

    private void begin(
            LatestQuestion question,
            ReadOnlyBooleanWrapper testing,
            ObservableList<TestLine> lines,
            Consumer<Consumer<TestLine>> test) {
        lines.clear();
        testing.set(true);
        // A test that was cancelled may still have a line to tell, which is no line of the next one.
        int mine = generation;
        Consumer<TestLine> heard = line -> tasks.onUi(() -> {
            if (generation == mine && testing.get()) {
                lines.add(line);
            }
        });
        question.ask(BackgroundTask.of(() -> {
                    test.accept(heard);
                    return lines;
                })
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .onFinished(() -> testing.set(false)));
    }

    void cancelTest() {
        generation++;
        sourceTest.cancel();
        indexTest.cancel();
        testingSource.set(false);
        testingIndex.set(false);
    }

    /**
     * Saves the values into the profile's file and what was typed of secrets into the keyring.
     *
     * @param saved told when all is kept
     */
    void save(Runnable saved) {
        Profile written = profile.get();
        if (written == null || saving.get() || !form.check()) {
            return;
        }
        Map<Setting, String> changes = form.changes();
        Map<SecretName, Secret> typed = keyring.get().there() ? typedSecrets() : Map.of();
        saving.set(true);
        BackgroundTask.of(() -> {
                    desk.profiles().save(written, changes);
                    Secrets kept = desk.secrets().apply(written.name());
                    typed.forEach(kept::store);
                    return read(written);
                })
                .onSuccess(read -> {
                    error.set(null);
                    draft.forget(written.name());
                    show(written, read);
                    saved.run();
                })
                .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                .onFinished(() -> saving.set(false))
                .executeWith(tasks);
    }

    /** Takes a secret out of the keyring. */
    void forget(SecretName name) {
        Profile of = profile.get();
        if (of != null) {
            BackgroundTask.of(() -> {
                        desk.secrets().apply(of.name()).clear(name);
                        return ask(of);
                    })
                    .onSuccess(keyring::set)
                    .onFailure(cause -> error.set(ScreenError.of(cause, texts)))
                    .executeWith(tasks);
        }
    }

    void revert() {
        form.revert();
        secrets.values().forEach(FormField::revert);
    }

    void open(Profile other) {
        desk.switching().open(other, Address.of("settings").with("section", Section.CONNECTIONS.code()), this::refused);
    }

    private void refused(Throwable cause) {
        error.set(ScreenError.of(cause, texts));
    }

    /** Takes over the fingerprint that a server showed. */
    void trust(String fingerprint) {
        form.field(FieldName.FINGERPRINT).textProperty().set(fingerprint);
    }

    private Map<SecretName, Secret> typedSecrets() {
        Map<SecretName, Secret> typed = new EnumMap<>(SecretName.class);
        secrets.forEach((name, field) -> {
            if (!field.isGiven() && !field.value().isEmpty()) {
                typed.put(name, new Secret(field.textProperty().get()));
            }
        });
        return typed;
    }

    FormField field(FieldName name) {
        return form.field(name);
    }

    FormField secret(SecretName name) {
        FormField field = secrets.get(name);
        if (field == null) {
            throw new IllegalStateException("Every secret has a field");
        }
        return field;
    }

    ObservableList<TestLine> sourceLines() {
        return sourceLines;
    }

    ObservableList<TestLine> indexLines() {
        return indexLines;
    }

    ReadOnlyObjectProperty<Keyring> keyringProperty() {
        return keyring.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Profile> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    public boolean isChanged() {
        return changed.get();
    }

    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    public boolean isSaving() {
        return saving.get();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty testingSourceProperty() {
        return testingSource.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty testingIndexProperty() {
        return testingIndex.getReadOnlyProperty();
    }
}
