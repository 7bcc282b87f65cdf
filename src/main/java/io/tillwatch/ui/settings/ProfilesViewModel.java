package io.tillwatch.ui.settings;

import io.tillwatch.config.Profile;
import io.tillwatch.config.ProfileFolder;
import io.tillwatch.model.Failure;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State of the list of profiles: which there are, which is looked at, which the window is open on. */
final class ProfilesViewModel {
    private final ProfileFolder folder;
    private final Profile active;
    private final LatestQuestion reading;
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Profile> selected;
    private final ReadOnlyObjectWrapper<@Nullable ScreenError> error = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(0);
    private boolean changing;
    private Texts texts;

    /** @param active the profile the window is open on, which may lie outside the folder */
    ProfilesViewModel(ProfileFolder folder, TaskExecutor tasks, Profile active, Texts texts) {
        this.folder = folder;
        this.active = active;
        this.texts = texts;
        reading = new LatestQuestion(tasks);
        selected = new ReadOnlyObjectWrapper<>(active);
        profiles.setAll(active);
    }

    void speak(Texts language) {
        texts = language;
    }

    void load() {
        reading.ask(BackgroundTask.of(this::read)
                .onSuccess(read -> show(read, selected.get()))
                .onFailure(this::failed));
    }

    private List<Profile> read() {
        List<Profile> read = new ArrayList<>(folder.list());
        if (!read.contains(active)) {
            read.addFirst(active);
        }
        return read;
    }

    private void show(List<Profile> read, Profile then) {
        if (!profiles.equals(read)) {
            changing = true;
            profiles.setAll(read);
            changing = false;
        }
        selected.set(read.contains(then) ? then : active);
        version.set(version.get() + 1);
    }

    /** A list whose rows are just being replaced selects this and that by itself: nobody chose it. */
    void select(Profile profile) {
        if (!changing) {
            selected.set(profile);
        }
    }

    void create(String name) {
        change(() -> folder.create(name.strip()));
    }

    void copy(Profile from, String name) {
        change(() -> folder.copy(from, name.strip()));
    }

    void rename(Profile from, String name) {
        change(() -> folder.rename(from, name.strip()));
    }

    void delete(Profile profile) {
        change(() -> {
            folder.delete(profile);
            return active;
        });
    }

    /** Whether it has a file that may be renamed or deleted: not the one the window is open on. */
    boolean mayGo(Profile profile) {
        return profile.isWritten() && !profile.equals(active);
    }

    boolean isActive(Profile profile) {
        return profile.equals(active);
    }

    /** Whether there can be a profile of this name that there is not yet. */
    boolean isFree(String name) {
        Function<Profile, String> lower = profile -> profile.name().toLowerCase(java.util.Locale.ROOT);
        return ProfileFolder.isName(name.strip())
                && profiles.stream()
                        .filter(Profile::isWritten)
                        .map(lower)
                        .noneMatch(name.strip().toLowerCase(java.util.Locale.ROOT)::equals);
    }

    private record Changed(List<Profile> profiles, Profile then) {}

    private void change(Callable<Profile> work) {
        error.set(null);
        reading.ask(BackgroundTask.of(() -> {
                    Profile then = work.call();
                    return new Changed(read(), then);
                })
                .onSuccess(done -> show(done.profiles(), done.then()))
                .onFailure(this::failed));
    }

    private void failed(Throwable cause) {
        error.set(
                ScreenError.of(cause instanceof Failure ? cause : new IllegalStateException("Profiles", cause), texts));
    }

    ObservableList<Profile> profiles() {
        return profiles;
    }

    /** Changes when the list has been read: what is selected has to be shown again. */
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Profile> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ScreenError> errorProperty() {
        return error.getReadOnlyProperty();
    }
}
