package io.tillwatch.app;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.ProfileFolder;
import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.testing.Relay;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Theme;
import io.tillwatch.ui.common.ThemeChoice;
import io.tillwatch.ui.settings.About;
import io.tillwatch.ui.settings.SettingsDesk;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window on real servers that hold sample sales up to yesterday; without a display. */
final class DesktopSession implements AutoCloseable {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final int STORES = 60;
    private static final int DAYS = 150;
    private static final long ROWS = 30_000;
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final LocalDate yesterday;
    private final TestDatabase database;
    private final Relay cable;
    private final Settings settings;
    private final ServerWorkspace workspace;
    private final FxTasks tasks = new FxTasks();
    private FileMemory memory;
    private DesktopWindow window;
    private final Stage stage;

    DesktopSession(Path folder) throws Exception {
        this(folder, STORES, DAYS, ROWS);
    }

    /** @param rows about how many sales of these stores on these days */
    DesktopSession(Path folder, int stores, int days, long rows) throws Exception {
        this.folder = folder;
        yesterday = LocalDate.now(SEOUL).minusDays(1);
        database = TestServers.mariaDb().createDatabase("desktop");
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME6,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
            SampleSales.of(7, yesterday, stores, days, rows).forEach(table::add);
        }
        IndexSettings index = TestServers.elasticsearch("desktop%x-".formatted(System.nanoTime()));
        cable = new Relay(URI.create(index.url().toString()));
        settings = new Settings(
                "demo",
                folder.resolve("demo.properties"),
                database.settings(),
                throughTheCable(index),
                SEOUL,
                "en",
                List.of());
        workspace = workspace(settings);
        workspace.jobs().run(JobRequest.of(JobRequest.Kind.SYNC, "kim@desk"), ProgressListener.NONE);
        workspace.jobs().run(JobRequest.of(JobRequest.Kind.VERIFY, "schedule@desk"), ProgressListener.NONE);
        forgiveFrames();
        FxToolkit.registerPrimaryStage();
        memory = new FileMemory(remembered(), tasks);
        window = onUi(this::open);
        stage = onUi(() -> {
            Stage made = new Stage();
            made.setScene(window.scene());
            made.setWidth(1280);
            made.setHeight(800);
            window.show(Address.of("overview"));
            made.show();
            return made;
        });
    }

    /** A window larger than the screen that is not there, of 1,000 by 1,000, complains with every frame. */
    private static void forgiveFrames() {
        WaitForAsyncUtils.autoCheckException = false;
        WaitForAsyncUtils.printException = false;
    }

    private IndexSettings throughTheCable(IndexSettings index) {
        return new IndexSettings(
                cable.url(),
                index.user(),
                index.password(),
                index.apiKey(),
                index.ca(),
                index.fingerprint(),
                index.prefix());
    }

    private ServerWorkspace workspace(Settings of) {
        return new ServerWorkspace(
                of, InstantSource.system(), new ThisProcess(System.getenv(), folder), folder.resolve("spool"));
    }

    private DesktopWindow open() {
        Theme.loadFonts();
        PlatformFolders folders = new PlatformFolders(
                folder.resolve("config"), folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        SettingsDesk desk = new SettingsDesk(
                new ProfileFolder(folders.config(), profile -> new NoKeyring()),
                new SettingsReader(Map.of(), folders, profile -> new NoKeyring()),
                profile -> new NoKeyring(),
                this::workspace,
                (profile, refused) -> refused.accept(new IllegalStateException("this test has one profile")),
                shown -> {},
                new About("0.1.0", "25", "26.0.2", folders.logs(), folders.data(), folders.config()));
        return new DesktopWindow(
                settings,
                workspace,
                tasks,
                memory,
                InstantSource.system(),
                Locale.ENGLISH,
                desk,
                new SystemNotifier("Linux", List.of(folder.resolve("bin")), tasks));
    }

    private Path remembered() {
        return folder.resolve("remembered.properties");
    }

    FileMemory memory() {
        return memory;
    }

    /** Another window, as after a program that was killed: it knows what is in the file and nothing else. */
    void reopen() {
        String here = address();
        await(
                () -> new FileMemory(remembered(), tasks).get("window.address").equals(Optional.of(here)),
                "the address is in the file");
        memory = new FileMemory(remembered(), tasks);
        onUi(() -> {
            window.close();
            window = open();
            stage.setScene(window.scene());
            window.show(null);
            return null;
        });
        settle();
    }

    DesktopWindow window() {
        return window;
    }

    /** The cable to Elasticsearch. */
    Relay cable() {
        return cable;
    }

    /** Where the index is. */
    IndexSettings index() {
        return settings.requireIndex();
    }

    /** The last date that has sales. */
    LocalDate yesterday() {
        return yesterday;
    }

    TestDatabase database() {
        return database;
    }

    /** Goes to a screen and waits until nothing turns any more. */
    void open(String address) {
        onUi(() -> {
            window.viewModel().open(Address.parse(address).orElseThrow());
            return null;
        });
        settle();
    }

    void look(boolean korean, boolean dark) {
        onUi(() -> {
            window.speak(korean ? Language.KOREAN : Language.ENGLISH);
            window.choose(dark ? ThemeChoice.DARK : ThemeChoice.LIGHT);
            return null;
        });
        settle();
    }

    String address() {
        return onUi(() -> window.viewModel().addressProperty().get().toString());
    }

    /** The one visible node of this id or style. */
    <N extends Node> Optional<N> find(String selector, Class<N> kind) {
        return onUi(() -> window.scene().getRoot().lookupAll(selector).stream()
                .filter(DesktopSession::isSeen)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst());
    }

    <N extends Node> N get(String selector, Class<N> kind) {
        await(() -> find(selector, kind).isPresent(), selector + " is to be seen");
        return find(selector, kind).orElseThrow();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Waits until nothing is being loaded. */
    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        await(
                () -> onUi(() -> window.scene().getRoot().lookupAll(".progress-indicator").stream()
                        .noneMatch(node -> isSeen(node) && !(node instanceof ProgressBar))),
                "everything is loaded");
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come so far that " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError("was stopped", stopped);
            }
        }
    }

    static <T extends @Nullable Object> T onUi(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("was stopped", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("the window did not do it", failed);
        }
    }

    /** Writes what is to be seen, in this size, to {@code target/screenshots/NAME.png}. */
    void picture(String name, int width, int height) {
        onUi(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        await(
                () -> onUi(() -> window.scene().getWidth() == width
                        && window.scene().getRoot().getLayoutBounds().getWidth() == width),
                "the window has its size");
        settle();
        BufferedImage image = onUi(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            WritableImage drawn = window.scene().snapshot(null);
            return SwingFXUtils.fromFXImage(drawn, null);
        });
        try {
            Path folderOfAll = Files.createDirectories(Path.of("target", "screenshots"));
            ImageIO.write(image, "png", folderOfAll.resolve(name + ".png").toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        onUi(() -> {
            window.close();
            stage.close();
            return null;
        });
        tasks.close();
        workspace.close();
        cable.close();
        database.close();
    }

    private static final class NoKeyring implements Secrets {
        @Override
        public boolean available() {
            return false;
        }

        @Override
        public Optional<Secret> find(SecretName name) {
            return Optional.empty();
        }

        @Override
        public void store(SecretName name, Secret secret) {
            throw new UnsupportedOperationException("there is no keyring");
        }

        @Override
        public void clear(SecretName name) {
            throw new UnsupportedOperationException("there is no keyring");
        }
    }
}
