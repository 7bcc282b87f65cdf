package io.tillwatch.ui.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private static final LocalDate LATEST = LocalDate.of(2024, 3, 5);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T03:00:00Z"));

    /** Answers at once. */
    private static final TaskExecutor AT_ONCE = new TaskExecutor() {
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
            // Answers are there before anything could happen a second time.
            return () -> {};
        }
    };

    private final Workspace workspace = workspace();
    private final StatusWatch watch = new StatusWatch(workspace, AT_ONCE, CLOCK);
    private final Texts texts = Texts.in(Language.ENGLISH);
    private final OverviewViewModel viewModel =
            new OverviewViewModel(workspace, watch, AT_ONCE, CLOCK, texts, new Formats(texts, ZoneId.of("Asia/Seoul")));

    /** One sale of all stores, long ago; never synced. */
    private static Workspace workspace() {
        return made(Workspace.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "figures" ->
                made(Figures.class, (figures, asked, with) -> switch (asked.getName()) {
                    case "dates" -> {
                        TreeMap<LocalDate, DayTotals> dates = new TreeMap<>();
                        if (((DateRange) with[0]).contains(LATEST)) {
                            dates.put(LATEST, new DayTotals(1_000, 1, 0, 0));
                        }
                        yield dates;
                    }
                    case "storesOn" -> List.of();
                    case "openFlags" -> Figures.FlagSums.NONE;
                    case "openFlagsByStore" -> Map.of();
                    default -> new TreeMap<>();
                });
            default ->
                made(method.getReturnType(), (part, asked, with) -> switch (asked.getName()) {
                    case "load" -> SyncState.NEW;
                    case "isPrepared" -> true;
                    case "count" -> 0L;
                    default -> List.of();
                });
        });
    }

    private static <T> T made(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private List<String> attention() {
        return viewModel.attentionProperty().get().stream()
                .map(OverviewViewModel.Attention::text)
                .toList();
    }

    @Test
    void whatIsNotKnownIsNotSaidToBeInOrderAndChangesOnceItIsKnown() {
        viewModel.load();
        viewModel.follow();
        assertEquals(List.of("Not known yet how far the index is synced and proven."), attention());
        watch.look();
        assertEquals(
                List.of(
                        "Never synced: the index may not hold everything.",
                        "No date has been compared with the source yet."),
                attention());
    }

    @Test
    void salesThatAreAllOldAreShownUntilTheLatestOfThem() {
        viewModel.load();
        Overview read = viewModel.overviewProperty().get();
        assertEquals(LATEST, read == null ? null : read.end());
        assertEquals(LATEST, read == null ? null : read.shownDate());
    }
}
