package io.tillwatch.app;

import io.tillwatch.config.Settings;
import io.tillwatch.job.SchedulerListener;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Appearance;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.Theme;
import io.tillwatch.ui.common.ThemeChoice;
import io.tillwatch.ui.main.MainView;
import io.tillwatch.ui.main.MainViewModel;
import io.tillwatch.ui.main.PaletteView;
import io.tillwatch.ui.main.PaletteViewModel;
import io.tillwatch.ui.main.ScreenEntry;
import io.tillwatch.ui.runs.JobOutcome;
import io.tillwatch.ui.runs.RunNotices;
import io.tillwatch.ui.runs.RunningJob;
import io.tillwatch.ui.runs.SchedulerNotices;
import io.tillwatch.ui.settings.SettingsDesk;
import io.tillwatch.ui.settings.SettingsViewModel;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One window on the servers of a profile: makes what is in it, again for each language. UI thread. */
final class DesktopWindow implements MainView.Switches, Appearance, AutoCloseable {
    private static final String THEME = "window.theme";
    private static final String LANGUAGE = "window.language";
    private static final String FONT_SIZE = "window.font.size";

    private final Settings settings;
    private final Workspace workspace;
    private final TaskExecutor tasks;
    private final Memory memory;
    private final InstantSource clock;
    private final StatusWatch watch;
    private final Notices notices;
    private final RunningJob job;
    private final RunNotices runNotices;
    private final MainViewModel viewModel;
    private final Scene scene;
    private final SettingsDesk desk;
    private final SettingsViewModel preferences;
    private final Locale platform;
    private final Subscription systemTheme;
    private final SystemNotifier notifier;
    private final ReadOnlyObjectWrapper<ThemeChoice> themeChoice = new ReadOnlyObjectWrapper<>(ThemeChoice.SYSTEM);
    private @Nullable MainView view;

    DesktopWindow(
            Settings settings,
            Workspace workspace,
            TaskExecutor tasks,
            Memory memory,
            InstantSource clock,
            Locale platform,
            SettingsDesk desk) {
        this(
                settings,
                workspace,
                tasks,
                memory,
                clock,
                platform,
                desk,
                SystemNotifier.ofThisComputer(System.getenv(), tasks));
    }

    DesktopWindow(
            Settings settings,
            Workspace workspace,
            TaskExecutor tasks,
            Memory memory,
            InstantSource clock,
            Locale platform,
            SettingsDesk desk,
            SystemNotifier notifier) {
        this.settings = settings;
        this.workspace = workspace;
        this.tasks = tasks;
        this.memory = memory;
        this.clock = clock;
        this.platform = platform;
        this.desk = desk;
        this.watch = new StatusWatch(workspace, tasks, clock);
        this.notifier = notifier;
        this.notices = new Notices(clock, this::tellElsewhere);
        Texts texts = Texts.in(language());
        this.job = new RunningJob(workspace, tasks, clock);
        this.runNotices = new RunNotices(notices, texts, new Formats(texts, settings.zone()));
        job.onEnded(this::runEnded);
        this.viewModel = new MainViewModel(
                DesktopScreens.NAMES,
                settings.profile(),
                watch,
                notices,
                memory,
                clock,
                texts,
                new Formats(texts, settings.zone()));
        viewModel.follow(job.requestProperty(), job.shareProperty());
        this.preferences = new SettingsViewModel(desk, settings, tasks, memory, clock, texts);
        themeChoice.set(theme());
        this.systemTheme = Platform.getPreferences().colorSchemeProperty().subscribe((before, now) -> {
            if (theme() == ThemeChoice.SYSTEM) {
                showTheme();
            }
        });
        this.scene = new Scene(new javafx.scene.layout.StackPane(), 1280, 800);
    }

    /** @param address where to begin; null for where the person was last, or what there is to do first */
    void show(@Nullable Address address) {
        boolean servers = settings.source() != null || settings.index() != null;
        if (address != null) {
            viewModel.open(address);
        } else if (servers) {
            viewModel.restore();
        } else {
            viewModel.open(Address.of("settings"));
        }
        rebuild();
        if (servers) {
            watch.start();
        }
    }

    Scene scene() {
        return scene;
    }

    MainViewModel viewModel() {
        return viewModel;
    }

    RunningJob job() {
        return job;
    }

    /** In the language of the window. */
    Texts texts() {
        return Texts.in(language());
    }

    /** What is on the screen may not be true any more. */
    private void runEnded(JobOutcome how) {
        runNotices.ended(how);
        watch.look();
        if (view != null) {
            view.runEnded();
        }
    }

