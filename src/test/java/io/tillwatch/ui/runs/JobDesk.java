package io.tillwatch.ui.runs;

import io.tillwatch.job.ScheduleStore;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Figures;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.Run;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.SaleSearch;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.ServerClock;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.Reviews;
import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A workspace that has jobs alone, whose outcome the test gives, and work that is done when the test says so. */
final class JobDesk implements Workspace, Jobs, TaskExecutor {
    static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    final List<JobRequest> requests = new ArrayList<>();
    final Deque<Runnable> work = new ArrayDeque<>();
    BiFunction<JobRequest, ProgressListener, Run> job = (request, listener) -> run(request, Map.of());
    int cancels;

    static Run run(JobRequest request, Map<String, Long> counts) {
        return run("1", request.kind().jobName(), Run.State.COMPLETED, Map.of(), counts, List.of());
    }

    static Run run(
            String id,
            String job,
            Run.State state,
            Map<String, String> parameters,
            Map<String, Long> counts,
            List<String> log) {
        return new Run(
                id,
                job,
                state,
                "kim@desk",
                new Run.ProcessStamp("desk", 1, 0),
                parameters,
                NOW,
                NOW,
                NOW.plusSeconds(3),
                counts,
                "Done.",
                log);
    }

    void doWork() {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    @Override
    public Future<?> start(Runnable task) {
        work.addLast(task);
        return new CompletableFuture<@Nullable Void>();
    }

    @Override
    public void onUi(Runnable action) {
        action.run();
    }

    @Override
    public Repeated every(Duration pause, Runnable action) {
        return () -> {};
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
        cancels++;
    }

    @Override
    public Jobs jobs() {
        return this;
    }

    @Override
    public SaleSearch search() {
        throw unasked();
    }

    @Override
    public Figures figures() {
        throw unasked();
    }

    @Override
    public FlagRows flagRows() {
        throw unasked();
    }

    @Override
    public SaleRows saleRows() {
        throw unasked();
    }

    @Override
    public SaleIndex index() {
        throw unasked();
    }

    @Override
    public RunStore runs() {
        throw unasked();
    }

    @Override
    public ServerClock serverClock() {
        throw unasked();
    }

    @Override
    public ScheduleStore schedules() {
        throw unasked();
    }

    @Override
    public StateStore state() {
        throw unasked();
    }

    @Override
    public RejectStore rejects() {
        throw unasked();
    }

    @Override
    public Reviews reviews() {
        throw unasked();
    }

    @Override
    public RuleBook ruleBook() {
        throw unasked();
    }

    @Override
    public SaleSource source() {
        throw unasked();
    }

    @Override
    public io.tillwatch.service.IndexProbe probe() {
        throw new UnsupportedOperationException("not asked for");
    }

    @Override
    public IndexAdmin admin() {
        throw unasked();
    }

    private static Failure unasked() {
        return new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain("Nobody asks for this here."));
    }

    @Override
    public void close() {}
}
