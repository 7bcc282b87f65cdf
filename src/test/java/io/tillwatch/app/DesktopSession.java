package io.tillwatch.app;

import io.tillwatch.config.AlarmSettings;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.Workspace;
import io.tillwatch.testing.Relay;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Theme;
import io.tillwatch.ui.common.ThemeChoice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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

    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final LocalDate yesterday;
    private final TestDatabase database;
    private final Relay cable;
    private final IndexSettings index;
    private final Settings settings;
    private final ServerWorkspace workspace;
    private final Map<String, Secrets> keyrings = new ConcurrentHashMap<>();
    private final FxTasks tasks = new FxTasks();
    private final TestTray tray = new TestTray();
    private int windows;
    private PlatformFolders folders;
    private AtomicBoolean closed = new AtomicBoolean();
    private DesktopStage desktop;

    /**
     * How much there is to see.
     *
     * @param rows of the source, roughly
     * @param width of the window
     */
    record Size(int stores, int days, long rows, int width, int height) {
        static final Size USUAL = new Size(60, 150, 30_000, 1280, 800);
        static final Size SMALLEST_WINDOW = new Size(60, 150, 30_000, 980, 700);
        /** All of the window lies on the screen that is not there: the mouse reaches it. */
        static final Size FOR_THE_MOUSE = new Size(12, 40, 3_000, 1000, 900);
    }

    DesktopSession(Path folder) throws Exception {
        this(folder, Size.USUAL);
    }

    DesktopSession(Path folder, Size size) throws Exception {
        this.folder = folder;
        folders = foldersOfTheNextWindow();
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
            SampleSales.of(7, yesterday, size.stores(), size.days(), size.rows())
                    .forEach(table::add);
        }
        index = TestServers.elasticsearch("desktop%x-".formatted(System.nanoTime()));
        cable = new Relay(URI.create(index.url().toString()));
        settings = new Settings(
                "demo",
                folder.resolve("demo.properties"),
                database.settings(),
                throughTheCable(),
                SEOUL,
                "en",
                false,
                false,
                null,
                AlarmSettings.NONE,
                List.of());
        workspace = workspace(settings);
        workspace.jobs().run(JobRequest.of(JobRequest.Kind.SYNC, "kim@desk"), ProgressListener.NONE);
        workspace.jobs().run(JobRequest.of(JobRequest.Kind.VERIFY, "schedule@desk"), ProgressListener.NONE);
        forgiveFrames();
        FxToolkit.registerPrimaryStage();
        try (FileMemory common = commonFile()) {
            // Nothing begins by itself while a test looks at something else.
            common.put("scheduler", "off");
        }
        desktop = onUi(() -> shown(Address.of("overview"), size.width(), size.height()));
    }

    /** A window larger than the screen that is not there, of 1,000 by 1,000, complains with every frame. */
    private static void forgiveFrames() {
        WaitForAsyncUtils.autoCheckException = false;
        WaitForAsyncUtils.printException = false;
    }

    private IndexSettings throughTheCable() {
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

    /** Settings and logs are the same for all windows; what a window remembers is not. */
    private PlatformFolders foldersOfTheNextWindow() {
        windows++;
        return new PlatformFolders(
                folder.resolve("config"),
                folder.resolve("data-" + windows),
                folder.resolve("logs"),
                folder.resolve("cache"));
    }

    private DesktopStage shown(@Nullable Address address, double width, double height) {
        Theme.loadFonts();
        DesktopStage made = new DesktopStage(
                this::workspace,
                folders,
                new SettingsReader(Map.of(), folders, this::keyring),
                this::keyring,
                InstantSource.system(),
                tasks,
                tray);
        made.stage().setX(0);
        made.stage().setY(0);
        made.stage().setWidth(width);
        made.stage().setHeight(height);
        AtomicBoolean hidden = new AtomicBoolean();
        made.show(settings, address, () -> hidden.set(true));
        // What is remembered is no larger than the screen that is not there.
        made.stage().setWidth(width);
        made.stage().setHeight(height);
        closed = hidden;
        return made;
    }

    private Secrets keyring(String profile) {
        return keyrings.computeIfAbsent(profile, any -> new TestKeyring());
    }

    /** Another window, as after a program that was killed: it knows what is in the files and nothing else. */
    void reopen() {
        reopen(Map.of());
    }

    /** @param changes what somebody else wrote into the files, by key */
    void reopen(Map<String, String> changes) {
        awaitWritten("window.address", address());
        DesktopStage left = desktop;
        Path written = folders.data();
        folders = foldersOfTheNextWindow();
        copy(written, folders.data());
        try (FileMemory common = commonFile();
                FileMemory own = ownFile()) {
            changes.forEach(new SharedMemory(common, own)::put);
        }
        desktop = onUi(() -> shown(null, left.stage().getWidth(), left.stage().getHeight()));
        leave(left);
        settle();
    }

    /** Opens a window beside those there are, of the usual size and with what they remember. Waits for nothing. */
    DesktopStage openBeside(String address) {
        return onUi(() -> shown(Address.parse(address).orElseThrow(), Size.USUAL.width(), Size.USUAL.height()));
    }

    DesktopStage lookedAt() {
        return desktop;
    }

    /** From now on it is this window that is looked at. */
    void lookAt(DesktopStage window) {
        desktop = window;
    }

    private FileMemory commonFile() {
        return new FileMemory(folders.data().resolve("desktop.properties"), tasks);
    }

    private FileMemory ownFile() {
        return new FileMemory(folders.data().resolve("desktop-" + settings.profile() + ".properties"), tasks);
    }

    /** Waits until the window's files hold it; they are written in the background. */
    void awaitWritten(String key, String value) {
        await(
                () -> written(key).equals(Optional.of(value)),
                () -> key + " is written as " + value + ", not " + written(key));
    }

    private Optional<String> written(String key) {
        try (FileMemory common = commonFile();
                FileMemory own = ownFile()) {
            return new SharedMemory(common, own).get(key);
        }
    }

    private static void copy(Path from, Path to) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.properties")) {
            Files.createDirectories(to);
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException uncopied) {
            throw new UncheckedIOException(uncopied);
        }
    }

    static void leave(DesktopStage left) {
        onUi(() -> {
            left.stage().hide();
            return null;
        });
        left.close();
    }

    DesktopWindow window() {
        return desktop.window();
    }

    Stage stage() {
        return desktop.stage();
    }

    TestTray tray() {
        return tray;
    }

    /** Whether the person closed the window. */
    boolean isClosed() {
        return closed.get();
    }

    /** The same servers without a window. */
    Workspace workspace() {
        return workspace;
    }

    /** Where Elasticsearch is without the cable. */
    IndexSettings index() {
        return index;
    }

    /** Where the window's settings lie. */
    Path configFolder() {
        return folder.resolve("config");
    }

    /** The cable to Elasticsearch. */
    Relay cable() {
        return cable;
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
        goTo(address);
        settle();
    }

    /** As above, and does not wait for anything. */
    void goTo(String address) {
        onUi(() -> {
            window().viewModel().open(Address.parse(address).orElseThrow());
            return null;
        });
    }

    void look(boolean korean, boolean dark) {
        speak(korean, dark);
        settle();
    }

    private void speak(boolean korean, boolean dark) {
        onUi(() -> {
            window().speak(korean ? Language.KOREAN : Language.ENGLISH);
            window().choose(dark ? ThemeChoice.DARK : ThemeChoice.LIGHT);
            return null;
        });
    }

    /** Screens that were never loaded: they are made anew for the language. Waits for nothing. */
    void lookAnew(boolean korean, boolean dark) {
        speak(!korean, dark);
        speak(korean, dark);
    }

    /** @param pixels the size of all letters */
    void letters(int pixels) {
        onUi(() -> {
            window().setFontSize(pixels);
            return null;
        });
    }

    String address() {
        return onUi(() -> window().viewModel().addressProperty().get().toString());
    }

    /** The one visible node of this id or style. */
    <N extends Node> Optional<N> find(String selector, Class<N> kind) {
        return onUi(() -> window().scene().getRoot().lookupAll(selector).stream()
                .filter(DesktopSession::isSeen)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst());
    }

    <N extends Node> N get(String selector, Class<N> kind) {
        await(() -> find(selector, kind).isPresent(), selector + " is to be seen");
        return find(selector, kind).orElseThrow();
    }

    static boolean isSeen(Node node) {
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
        await(() -> !isTurning(), "everything is loaded");
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Whether a wheel says that something is being loaded. */
    boolean isTurning() {
        return onUi(() -> window().scene().getRoot().lookupAll(".progress-indicator").stream()
                .anyMatch(node -> isSeen(node) && !(node instanceof ProgressBar)));
    }

    static void await(BooleanSupplier condition, String what) {
        await(condition, () -> what);
    }

    /** @param what asked when it did not come so far */
    static void await(BooleanSupplier condition, Supplier<String> what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come so far that " + what.get());
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
        size(width, height);
        settle();
        pictureAsItIs(name);
    }

    void size(int width, int height) {
        onUi(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
            return null;
        });
        await(
                () -> onUi(() -> window().scene().getWidth() == width
                        && window().scene().getRoot().getLayoutBounds().getWidth() == width),
                "the window has its size");
    }

    /** A picture of what is to be seen now, whether or not more is on its way. */
    void pictureAsItIs(String name) {
        BufferedImage image = onUi(() -> {
            window().scene().getRoot().applyCss();
            window().scene().getRoot().layout();
            WritableImage drawn = window().scene().snapshot(null);
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
        leave(desktop);
        tasks.close();
        workspace.close();
        cable.close();
        database.close();
    }

    /** Stands for the operating system's. */
    private static final class TestKeyring implements Secrets {
        private final Map<SecretName, Secret> kept = new ConcurrentHashMap<>();

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public Optional<Secret> find(SecretName name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void store(SecretName name, Secret secret) {
            kept.put(name, secret);
        }

        @Override
        public void clear(SecretName name) {
            kept.remove(name);
        }
    }
}
