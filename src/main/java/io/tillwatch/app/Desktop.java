package io.tillwatch.app;

import io.tillwatch.cli.DesktopRunner;
import io.tillwatch.cli.Workspaces;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Settings;
import io.tillwatch.model.Failure;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.Theme;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the desktop application and stays until its window is closed. */
final class Desktop implements DesktopRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

    private final Workspaces workspaces;
    private final PlatformFolders folders;
    private final InstantSource clock;
    private final Map<String, String> environment;

    Desktop(Workspaces workspaces, PlatformFolders folders, InstantSource clock, Map<String, String> environment) {
        this.workspaces = workspaces;
        this.folders = folders;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public boolean isPossible() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return !linux || environment.containsKey("DISPLAY") || System.getProperty("glass.platform") != null;
    }

    @Override
    public void open(Settings settings, @Nullable String address) {
        Address begin = address == null
                ? null
                : Address.parse(address)
                        .orElseThrow(() -> new Failure(
                                Failure.Kind.SETTINGS,
                                "This is no address of a screen: it has to look like tillwatch://stores?store=1042."));
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch up = new CountDownLatch(1);
        RuntimeException[] failed = {null};
        try (Workspace workspace = workspaces.open(settings);
                FxTasks tasks = new FxTasks()) {
            Platform.setImplicitExit(false);
            Platform.startup(() -> {
                try {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler((thread, unforeseen) ->
                                    LOG.error("The window met something unforeseen.", unforeseen));
                    show(settings, begin, workspace, tasks, closed);
                } catch (RuntimeException unforeseen) {
                    failed[0] = unforeseen;
                    closed.countDown();
                }
                up.countDown();
            });
            up.await();
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (UnsupportedOperationException noWindows) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    "No window can be opened here: there is no display, or its libraries (GTK 3) are missing. The commands"
                            + " work without: tillwatch --help.",
                    noWindows);
        }
        if (failed[0] != null) {
            throw failed[0];
        }
    }

    private void show(
            Settings settings, @Nullable Address begin, Workspace workspace, FxTasks tasks, CountDownLatch closed) {
        Theme.loadFonts();
        FileMemory memory = new FileMemory(folders.data().resolve("desktop-" + settings.profile() + ".properties"));
        DesktopWindow window = new DesktopWindow(settings, workspace, tasks, memory, clock, Locale.getDefault());
        window.show(begin);
        Stage stage = new Stage();
        stage.setScene(window.scene());
        stage.setTitle(Texts.in(io.tillwatch.ui.common.Language.ENGLISH).text("app.name") + " – " + settings.profile());
        stage.setMinWidth(980);
        stage.setMinHeight(640);
        WindowPlace place = new WindowPlace(memory);
        place.restore(stage);
        new ClosingQuestion(window, tasks).askOn(stage);
        stage.setOnHidden(event -> {
            place.remember(stage);
            window.close();
            closed.countDown();
        });
        stage.show();
    }
}
