package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.Figures;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.TaskExecutor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores in memory, each with a sale of 1,000 won on some dates; fails and waits as a test wishes. */
final class FakeStores implements TaskExecutor {
    final Map<String, List<LocalDate>> dates = new TreeMap<>();
    boolean failing;
    private final List<Runnable> waiting = new ArrayList<>();

    void store(String id, String... sold) {
        dates.put(id, List.of(sold).stream().map(LocalDate::parse).sorted().toList());
    }

    Workspace workspace() {
        return made(Workspace.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "figures" -> figures();
            case "index" -> index();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Figures figures() {
        return made(Figures.class, (proxy, method, arguments) -> {
            fail();
            return switch (method.getName()) {
                case "stores" ->
                    dates.keySet().stream()
                            .filter(id -> id.contains((String) arguments[0]))
                            .toList();
                case "dates" -> totals((DateRange) arguments[0], (String) arguments[1]);
                case "shares", "hours" -> Map.of();
                case "openFlagsByDate" -> new TreeMap<>();
                case "openFlags" -> Figures.FlagSums.NONE;
                default -> throw new UnsupportedOperationException(method.getName());
            };
        });
    }

    private SortedMap<LocalDate, DayTotals> totals(DateRange range, @Nullable String store) {
        SortedMap<LocalDate, DayTotals> totals = new TreeMap<>();
        dates.forEach((id, sold) -> sold.stream()
                .filter(date -> range.contains(date) && (store == null || store.equals(id)))
                .forEach(date -> totals.merge(date, new DayTotals(1_000, 1, 0, 0), DayTotals::plus)));
        return totals;
    }

    private SaleIndex index() {
        return made(SaleIndex.class, (proxy, method, arguments) -> {
            fail();
            if (method.getName().equals("storeDays")) {
                String store = (String) arguments[1];
                @SuppressWarnings("unchecked")
                Consumer<StoreDayRollup> to = (Consumer<StoreDayRollup>) arguments[2];
                totals((DateRange) arguments[0], store)
                        .forEach((date, totals) ->
                                to.accept(new StoreDayRollup(new StoreDay(store, date), totals, false, Instant.EPOCH)));
            }
            return null;
        });
    }

    private void fail() {
        if (failing) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.NONE);
        }
    }

    private static <T> T made(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    @Override
    public Future<?> start(Runnable work) {
        waiting.add(work);
        return new CompletableFuture<>();
    }

    /** Lets everything that was asked be answered. */
    void answer() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    @Override
    public void onUi(Runnable action) {
        action.run();
    }

    @Override
    public Repeated every(Duration pause, Runnable action) {
        throw new UnsupportedOperationException("stores are asked for once");
    }
}
