package io.tillwatch.app;

import io.tillwatch.cli.ProgramVersion;
import io.tillwatch.config.Settings;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.UnsentReviews;
import io.tillwatch.ui.chart.Charts;
import io.tillwatch.ui.common.Appearance;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.dates.DateTables;
import io.tillwatch.ui.dates.DatesView;
import io.tillwatch.ui.dates.DatesViewModel;
import io.tillwatch.ui.main.ScreenEntry;
import io.tillwatch.ui.overview.OverviewView;
import io.tillwatch.ui.overview.OverviewViewModel;
import io.tillwatch.ui.review.FlagTables;
import io.tillwatch.ui.review.ReviewView;
import io.tillwatch.ui.review.ReviewViewModel;
import io.tillwatch.ui.runs.RunTables;
import io.tillwatch.ui.runs.RunningJob;
import io.tillwatch.ui.runs.RunsView;
import io.tillwatch.ui.runs.RunsViewModel;
import io.tillwatch.ui.runs.SchedulesViewModel;
import io.tillwatch.ui.runs.StartView;
import io.tillwatch.ui.runs.StartViewModel;
import io.tillwatch.ui.sales.SaleTables;
import io.tillwatch.ui.sales.SalesView;
import io.tillwatch.ui.sales.SalesViewModel;
import io.tillwatch.ui.settings.SettingsDesk;
import io.tillwatch.ui.settings.SettingsView;
import io.tillwatch.ui.settings.SettingsViewModel;
import io.tillwatch.ui.stores.StoreTables;
import io.tillwatch.ui.stores.StoresView;
import io.tillwatch.ui.stores.StoresViewModel;
import io.tillwatch.ui.table.Exports;
import io.tillwatch.ui.table.KeptTableMemory;
import io.tillwatch.ui.table.SpoolFolder;
import io.tillwatch.ui.table.TableMemory;
import io.tillwatch.ui.trust.TrustTables;
import io.tillwatch.ui.trust.TrustView;
import io.tillwatch.ui.trust.TrustViewModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Makes the screens: the one place that knows what each of them needs. */
record DesktopScreens(
        Settings settings,
        Workspace workspace,
        TaskExecutor tasks,
        Memory memory,
        InstantSource clock,
        StatusWatch watch,
        Notices notices,
        Navigator navigator,
        Texts texts,
        Formats formats,
        SettingsViewModel preferences,
        SettingsDesk desk,
        Appearance appearance,
        RunningJob job) {
    /** In the order of the navigation. */
    static final List<String> NAMES =
            List.of("overview", "stores", "dates", "sales", "review", "runs", "trust", "settings");

    List<ScreenEntry> entries() {
        return List.of(
                new ScreenEntry("overview", "fth-home", this::overview),
                new ScreenEntry("stores", "fth-shopping-bag", this::stores),
                new ScreenEntry("dates", "fth-calendar", this::dates),
                new ScreenEntry("sales", "fth-list", this::sales),
                new ScreenEntry("review", "fth-flag", this::review),
                new ScreenEntry("runs", "fth-play-circle", this::runs),
                new ScreenEntry("trust", "fth-shield", this::trust),
                new ScreenEntry("settings", "fth-settings", this::settingsScreen));
    }

    private OverviewView overview() {
        return new OverviewView(
                new OverviewViewModel(workspace, watch, tasks, clock, texts, formats),
                charts(),
                navigator,
                texts,
                formats);
    }

    private StoresView stores() {
        return new StoresView(
                new StoresViewModel(workspace, tasks, clock, settings.zone(), texts),
                new StoreTables(texts, formats, tableMemory(), tasks),
                charts(),
                exports(),
                tasks,
                navigator,
                texts,
                formats);
    }

    private RunsView runs() {
        StartViewModel start = new StartViewModel(job, watch, ThisProcess.startedBy(System.getenv()), texts);
        return new RunsView(
                new RunsViewModel(workspace, start, tasks, clock, texts),
                new SchedulesViewModel(
                        workspace, tasks, ThisProcess.startedBy(System.getenv()), settings.zone(), texts),
                new StartView(start, tasks, clock, texts, formats),
                new RunTables(texts, formats, tableMemory(), tasks),
                exports(),
                texts,
                formats);
    }

    private SettingsView settingsScreen() {
        return new SettingsView(preferences, desk, appearance, tasks, clock, texts, formats);
    }

    private DatesView dates() {
        return new DatesView(
                new DatesViewModel(workspace, tasks, clock, settings.zone(), texts),
                new DateTables(texts, formats, tableMemory(), tasks),
                charts(),
                tasks,
                notices,
                watch,
                ProgramVersion.number(),
                navigator,
                texts,
                formats);
    }

    private TrustView trust() {
        return new TrustView(
                new TrustViewModel(workspace, tasks, clock, settings.zone(), texts),
                new TrustTables(texts, formats, tableMemory(), tasks),
                charts(),
                exports(),
                navigator,
                texts,
                formats);
    }

    private SalesView sales() {
        return new SalesView(
                new SalesViewModel(workspace, tasks, spoolFolder(), clock, settings.zone(), texts),
                new SaleTables(texts, formats, tableMemory(), tasks),
                memory,
                tasks,
                notices,
                watch,
                ProgramVersion.number(),
                navigator,
                texts,
                formats);
    }

    private Charts charts() {
        return new Charts(formats, texts, notices, tasks);
    }

    private ReviewView review() {
        return new ReviewView(
                new ReviewViewModel(
                        workspace,
                        tasks,
                        spoolFolder(),
                        new UnsentReviews(LogFiles.folders().data().resolve("unsent-reviews-" + settings.profile())),
                        clock,
                        settings.zone(),
                        texts),
                new FlagTables(texts, formats, tableMemory(), tasks),
                tasks,
                notices,
                watch,
                ProgramVersion.number(),
                navigator,
                texts,
                formats);
    }

    private Exports exports() {
        return new Exports(tasks, notices, watch, ProgramVersion.number());
    }

    private TableMemory tableMemory() {
        return new KeptTableMemory(memory, tasks);
    }

    /** What died with an earlier process is deleted once it is a day old. */
    private SpoolFolder spoolFolder() {
        SpoolFolder folder = new SpoolFolder(LogFiles.folders().cache().resolve("tables"));
        folder.clean(clock.instant(), Duration.ofDays(1));
        return folder;
    }
}
