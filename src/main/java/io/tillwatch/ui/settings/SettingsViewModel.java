package io.tillwatch.ui.settings;

import io.tillwatch.config.Profile;
import io.tillwatch.config.Settings;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * State of the settings' screen. Lives as long as the window: what was typed and not saved outlives a change of
 * language or theme, and an end of the program too unless it is a secret.
 */
public final class SettingsViewModel {
    private final OpenSettings open;
    private final ProfilesViewModel profiles;
    private final ConnectionsViewModel connections;
    private final BackgroundViewModel background;
    private final ReadOnlyObjectWrapper<Address> address =
            new ReadOnlyObjectWrapper<>(Address.of("settings").with("section", Section.CONNECTIONS.code()));
    private boolean read;

    /** @param settings those the window is open on */
    public SettingsViewModel(
            SettingsDesk desk, Settings settings, TaskExecutor tasks, Memory memory, InstantSource clock, Texts texts) {
        open = new OpenSettings(settings);
        profiles = new ProfilesViewModel(desk.profiles(), tasks, open.profile(), texts);
        connections = new ConnectionsViewModel(desk, open, tasks, memory, clock, texts);
        background = new BackgroundViewModel(desk, open, tasks, texts);
        profiles.selectedProperty().subscribe((before, chosen) -> {
            if (read) {
                connections.load(chosen);
            }
        });
    }

    /** From now on in these words. */
    public void speak(Texts texts) {
        profiles.speak(texts);
        connections.speak(texts);
        background.speak(texts);
    }

    void open(Address wanted) {
        Section section = Section.of(wanted.get("section").orElse(""));
        address.set(Address.of("settings").with("section", section.code()));
        if (!read) {
            read = true;
            load();
        }
    }

    /** Reads everything anew; what was typed and not saved stays. */
    void load() {
        profiles.load();
        if (!connections.isChanged()) {
            connections.load(profiles.selectedProperty().get());
        }
    }

    /** Saves what was typed; the profile the window is open on is opened anew, as its servers may be others now. */
    void save() {
        Profile written = connections.profileProperty().get();
        if (written != null && connections.isChanged()) {
            connections.save(() -> {
                profiles.load();
                if (profiles.isActive(written)) {
                    connections.open(written);
                }
            });
        }
    }

    Section section() {
        return Section.of(address.get().get("section").orElse(""));
    }

    /** Whether the window is open without servers: a first start, or settings that are wrong. */
    boolean isFirstStart() {
        return open.isEmpty();
    }

    /** What is wrong with the settings the window is open on; none when nothing is. */
    Sentence wrong() {
        List<Sentence> notes = open.settings().notes();
        return open.isEmpty() && !notes.isEmpty() ? notes.getFirst() : Sentence.NONE;
    }

    boolean isDemo(Profile profile) {
        return open.isDemo(profile);
    }

    ZoneId zone() {
        return open.settings().zone();
    }

    ProfilesViewModel profiles() {
        return profiles;
    }

    ConnectionsViewModel connections() {
        return connections;
    }

    BackgroundViewModel background() {
        return background;
    }

    ReadOnlyObjectProperty<Address> addressProperty() {
        return address.getReadOnlyProperty();
    }
}
