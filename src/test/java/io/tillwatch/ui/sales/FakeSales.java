package io.tillwatch.ui.sales;

import io.tillwatch.job.ScheduleStore;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.RuleBook;
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
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Sales in memory, handed out at once whatever is asked; remembers what was. */
final class FakeSales implements Workspace, SaleRows, TaskExecutor {
    final List<Query> asked = new ArrayList<>();
    final List<Map<String, @Nullable Object>> sales = new ArrayList<>();
    /** What the index has of each date. */
    final SortedMap<LocalDate, DayTotals> dates = new TreeMap<>();

    @Override
    public FlagRows flagRows() {
        throw notAsked();
    }

    @Override
    public SaleRows saleRows() {
        return this;
    }

    @Override
    public Cursor open(Query query) {
        asked.add(query);
        List<Map<String, @Nullable Object>> left = new ArrayList<>(sales);
        return new Cursor() {
            @Override
            public long total() {
                return sales.size();
            }

            @Override
            public List<Map<String, @Nullable Object>> next(int limit) {
                List<Map<String, @Nullable Object>> page = List.copyOf(left.subList(0, Math.min(limit, left.size())));
                left.subList(0, page.size()).clear();
                return page;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public @Nullable Map<String, @Nullable Object> sale(String id) {
        return sales.stream()
                .filter(sale -> id.equals(sale.get("id")))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Future<?> start(Runnable work) {
        work.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onUi(Runnable action) {
        action.run();
    }

    @Override
    public Repeated every(Duration pause, Runnable action) {
        throw new UnsupportedOperationException("sales are asked for once");
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("the list of sales does not need it");
    }

    @Override
    public Jobs jobs() {
        throw notAsked();
    }

    @Override
    public SaleSearch search() {
        throw notAsked();
    }

    @Override
    public Figures figures() {
        return (Figures) Proxy.newProxyInstance(
                Figures.class.getClassLoader(), new Class<?>[] {Figures.class}, (proxy, method, values) -> {
                    if (method.getName().equals("dates") && values.length == 2) {
                        return dates;
                    }
                    throw notAsked();
                });
    }

    @Override
    public SaleIndex index() {
        throw notAsked();
    }

    @Override
    public RunStore runs() {
        throw notAsked();
    }

    @Override
    public ServerClock serverClock() {
        throw notAsked();
    }

    @Override
    public ScheduleStore schedules() {
        throw notAsked();
    }

    @Override
    public StateStore state() {
        throw notAsked();
    }

    @Override
    public RejectStore rejects() {
        throw notAsked();
    }

    @Override
    public Reviews reviews() {
        throw notAsked();
    }

    @Override
    public RuleBook ruleBook() {
        throw notAsked();
    }

    @Override
    public SaleSource source() {
        throw notAsked();
    }

    @Override
    public io.tillwatch.service.IndexProbe probe() {
        throw new UnsupportedOperationException("not asked for");
    }

    @Override
    public IndexAdmin admin() {
        throw notAsked();
    }

    @Override
    public void close() {}
}
