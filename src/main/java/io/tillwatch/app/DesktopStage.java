package io.tillwatch.app;

import io.tillwatch.cli.ProgramVersion;
import io.tillwatch.cli.Workspaces;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Profile;
import io.tillwatch.config.ProfileFolder;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.AppIcon;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.settings.About;
import io.tillwatch.ui.settings.SettingsDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one window on the screen: opens it on the servers of a profile, and on others in their place. UI thread. */
final class DesktopStage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopStage.class);

    /** The window comes first. */
    private static final Duration AFTER_THE_WINDOW = Duration.ofSeconds(5);

    private final Workspaces workspaces;
    private final PlatformFolders folders;
    private final SettingsReader reader;
    private final Function<String, Secrets> secrets;
    private final InstantSource clock;
    private final FxTasks tasks;
    private final FileMemory common;
    /** By the name of their profile, as long as the program runs: two would write over each other. */
    private final Map<String, FileMemory> own = new ConcurrentHashMap<>();

    private final BackgroundChoices choices;
    private final StayInTray inTray;

    private final Stage stage = new Stage();
    private @Nullable Settings opened;
    private @Nullable Workspace workspace;
    private @Nullable DesktopWindow window;
    private @Nullable Scheduling scheduling;

    DesktopStage(
            Workspaces workspaces,
            PlatformFolders folders,
            SettingsReader reader,
            Function<String, Secrets> secrets,
            InstantSource clock,
            FxTasks tasks,
            Tray tray) {
        this.workspaces = workspaces;
        this.folders = folders;
        this.reader = reader;
        this.secrets = secrets;
        this.clock = clock;
        this.tasks = tasks;
        this.common = new FileMemory(folders.data().resolve("desktop.properties"), tasks);
        this.choices = new BackgroundChoices(common, tray, AlarmParts.tester(clock));
        this.inTray = new StayInTray(choices, tray, this::runsSchedules, () -> window().texts());
        choices.onSchedulesChanged(this::switchScheduling);
    }

    /**
     * Shows the window for the first time.
     *
     * @param address where to begin; null for where the person was last
     * @param closed done when the person closes the window
     */
    void show(Settings settings, @Nullable Address address, Runnable closed) {
        stage.setMinWidth(980);
        stage.setMinHeight(640);
        open(settings, address);
        WindowPlace place = new WindowPlace(common, tasks);
        place.keep(stage);
        new ClosingQuestion(this::window, tasks, inTray).askOn(stage);
        stage.setOnHidden(event -> {
            place.remember(stage);
            if (inTray.isStaying()) {
                return;
            }
            if (window != null) {
                window.close();
            }
            closed.run();
        });
        stage.show();
        // The window comes first.
        Platform.runLater(() -> stage.getIcons().setAll(AppIcon.all()));
        StartTime.tell(stage.getScene(), tasks, clock);
    }

    Stage stage() {
        return stage;
    }

    /** What the window shows now: another one after a change of profile. */
    DesktopWindow window() {
        if (window == null) {
            throw new IllegalStateException("No window is open");
        }
        return window;
    }

    private void open(Settings settings, @Nullable Address address) {
        Workspace servers = workspaces.open(settings);
        Memory memory = new SharedMemory(
                common,
                own.computeIfAbsent(
                        settings.profile(),
                        name -> new FileMemory(folders.data().resolve("desktop-" + name + ".properties"), tasks)));
        DesktopWindow made = new DesktopWindow(settings, servers, tasks, memory, clock, Locale.getDefault(), desk());
        made.show(address);
        stage.setScene(made.scene());
        stage.setTitle(Texts.in(Language.ENGLISH).text("app.name") + " – " + settings.profile());
        leave();
        workspace = servers;
        window = made;
        opened = settings;
        startScheduling();
    }

    /** Not where a person switched it off, nor where there is nothing to keep current yet. */
    private boolean runsSchedules() {
        return opened != null
                && opened.source() != null
                && opened.index() != null
                && choices.runsSchedules()
                && workspace instanceof ServerWorkspace;
    }

    /** Putting it together waits for what connects to Elasticsearch: not on the thread that draws the window. */
    private void startScheduling() {
        if (!runsSchedules() || !(workspace instanceof ServerWorkspace servers)) {
            return;
        }
        DesktopWindow shown = window();
        BackgroundTask.of(() -> servers.scheduling(shown.schedulerListener(), ProgressListener.NONE))
                .onSuccess(made -> {
                    if (shown.equals(window) && scheduling == null && choices.runsSchedules()) {
                        scheduling = made;
                        made.start(AFTER_THE_WINDOW);
                    }
                })
                .onFailure(cause -> LOG.warn("No schedules are run here.", cause))
                .executeWith(tasks);
    }

    /** Begins or ends with the schedules, as the person chose just now. */
    private void switchScheduling() {
        Scheduling ending = scheduling;
        scheduling = null;
        if (ending != null) {
            Future<?> ignored = tasks.start(ending::close);
        }
        startScheduling();
    }

    private SettingsDesk desk() {
        return new SettingsDesk(
                new ProfileFolder(folders.config(), secrets),
                reader,
                secrets,
                workspaces::open,
                this::reopen,
                choices,
                FolderOpener::open,
                about());
    }

    private About about() {
        return new About(
                ProgramVersion.number(),
                System.getProperty("java.version", "?") + " (" + System.getProperty("java.vendor", "?") + ")",
                System.getProperty("javafx.runtime.version", "?"),
                folders.logs(),
                folders.data(),
                folders.config());
    }

    /** Reading the settings asks the keyring, which may ask the person: not on this thread. */
    private void reopen(Profile profile, Address then, Consumer<Throwable> refused) {
        if (window().job().isRunning()) {
            refused.accept(new Failure(Failure.Kind.REFUSED, Sentence.of("window.switch.running")));
            return;
        }
        BackgroundTask.of(() -> profile.isWritten()
                        ? reader.read(profile.file(), profile.name())
                        : reader.read(
                                null, profile.name().equals(SettingsReader.DEFAULT_PROFILE) ? null : profile.name()))
                .onSuccess(settings -> open(settings, then))
                .onFailure(refused)
                .executeWith(tasks);
    }

    /** Closing connections may take a while, and nobody waits for it here. */
    private void leave() {
        if (window != null) {
            window.close();
        }
        Workspace left = workspace;
        Scheduling ending = scheduling;
        scheduling = null;
        if (left != null) {
            BackgroundTask.of(() -> {
                        if (ending != null) {
                            ending.close();
                        }
                        left.close();
                        return left;
                    })
                    .onFailure(cause -> LOG.warn("The servers of the profile before were not left cleanly.", cause))
                    .executeWith(tasks);
        }
    }

    /** Gives the connections back; from any thread once the window is closed. */
    @Override
    public void close() {
        common.close();
        own.values().forEach(FileMemory::close);
        if (scheduling != null) {
            scheduling.close();
        }
        if (workspace != null) {
            workspace.close();
        }
    }
}