    /** Somebody who looks at a window of ours sees it there. */
    private void tellElsewhere(Notice notice) {
        if (desk.background().notifiesOutside() && Window.getWindows().stream().noneMatch(Window::isFocused)) {
            notifier.tell(texts().text("app.name"), notice.text());
        }
    }

    private void rebuild() {
        if (view != null) {
            view.close();
        }
        Texts texts = Texts.in(language());
        Formats formats = new Formats(texts, settings.zone());
        viewModel.speak(texts, formats);
        runNotices.speak(texts, formats);
        preferences.speak(texts);
        DesktopScreens screens = new DesktopScreens(
                settings,
                workspace,
                tasks,
                memory,
                clock,
                watch,
                notices,
                viewModel,
                texts,
                formats,
                preferences,
                desk,
                this,
                job);
        List<ScreenEntry> entries = screens.entries();
        Map<String, Runnable> actions = new LinkedHashMap<>();
        PaletteViewModel palette = new PaletteViewModel(
                DesktopScreens.NAMES,
                viewModel,
                workspace::figures,
                workspace::saleRows,
                tasks,
                clock,
                texts,
                formats,
                actions);
        MainView made = new MainView(viewModel, entries, new PaletteView(palette, texts), this, texts, formats);
        actions.put("palette.action.refresh", made::refresh);
        actions.put("palette.action.copy", made::copyAddress);
        actions.put(
                "palette.action.kibana",
                () -> new KibanaOpener(settings, desk.reader(), tasks, notices, texts)
                        .open(viewModel.addressProperty().get()));
        actions.put("palette.action.keys", made::showShortcuts);
        actions.put("palette.action.theme", this::switchTheme);
        actions.put("palette.action.language", this::switchLanguage);
        view = made;
        Parent root = made.load();
        scene.setRoot(root);
        dress();
        made.focus();
    }

    /** Tells in this window what a scheduler meets. */
    SchedulerListener schedulerListener() {
        return new SchedulerNotices(
                notices, tasks, () -> Texts.in(language()), () -> new Formats(Texts.in(language()), settings.zone()));
    }

    private void dress() {
        Theme theme = isDark() ? Theme.DARK : Theme.LIGHT;
        theme.useForAll();
        theme.dress(scene, fontSize());
    }

    /** The chosen language, else the settings', else the platform's. */
    private Language language() {
        Language chosen = chosenLanguage();
        return chosen != null
                ? chosen
                : Language.of(settings.language().isEmpty() ? platform : Locale.of(settings.language()));
    }

    @Override
    public @Nullable Language chosenLanguage() {
        return memory.get(LANGUAGE).map(Locale::of).map(Language::of).orElse(null);
    }

    @Override
    public void speak(@Nullable Language language) {
        memory.put(LANGUAGE, language == null ? "" : language.code());
        rebuild();
    }

    @Override
    public ThemeChoice theme() {
        String chosen = memory.get(THEME).orElse("").toUpperCase(Locale.ROOT);
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equals(chosen)) {
                return choice;
            }
        }
        return ThemeChoice.SYSTEM;
    }

    @Override
    public ReadOnlyObjectProperty<ThemeChoice> themeProperty() {
        return themeChoice.getReadOnlyProperty();
    }

    @Override
    public void choose(ThemeChoice theme) {
        memory.put(THEME, theme.name().toLowerCase(Locale.ROOT));
        themeChoice.set(theme);
        showTheme();
    }

    /** Colours come from the style sheets alone: what is on the screens stays, with all that goes on there. */
    private void showTheme() {
        dress();
        if (view != null) {
            view.showTheme();
        }
    }

    @Override
    public int fontSize() {
        try {
            return memory.get(FONT_SIZE).map(Integer::parseInt).orElse(Theme.FONT_SIZE);
        } catch (NumberFormatException unreadable) {
            return Theme.FONT_SIZE;
        }
    }

    @Override
    public void setFontSize(int pixels) {
        memory.put(FONT_SIZE, String.valueOf(Math.clamp(pixels, SMALLEST, LARGEST)));
        dress();
    }

    @Override
    public void resize(int pixels) {
        setFontSize(pixels == 0 ? Theme.FONT_SIZE : fontSize() + pixels);
    }

    @Override
    public void switchTheme() {
        choose(isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    @Override
    public void switchLanguage() {
        speak(language() == Language.KOREAN ? Language.ENGLISH : Language.KOREAN);
    }

    @Override
    public boolean isDark() {
        return switch (theme()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    @Override
    public void close() {
        watch.stop();
        systemTheme.unsubscribe();
        if (view != null) {
            view.close();
        }
    }
}
