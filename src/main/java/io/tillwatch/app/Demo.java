package io.tillwatch.app;

import io.tillwatch.cli.DemoReport;
import io.tillwatch.cli.DemoRunner;
import io.tillwatch.cli.DemoSession;
import io.tillwatch.cli.Workspaces;
import io.tillwatch.config.AlarmSettings;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.embedded.EmbeddedOptions;
import io.tillwatch.embedded.EmbeddedServers;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The demo: servers of our own, sales in them, and every job once. */
final class Demo implements DemoRunner {
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private final Workspaces workspaces;
    private final PlatformFolders folders;
    private final InstantSource clock;
    private final Consumer<Runnable> atExit;

    /** @param atExit registers what has to run when the program ends, however it ends */
    Demo(Workspaces workspaces, PlatformFolders folders, InstantSource clock, Consumer<Runnable> atExit) {
        this.workspaces = workspaces;
        this.folders = folders;
        this.clock = clock;
        this.atExit = atExit;
    }

    @Override
    public DemoSession start(Request request, Listener listener) {
        listener.step(Step.SERVERS);
        Stopwatch watch = new Stopwatch();
        EmbeddedServers servers =
                EmbeddedServers.start(EmbeddedOptions.standard(atExit).withKeep(request.keep()), clock, listener::note);
        DemoEnvironment environment = new DemoEnvironment(folders.cache(), servers);
        boolean ready = false;
        try {
            watch.lap(Step.SERVERS);
            DemoReport report = run(request, listener, servers, environment, watch);
            ready = true;
            return new Session(report, settings(servers), servers, environment);
        } finally {
            if (!ready) {
                // An interrupt that brought us here must not cut the servers' end short too.
                Thread.interrupted();
                environment.close();
                servers.close();
            }
        }
    }

    private DemoReport run(
            Request request, Listener listener, EmbeddedServers servers, DemoEnvironment environment, Stopwatch watch) {
        environment.write();
        Settings settings = settings(servers);
        listener.step(Step.LOAD);
        DemoLoad load = new DemoLoad(servers, clock, ZONE).load(request, listener);
        watch.lap(Step.LOAD);
        try (Workspace workspace = workspaces.open(settings)) {
            List<Run> runs = new ArrayList<>();
            Jobs jobs = workspace.jobs();
            listener.cancelWith(jobs::cancel);
            listener.step(Step.SYNC);
            // Rows put in place of kept ones are not changes of them, so the index is built anew.
            boolean replaced = request.keep() && !load.kept() && indexed(workspace);
            runs.add(run(jobs, replaced ? JobRequest.Kind.REBUILD : JobRequest.Kind.SYNC, request, listener));
            watch.lap(Step.SYNC);
            listener.step(Step.ROLLUP_DAILY);
            runs.add(run(jobs, JobRequest.Kind.ROLLUP_DAILY, request, listener));
            watch.lap(Step.ROLLUP_DAILY);
            listener.step(Step.ROLLUP_WEEKLY);
            runs.add(run(jobs, JobRequest.Kind.ROLLUP_WEEKLY, request, listener));
            watch.lap(Step.ROLLUP_WEEKLY);
            listener.step(Step.VERIFY);
            runs.add(run(jobs, JobRequest.Kind.VERIFY, request, listener));
            watch.lap(Step.VERIFY);
            listener.step(Step.COUNT);
            DemoCounts counts = DemoCounts.of(workspace.index());
            SyncState state = workspace.state().load();
            watch.lap(Step.COUNT);
            return new DemoReport(
                    load.rows(),
                    load.badLines(),
                    load.badLineCount(),
                    load.kept(),
                    runs,
                    watch.laps(),
                    counts.sales(),
                    counts.storeDays(),
                    counts.storeWeeks(),
                    counts.flagged(),
                    counts.flags(),
                    counts.totals(),
                    state,
                    environment.file());
        }
    }

    private static boolean indexed(Workspace workspace) {
        workspace.admin().prepare(0);
        SyncState state = workspace.state().load();
        return state.watermark() != null || state.loading();
    }

    private static Run run(Jobs jobs, JobRequest.Kind kind, Request request, Listener listener) {
        return jobs.run(JobRequest.of(kind, request.startedBy()), listener);
    }

    private Settings settings(EmbeddedServers servers) {
        SourceSettings source = new SourceSettings(
                servers.jdbcUrl(),
                servers.databaseUser(),
                servers.databasePassword(),
                DemoLoad.TABLE,
                ZONE,
                ZONE,
                Duration.ofSeconds(2),
                Duration.ofMinutes(15));
        return new Settings(
                "demo",
                settingsFile(),
                source,
                servers.indexSettings(""),
                ZONE,
                "",
                false,
                false,
                null,
                AlarmSettings.NONE,
                List.of());
    }

    private Path settingsFile() {
        return folders.config().resolve("demo.properties");
    }

    private record Session(DemoReport report, Settings settings, EmbeddedServers servers, DemoEnvironment environment)
            implements DemoSession {
        @Override
        public void close() {
            environment.close();
            servers.close();
        }
    }

    /** How long each step took. */
    private static final class Stopwatch {
        private final Map<Step, Duration> laps = new EnumMap<>(Step.class);
        private long since = System.nanoTime();

        void lap(Step step) {
            long now = System.nanoTime();
            laps.put(step, Duration.ofNanos(now - since));
            since = now;
        }

        Map<Step, Duration> laps() {
            return laps;
        }
    }
}
