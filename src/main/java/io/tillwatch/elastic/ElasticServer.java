package io.tillwatch.elastic;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.service.FeedbackSource;
import io.tillwatch.service.Figures;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.IndexProbe;
import io.tillwatch.service.LeaseStore;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.RuleStore;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.SaleEncoder;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.SaleSearch;
import io.tillwatch.service.ServerClock;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.review.JournalStore;
import io.tillwatch.service.review.ReviewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import org.apache.hc.core5.http.HttpHost;

/** The connection to one Elasticsearch, and everything that is done through it. */
public final class ElasticServer implements AutoCloseable {
    private static final Duration HURRIED_ANSWER_WITHIN = Duration.ofSeconds(8);

    private final Http http;
    private final Calls calls;
    private final IndexNames names;
    private final ExecutorService executor;
    private final Patience writes;

    private ElasticServer(Http http, Calls calls, IndexNames names, ExecutorService executor, Patience writes) {
        this.http = http;
        this.calls = calls;
        this.names = names;
        this.executor = executor;
        this.writes = writes;
    }

    /**
     * Sets the connection up; the server is first spoken to when something is asked of it.
     *
     * @param executor runs the requests of writers; needs a thread for each of a writer's requests under way. The
     *     caller closes it, after this
     */
    public static ElasticServer connect(IndexSettings settings, ExecutorService executor) {
        return connect(settings, executor, Patience.WRITES.total());
    }

    /**
     * As {@link #connect(IndexSettings, ExecutorService)}.
     *
     * @param patience how long writes that get nowhere are tried again before they fail
     */
    public static ElasticServer connect(IndexSettings settings, ExecutorService executor, Duration patience) {
        IndexNames names = IndexNames.of(settings.prefix());
        HttpHost host = ServerAddress.of(settings);
        Http http = Http.to(settings);
        Calls calls = new Calls(http, new ElasticErrors(host.toURI()), Patience.READS);
        Patience writes = new Patience(patience, Patience.WRITES.first(), Patience.WRITES.longest());
        return new ElasticServer(http, calls, names, executor, writes);
    }

    /**
     * The same server for callers that do not wait long: what gets nowhere fails within seconds. Is not closed itself; its
     * origin is.
     */
    public ElasticServer hurried() {
        return new ElasticServer(http, calls.hurried(Patience.LEASES, HURRIED_ANSWER_WITHIN), names, executor, writes);
    }

    public SaleIndex index() {
        return index(names);
    }

    private SaleIndex index(IndexNames through) {
        return new ElasticSaleIndex(calls, through, executor, writes);
    }

    public StateStore state() {
        return new ElasticStateStore(calls, names);
    }

    public RunStore runs() {
        return new ElasticRunStore(calls, names);
    }

    public ServerClock clock() {
        return new ElasticClock(calls, names);
    }

    public ScheduleStore schedules() {
        return new ElasticScheduleStore(calls, names);
    }

    public RuleStore rules() {
        return new ElasticRuleStore(calls, names);
    }

    /**
     * What decisions say of the detectors.
     *
     * @param clock tells which decisions are old enough to count
     */
    public FeedbackSource feedback(InstantSource clock) {
        return new ElasticFeedback(new Searches(calls, names), clock);
    }

    public ReviewStore reviews() {
        return new ElasticReviewStore(calls, names);
    }

    public JournalStore journal() {
        return new ElasticJournalStore(calls, names);
    }

    public LeaseStore leases() {
        return new ElasticLeaseStore(new Records(calls.hurried(Patience.LEASES, Http.LEASE_ANSWER_WITHIN), names));
    }

    public RejectStore rejects() {
        return new ElasticRejectStore(calls, names);
    }

    public SaleSearch search() {
        return new ElasticSaleSearch(calls, names);
    }

    /**
     * The numbers that screens show.
     *
     * @param zone of business dates, in which today begins and hours are told
     */
    public Figures figures(ZoneId zone, InstantSource clock) {
        return new ElasticFigures(new Searches(calls, names), new Parallel(executor), zone, clock);
    }

    public SaleRows saleRows() {
        return new ElasticSaleRows(new Searches(calls, names));
    }

    /**
     * Flags for people.
     *
     * @param zone of business dates, in which today begins: what is paid out from then on is at stake
     */
    public FlagRows flagRows(ZoneId zone, InstantSource clock) {
        return new ElasticFlagRows(new Searches(calls, names), zone, clock);
    }

    public IndexProbe probe() {
        return new ElasticIndexProbe(calls);
    }

    public IndexAdmin admin() {
        return new ElasticIndexAdmin(calls, names, executor, this::index, new Inspection(calls, names));
    }

    /** A new encoder, for one thread. */
    public SaleEncoder encoder() {
        return new ElasticSaleEncoder();
    }

    @Override
    public void close() {
        http.close();
    }
}
