package io.tillwatch.app;

import io.tillwatch.cli.Workspaces;
import io.tillwatch.config.KeyringSecrets;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The program's window as the command {@code desktop} opens it, but in this JVM and without a display. */
public final class HeadlessDesktop implements AutoCloseable {
    /** As large as the screen that is not there: a larger window complains with every frame. */
    private static final String PLACE = "0 0 1000 1000 false";

    private static final int PATIENCE_SECONDS = 60;

    private final FxTasks tasks = new FxTasks();
    private final DesktopStage stage;

    /**
     * Opens the window and returns once it is shown, on its overview, which may still be loading.
     *
     * @param folder for what the program keeps in files
     * @param between stands between the window and its servers
     */
    public HeadlessDesktop(Settings settings, Path folder, UnaryOperator<Workspace> between) {
        PlatformFolders folders = new PlatformFolders(
                folder.resolve("config"), folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        try (FileMemory memory = new FileMemory(folders.data().resolve("desktop.properties"), tasks)) {
            memory.put("window.place", PLACE);
        }
        InstantSource clock = InstantSource.system();
        Workspaces workspaces = wanted -> between.apply(new ServerWorkspace(
                wanted,
                clock,
                new ThisProcess(Map.of(), folders.data()),
                folders.cache().resolve("spool")));
        Function<String, Secrets> secrets = profile -> new KeyringSecrets(profile, Map.of());
        SettingsReader reader = new SettingsReader(Map.of(), folders, secrets);
        Platform.setImplicitExit(false);
        Platform.startup(() -> {});
        stage = onUi(() -> {
            Theme.loadFonts();
            DesktopStage made = new DesktopStage(workspaces, folders, reader, secrets, clock, tasks, Tray.NONE);
            made.show(settings, Address.of("overview"), () -> {});
            return made;
        });
    }

    public Scene scene() {
        return stage.window().scene();
    }

    /** Goes to a screen. UI thread. */
    public void open(Address address) {
        stage.window().viewModel().open(address);
    }

    /** Whether a wheel turns anywhere. UI thread. */
    public boolean isLoading() {
        return StartTime.isLoading(scene());
    }

    /** Does it on the UI thread and waits for it; fails when it failed, or took a minute. */
    public static <T> T onUi(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("was stopped", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the window did not do it", failed);
        }
    }

    @Override
    public void close() {
        onUi(() -> {
            scene().getWindow().hide();
            return true;
        });
        stage.close();
        tasks.close();
    }
}
