package io.tillwatch.app;

import io.tillwatch.config.Settings;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.Theme;
import io.tillwatch.ui.main.MainView;
import io.tillwatch.ui.main.MainViewModel;
import io.tillwatch.ui.main.PaletteView;
import io.tillwatch.ui.main.PaletteViewModel;
import io.tillwatch.ui.main.ScreenEntry;
import io.tillwatch.ui.runs.JobOutcome;
import io.tillwatch.ui.runs.RunNotices;
import io.tillwatch.ui.runs.RunningJob;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** One window on the servers of a profile: makes what is in it, again for each language. UI thread. */
final class DesktopWindow implements MainView.Switches, AutoCloseable {
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
    private Language language;
    private Theme theme;
    private @Nullable MainView view;

    DesktopWindow(
            Settings settings,
            Workspace workspace,
            TaskExecutor tasks,
            Memory memory,
            InstantSource clock,
            Locale platform) {
        this.settings = settings;
        this.workspace = workspace;
        this.tasks = tasks;
        this.memory = memory;
        this.clock = clock;
        this.language = Language.of(memory.get(LANGUAGE)
                .map(Locale::of)
                .orElse(settings.language().isEmpty() ? platform : Locale.of(settings.language())));
        this.theme = memory.get(THEME).filter("dark"::equals).isPresent() ? Theme.DARK : Theme.LIGHT;
        this.watch = new StatusWatch(workspace, tasks, clock);
        this.notices = new Notices(clock);
        Texts texts = Texts.in(language);
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
        this.scene = new Scene(new javafx.scene.layout.StackPane(), 1280, 800);
    }

    /** @param address where to begin; null for where the person was last */
    void show(@Nullable Address address) {
        if (address == null) {
            viewModel.restore();
        } else {
            viewModel.open(address);
        }
        rebuild();
        watch.start();
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
        return Texts.in(language);
    }

    /** What is on the screen may not be true any more. */
    private void runEnded(JobOutcome how) {
        runNotices.ended(how);
        watch.look();
        if (view != null) {
            view.refresh();
        }
    }

    private void rebuild() {
        if (view != null) {
            view.close();
        }
        Texts texts = Texts.in(language);
        Formats formats = new Formats(texts, settings.zone());
        viewModel.speak(texts, formats);
        runNotices.speak(texts, formats);
        DesktopScreens screens = new DesktopScreens(
                settings, workspace, tasks, memory, clock, watch, notices, viewModel, texts, formats, job);
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
        actions.put("palette.action.theme", this::switchTheme);
        actions.put("palette.action.language", this::switchLanguage);
        view = made;
        Parent root = made.load();
        scene.setRoot(root);
        dress();
    }

    private void dress() {
        theme.useForAll();
        theme.dress(scene, memory.get(FONT_SIZE).map(Integer::parseInt).orElse(Theme.FONT_SIZE));
    }

    @Override
    public void switchTheme() {
        theme = theme == Theme.DARK ? Theme.LIGHT : Theme.DARK;
        memory.put(THEME, theme == Theme.DARK ? "dark" : "light");
        rebuild();
    }

    @Override
    public void switchLanguage() {
        language = language == Language.KOREAN ? Language.ENGLISH : Language.KOREAN;
        memory.put(LANGUAGE, language.code());
        rebuild();
    }

    @Override
    public boolean isDark() {
        return theme == Theme.DARK;
    }

    @Override
    public void close() {
        watch.stop();
        if (view != null) {
            view.close();
        }
    }
}
