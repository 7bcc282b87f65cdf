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
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    private @Nullable FutureTask<@Nullable Void> toolkit;

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

    /** JavaFX takes a moment to come up, and the settings to be read. */
    @Override
    public void prepare() {
        if (toolkit == null) {
            FutureTask<@Nullable Void> starting = new FutureTask<>(() -> {
                Platform.setImplicitExit(false);
                // The stage's own fonts are loaded before anything is laid out.
                Platform.startup(Theme::loadFonts);
                return null;
            });
            toolkit = starting;
            Thread.ofPlatform().daemon().name("window").start(starting);
        }
    }

    private void awaitToolkit() throws InterruptedException {
        prepare();
        try {
            Objects.requireNonNull(toolkit).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnsupportedOperationException noWindows) {
                throw new Failure(Failure.Kind.REFUSED, Sentence.of("window.none"), noWindows);
            }
            throw new IllegalStateException(failed.getCause());
        }
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
            awaitToolkit();
            Platform.runLater(() -> {
                try {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler((thread, unforeseen) ->
                                    LOG.error("The window met something unforeseen.", unforeseen));
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
