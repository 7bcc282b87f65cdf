package io.tillwatch.cli;

import io.tillwatch.job.ScheduleStore;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ChangeWatch;
import io.tillwatch.service.Check;
import io.tillwatch.service.Figures;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.Run;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.RunSums;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.SaleSearch;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.ServerClock;
import io.tillwatch.service.SourceSession;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.Reviews;
import io.tillwatch.testing.KeptRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Both servers in memory, filled by the test. */
final class FakeWorkspace
        implements Workspace, Jobs, SaleSearch, RunStore, StateStore, RejectStore, SaleSource, IndexAdmin {
    final FakeIndex index = new FakeIndex();
    final List<JobRequest> requests = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    final List<RejectStore.Entry> rejects = new ArrayList<>();
    final List<Map<String, @Nullable Object>> sales = new ArrayList<>();
    final List<Map<String, @Nullable Object>> flags = new ArrayList<>();
    List<Check> sourceChecks = List.of();
    List<Check> indexChecks = List.of();
    SyncState state = SyncState.NEW;
    final KeptRules ruleStore = new KeptRules();
    boolean secondPerson;
    BiFunction<JobRequest, ProgressListener, Run> job = (request, listener) -> {
        throw new IllegalStateException("the test gave no outcome");
    };

    @Nullable
    Failure salesFailure;

    boolean cancelled;
    boolean closed;

    @Override
    public Jobs jobs() {
        return this;
    }

    @Override
    public SaleSearch search() {
        return this;
    }

    @Override
    public Figures figures() {
        throw new UnsupportedOperationException("no command asks for it");
    }

    @Override
    public FlagRows flagRows() {
        throw new UnsupportedOperationException("no command asks for it");
    }

    @Override
    public SaleRows saleRows() {
        throw new UnsupportedOperationException("no command asks for it");
    }

    @Override
    public SaleIndex index() {
        return index.asIndex();
    }

    @Override
    public RunStore runs() {
        return this;
    }

    @Override
    public ServerClock serverClock() {
        return () -> CliRun.NOW;
    }

    @Override
    public Reviews reviews() {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public RuleBook ruleBook() {
        return new RuleBook(ruleStore, secondPerson);
    }

    @Override
    public ScheduleStore schedules() {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public StateStore state() {
        return this;
    }

    @Override
    public RejectStore rejects() {
        return this;
    }

    @Override
    public ChangeWatch watch() {
        throw new UnsupportedOperationException("no command watches");
    }

    @Override
    public SaleSource source() {
        return this;
    }

    @Override
    public io.tillwatch.service.IndexProbe probe() {
        throw new UnsupportedOperationException("not asked for");
    }

    @Override
    public IndexAdmin admin() {
        return this;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public Run run(String id, JobRequest request, ProgressListener listener) {
        requests.add(request);
        return job.apply(request, listener);
    }

    @Override
    public String newRunId() {
        return "20261123T000000.000Z-0001";
    }

    @Override
    public void handOver() {
        cancel();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void sales(DateRange range, @Nullable String storeId, Consumer<Map<String, @Nullable Object>> consumer) {
        sales.forEach(consumer);
        if (salesFailure != null) {
            throw salesFailure;
        }
    }

    @Override
    public void flags(
            DateRange range, @Nullable String storeId, int limit, Consumer<Map<String, @Nullable Object>> consumer) {
        flags.stream().limit(limit).forEach(consumer);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> flag(String saleId) {
        return flags.stream().filter(flag -> saleId.equals(flag.get("id"))).findFirst();
    }

    @Override
    public void put(Run run) {
        runs.add(run);
    }

    @Override
    public Optional<Kept> replace(Optional<Kept> expected, Run run) {
        put(run);
        return Optional.of(new Kept(run, 0, 1));
    }

    @Override
    public Optional<Kept> read(String id) {
        return find(id).map(run -> new Kept(run, 0, 1));
    }

    @Override
    public Optional<Run> find(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    @Override
    public List<Run> recent(int limit) {
        return runs.stream().limit(limit).toList();
    }

    @Override
    public List<Run> running() {
        return List.of();
    }

    @Override
    public SortedMap<String, RunSums> sums(List<Double> bounds) {
        throw new UnsupportedOperationException("no command asks for it");
    }

    @Override
    public SyncState load() {
        return state;
    }

    @Override
    public SyncState save(SyncState changed, long fence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count() {
        return rejects.size();
    }

    @Override
    public Set<String> among(Collection<String> documentIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RejectStore.Entry> list(int limit) {
        return rejects.stream().limit(limit).toList();
    }

    @Override
    public void all(Consumer<RejectStore.Entry> consumer) {
        rejects.forEach(consumer);
    }

    @Override
    public void expectOpening(Executor elsewhere) {}

    @Override
    public SourceSession open() {
        throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain("MySQL does not answer."));
    }

    /** For both servers: the source's checks are asked for first. */
    @Override
    public List<Check> inspect() {
        List<Check> checks = sourceChecks;
        sourceChecks = indexChecks;
        return checks;
    }

    @Override
    public long prepare(long raiseTo) {
        return 1;
    }

    @Override
    public boolean isPrepared() {
        return true;
    }

    @Override
    public long prepareForRebuild(long raiseTo) {
        return 1;
    }

    @Override
    public void prepareRecords() {}

    @Override
    public IndexBuild beginBuild(long fence) {
        throw new UnsupportedOperationException();
    }
}
