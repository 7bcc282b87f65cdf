package io.tillwatch.app;

import io.tillwatch.cli.DesktopRunner;
import io.tillwatch.cli.Workspaces;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Theme;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.application.Platform;
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
    /** At zero once the window is to be closed. */
    private volatile CountDownLatch open = new CountDownLatch(0);

    private final SettingsReader reader;
    private final Function<String, Secrets> secrets;

    Desktop(
            Workspaces workspaces,
            PlatformFolders folders,
            InstantSource clock,
            Map<String, String> environment,
            SettingsReader reader,
            Function<String, Secrets> secrets) {
        this.reader = reader;
        this.secrets = secrets;
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
                        .orElseThrow(() -> new Failure(Failure.Kind.SETTINGS, Sentence.of("window.address")));
        CountDownLatch closed = new CountDownLatch(1);
        open = closed;
        CountDownLatch up = new CountDownLatch(1);
        RuntimeException[] failed = {null};
        AtomicReference<@Nullable DesktopStage> stage = new AtomicReference<>();
        try (FxTasks tasks = new FxTasks()) {
            Platform.setImplicitExit(false);
            Platform.startup(() -> {
                try {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler((thread, unforeseen) ->
                                    LOG.error("The window met something unforeseen.", unforeseen));
                    Theme.loadFonts();
                    DesktopStage made =
                            new DesktopStage(workspaces, folders, reader, secrets, clock, tasks, new SystemTrayIcon());
                    stage.set(made);
                    made.show(settings, begin, closed::countDown);
                } catch (RuntimeException unforeseen) {
                    failed[0] = unforeseen;
                    closed.countDown();
                }
                up.countDown();
            });
            up.await();
            closed.await();
            DesktopStage used = stage.get();
            if (used != null) {
                used.close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (UnsupportedOperationException noWindows) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("window.none"), noWindows);
        }
        if (failed[0] != null) {
            throw failed[0];
        }
    }

    @Override
    public void close() {
        open.countDown();
    }
}
