package io.tillwatch.testing;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.mysql.MysqlSaleSource;
import io.tillwatch.service.Desk;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Profiles;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.Run;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.TillwatchJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

/** The whole pipeline, put together as the application does it, on real servers. */
public final class Pipeline implements AutoCloseable {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService heartbeats = Executors.newSingleThreadScheduledExecutor();
    private final SaleSource source;
    private final ElasticServer elastic;
    private final Profiles profiles = new Profiles.InMemory();
    private final TillwatchJobs jobs;

    public Pipeline(SourceSettings source, IndexSettings index, InstantSource clock) {
        this(source, index, clock, UnaryOperator.identity());
    }

    /**
     * Puts the parts together.
     *
     * @param between stands between the jobs and the index, to make trouble
     */
    public Pipeline(SourceSettings source, IndexSettings index, InstantSource clock, UnaryOperator<SaleIndex> between) {
        this(source, index, clock, between, UnaryOperator.identity(), Duration.ofMinutes(2));
    }

    /**
     * As the others.
     *
     * @param admin stands between the jobs and the administration of the indices
     */
    public Pipeline(
            SourceSettings source,
            IndexSettings index,
            InstantSource clock,
            UnaryOperator<SaleIndex> between,
            UnaryOperator<IndexAdmin> admin) {
        this(source, index, clock, between, admin, Duration.ofMinutes(2));
    }

    /**
     * As the others.
     *
     * @param patience how long writes that get nowhere are tried again before they fail
     */
    public Pipeline(
            SourceSettings source,
            IndexSettings index,
            InstantSource clock,
            UnaryOperator<SaleIndex> between,
            Duration patience) {
        this(source, index, clock, between, UnaryOperator.identity(), patience);
    }

    private Pipeline(
            SourceSettings source,
            IndexSettings index,
            InstantSource clock,
            UnaryOperator<SaleIndex> between,
            UnaryOperator<IndexAdmin> admin,
            Duration patience) {
        this.source = new MysqlSaleSource(source);
        this.elastic = ElasticServer.connect(index, executor, patience);
        long pid = ProcessHandle.current().pid();
        this.jobs = new TillwatchJobs(
                new Desk(
                        this.source,
                        between.apply(elastic.index()),
                        admin.apply(elastic.admin()),
                        elastic.state(),
                        elastic.rejects(),
                        elastic::encoder,
                        () -> rules().rules(),
                        profiles,
                        elastic.feedback(clock),
                        Path.of(System.getProperty("java.io.tmpdir"), "tillwatch-test-spool")),
                elastic.runs(),
                elastic.leases(),
                clock,
                source.businessZone(),
                new Run.ProcessStamp("test", pid, 0),
                process -> false,
                heartbeats);
    }

    public Run run(Kind kind) {
        return run(JobRequest.of(kind, "test@here"));
    }

    public Run run(JobRequest request) {
        return jobs.run(request, ProgressListener.NONE);
    }

    public Run verify(boolean repair) {
        return run(new JobRequest(Kind.VERIFY, io.tillwatch.model.DateRange.ALL, null, false, repair, "test@here"));
    }

    public TillwatchJobs jobs() {
        return jobs;
    }

    public RuleBook rules() {
        return new RuleBook(elastic.rules(), false);
    }

    public ElasticServer elastic() {
        return elastic;
    }

    @Override
    public void close() {
        heartbeats.shutdownNow();
        source.close();
        elastic.close();
        executor.shutdownNow();
    }
}
