package io.tillwatch.app;

import io.tillwatch.config.Settings;
import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.model.RuleSet;
import io.tillwatch.mysql.MysqlSaleSource;
import io.tillwatch.service.Desk;
import io.tillwatch.service.Figures;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.SaleSearch;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.TillwatchJobs;
import io.tillwatch.service.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The real servers of a profile. Each is connected when it is first asked for; by any thread, once. */
final class ServerWorkspace implements Workspace {
    private final Settings settings;
    private final InstantSource clock;
    private final ThisProcess process;
    private final Path spoolFolder;
    private final boolean hurried;
    private @Nullable ElasticServer elastic;
    private @Nullable ExecutorService writers;
    private @Nullable ScheduledExecutorService heartbeats;
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
    }

    @Override
    public synchronized Jobs jobs() {
        Jobs made = jobs;
        if (made == null) {
            SaleSource from = source();
            ElasticServer to = elastic();
            ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("heartbeat").factory());
            heartbeats = beats;
            made = new TillwatchJobs(
                    new Desk(
                            from,
                            to.index(),
                            to.admin(),
                            to.state(),
                            to.rejects(),
                            to::encoder,
                            RuleSet.DEFAULT,
                            spoolFolder),
                    to.runs(),
                    to.leases(),
                    clock,
                    settings.zone(),
                    process.stamp(),
                    process::isDead,
                    beats);
            jobs = made;
        }
        return made;
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
    public IndexAdmin admin() {
        return elastic().admin();
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
