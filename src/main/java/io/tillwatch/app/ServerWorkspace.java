package io.tillwatch.app;

import io.tillwatch.config.Settings;
import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.job.JobRunner;
import io.tillwatch.job.JobScheduler;
import io.tillwatch.job.Leadership;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.job.SchedulerListener;
import io.tillwatch.job.SchedulerListeners;
import io.tillwatch.mysql.MysqlSaleSource;
import io.tillwatch.service.DefaultSchedules;
import io.tillwatch.service.Desk;
import io.tillwatch.service.Figures;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.IndexProbe;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.KeptProfiles;
import io.tillwatch.service.LiveSync;
import io.tillwatch.service.Profiles;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.SaleSearch;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.ScheduledJobs;
import io.tillwatch.service.SchedulerTerm;
import io.tillwatch.service.ServerClock;
import io.tillwatch.service.SharedClock;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.TillwatchJobs;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.Reviews;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The real servers of a profile. Each is connected when it is first asked for; by any thread, once. */
final class ServerWorkspace implements Workspace {
    private final Settings settings;
    private final InstantSource clock;
    private final ThisProcess process;
    private final Path spoolFolder;
    private final boolean hurried;
    private final Profiles profiles;
    private @Nullable ElasticServer elastic;
    private @Nullable ExecutorService writers;
    private @Nullable ScheduledExecutorService heartbeats;
    private @Nullable ScheduledExecutorService alarms;
    private @Nullable SaleSource source;
    private @Nullable Jobs jobs;

    ServerWorkspace(Settings settings, InstantSource clock, ThisProcess process, Path spoolFolder) {
        this(settings, clock, process, spoolFolder, false);
    }

    /** @param hurried questions to the index are given up within seconds when no answer comes */
    ServerWorkspace(Settings settings, InstantSource clock, ThisProcess process, Path spoolFolder, boolean hurried) {
        this.hurried = hurried;
        this.settings = settings;
        this.clock = clock;
        this.process = process;
        this.spoolFolder = spoolFolder;
        this.profiles = new KeptProfiles(profileFile(settings, spoolFolder), System::nanoTime);
    }

    /** One for each set of indices. */
    private static Path profileFile(Settings settings, Path folder) {
        var index = settings.index();
        String indices = index == null ? "" : index.url() + " " + index.prefix();
        return folder.resolve("profiles-%08x".formatted(indices.hashCode()));
    }

    @Override
    public synchronized Jobs jobs() {
        Jobs made = jobs;
        if (made == null) {
            made = newJobs(clock);
            jobs = made;
        }
        return made;
    }

    /** @param today what decides which date it is */
    private Jobs newJobs(InstantSource today) {
        ElasticServer to = elastic();
        return new TillwatchJobs(
                new Desk(
                        source(),
                        to.index(),
                        to.admin(),
                        to.state(),
                        to.rejects(),
                        to::encoder,
                        () -> ruleBook().rules(),
                        profiles,
                        to.feedback(today),
                        spoolFolder),
                to.runs(),
                to.leases(),
                today,
                settings.zone(),
                process.stamp(),
                process::isDead,
                heartbeats());
    }

    private ScheduledExecutorService heartbeats() {
        ScheduledExecutorService made = heartbeats;
        if (made == null) {
            // The scheduler's run, a person's and live mode's may be under way at once.
            made = Executors.newScheduledThreadPool(
                    3, Thread.ofPlatform().daemon().name("heartbeat-", 1).factory());
            heartbeats = made;
        }
        return made;
    }

    /**
     * A scheduler on these servers, which does nothing until it is started.
     *
     * @param listener hears what it does
     * @param progress hears how its runs go on
     */
    Scheduling scheduling(SchedulerListener listener, ProgressListener progress) {
        ElasticServer to = elastic();
        InstantSource shared = new SharedClock(to.clock(), System::nanoTime, clock);
        String self = process.startedBy();
        JobRunner runner = new ScheduledJobs(
                newJobs(shared),
                to.runs(),
                to.state(),
                to.leases(),
                shared,
                process.stamp(),
                self,
                process::isDead,
                System::nanoTime,
                progress);
        Leadership term =
                new SchedulerTerm(to.leases(), process.stamp(), self, process::isDead, System::nanoTime, clock);
        return new Scheduling(
                executor -> new JobScheduler(
                        to.schedules(),
                        runner,
                        term,
                        settings.alarms().isSilent()
                                ? listener
                                : new SchedulerListeners(
                                        List.of(listener, AlarmParts.alarms(settings, this, alarmThread(), shared))),
                        executor,
                        shared,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        self),
                () -> {
                    to.admin().prepareRecords();
                    DefaultSchedules.addTo(to.schedules(), settings.zone(), self, shared.instant());
                },
                settings.live() ? liveSync(shared) : null);
    }

    private synchronized ScheduledExecutorService alarmThread() {
        ScheduledExecutorService made = alarms;
        if (made == null) {
            made = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("alarms").factory());
            alarms = made;
        }
        return made;
    }

    private LiveSync liveSync(InstantSource shared) {
        return new LiveSync(
                source(),
                newJobs(shared),
                process.startedBy(),
                settings.requireSource().settle(),
                System::nanoTime);
    }

    @Override
    public ServerClock serverClock() {
        return elastic().clock();
    }

    @Override
    public ScheduleStore schedules() {
        return elastic().schedules();
    }

    @Override
    public synchronized SaleSource source() {
        SaleSource made = source;
        if (made == null) {
            made = new MysqlSaleSource(settings.requireSource(), clock);
            source = made;
        }
        return made;
    }

    @Override
    public SaleSearch search() {
        return elastic().search();
    }

    @Override
    public Figures figures() {
        return elastic().figures(settings.zone(), clock);
    }

    @Override
    public SaleRows saleRows() {
        return elastic().saleRows();
    }

    @Override
    public FlagRows flagRows() {
        return elastic().flagRows(settings.zone(), clock);
    }

    @Override
    public SaleIndex index() {
        return elastic().index();
    }

    @Override
    public RunStore runs() {
        return elastic().runs();
    }

    @Override
    public StateStore state() {
        return elastic().state();
    }

    @Override
    public RejectStore rejects() {
        return elastic().rejects();
    }

    @Override
    public RuleBook ruleBook() {
        return new RuleBook(elastic().rules(), settings.secondPerson());
    }

    @Override
    public Reviews reviews() {
        ElasticServer to = elastic();
        return new Reviews(
                to.reviews(), to.journal(), process.startedBy(), to.clock()::read, settings.secondReviewerFrom());
    }

    @Override
    public IndexAdmin admin() {
        return elastic().admin();
    }

    @Override
    public IndexProbe probe() {
        return elastic().probe();
    }

    private synchronized ElasticServer elastic() {
        ElasticServer made = elastic;
        if (made == null) {
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            writers = threads;
            made = ElasticServer.connect(settings.requireIndex(), threads);
            elastic = made;
        }
        return hurried ? made.hurried() : made;
    }

    /** In reverse order; a writer that still waits for an answer is not waited for. */
    @Override
    public synchronized void close() {
        if (alarms != null) {
            alarms.shutdownNow();
        }
        if (heartbeats != null) {
            heartbeats.shutdownNow();
        }
        if (source != null) {
            source.close();
        }
        if (elastic != null) {
            elastic.close();
        }
        if (writers != null) {
            writers.shutdownNow();
        }
    }
}
