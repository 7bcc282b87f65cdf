package io.tillwatch.ui.settings;

import io.tillwatch.config.GivenSetting;
import io.tillwatch.config.Setting;
import io.tillwatch.config.Settings;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** State of what goes on in the background: live mode and the alarms of the profile the window is open on. */
final class BackgroundViewModel {
    private final SettingsDesk desk;
    private final OpenSettings open;
    private final TaskExecutor tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<GivenSetting> live = new ReadOnlyObjectWrapper<>(GivenSetting.NONE);
    private final ReadOnlyObjectWrapper<Map<String, Sentence>> tested = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private Texts texts;

    BackgroundViewModel(SettingsDesk desk, OpenSettings open, TaskExecutor tasks, Texts texts) {
        this.desk = desk;
        this.open = open;
        this.tasks = tasks;
        this.texts = texts;
    }

    void speak(Texts language) {
        texts = language;
    }

    /** Finds out whether the environment gives what could be switched. */
    void load() {
        if (!isDemo()) {
            BackgroundTask.of(() ->
                            desk.reader().given(open.profile()).getOrDefault(Setting.SYNC_LIVE, GivenSetting.NONE))
                    .onSuccess(live::set)
                    .onFailure(this::failed)
                    .executeWith(tasks);
        }
    }

    boolean isDemo() {
        return open.isDemo(open.profile());
    }

    Settings settings() {
        return open.settings();
    }

    BackgroundWork desktop() {
        return desk.background();
    }

    /** Written into the profile's file; the window opens the profile anew. */
    void setLive(boolean on) {
        busy.set(true);
        BackgroundTask.of(() -> {
                    desk.profiles().save(open.profile(), Map.of(Setting.SYNC_LIVE, on ? "on" : "off"));
                    return on;
                })
                .onSuccess(saved -> desk.switching()
                        .open(
                                open.profile(),
                                Address.of("settings").with("section", Section.BACKGROUND.code()),
                                this::failed))
                .onFailure(this::failed)
                .onFinished(() -> busy.set(false))
                .executeWith(tasks);
    }

    void testAlarms() {
        busy.set(true);
        tested.set(Map.of());
        error.set(null);
        BackgroundTask.of(() -> desk.background().testAlarms(open.settings()))
                .onSuccess(tested::set)
                .onFailure(this::failed)
                .onFinished(() -> busy.set(false))
                .executeWith(tasks);
    }

    private void failed(Throwable cause) {
        error.set(ScreenError.of(cause, texts));
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** As the profile and the environment give it. */
    ReadOnlyObjectProperty<GivenSetting> liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** By the way an alarm was sent, what was wrong with it. */
    ReadOnlyObjectProperty<Map<String, Sentence>> testedProperty() {
        return tested.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }
}
