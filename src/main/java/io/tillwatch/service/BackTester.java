package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.RuleSet;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.detect.BackTestReplay;
import io.tillwatch.service.detect.BackTestReport;
import io.tillwatch.service.detect.DecidedSale;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a version of the rules would have done to past dates. Reads only; every method may throw a Failure. */
public final class BackTester {
    private static final int PAGE = 5_000;
    private static final int REPORT_EVERY = 50_000;
    private static final List<String> COLUMNS =
            List.of("id", "store_id", "business_date", "amount_sale", "review_state");

    private final SaleIndex index;
    private final FlagRows flags;
    private final StateStore states;
    private final ZoneId zone;
    private final Path folder;

    /**
     * Prepares.
     *
     * @param zone whose calendar business dates are of
     * @param folder where sales are kept between two tests
     */
    public BackTester(SaleIndex index, FlagRows flags, StateStore states, ZoneId zone, Path folder) {
        this.index = index;
        this.flags = flags;
        this.states = states;
        this.zone = zone;
        this.folder = folder;
    }

    /**
     * Replays the sales of these dates, and those before them so that profiles are what they were.
     *
     * @param progress may throw to stop
     */
    public BackTestReport test(
            RuleSet active, RuleSet draft, DateRange range, LocalDate today, ProgressListener progress) {
        SalesHistory history = new SalesHistory(index, zone, folder);
        long total = index.count();
        history.prepare(ProfileState.position(states.load()), done -> progress.progress(Stage.READING, done, total));
        BackTestReplay replay = new BackTestReplay(active, draft, range, today, decisions(range));
        long begun = System.nanoTime();
        long[] done = {0};
        history.each(sale -> {
            replay.next(sale);
            if (++done[0] % REPORT_EVERY == 0) {
                progress.progress(Stage.JUDGING, done[0], total);
            }
        });
        return replay.end((System.nanoTime() - begun) / 1e9);
    }

    private List<DecidedSale> decisions(DateRange range) {
        List<DecidedSale> decisions = new ArrayList<>();
        FlagRows.Query query = new FlagRows.Query(
                range, null, Set.of(State.CONFIRMED, State.DISMISSED), Set.of(), null, null, COLUMNS);
        try (FlagRows.Cursor cursor = flags.open(query)) {
            for (List<Map<String, @Nullable Object>> page = cursor.next(PAGE);
                    !page.isEmpty();
                    page = cursor.next(PAGE)) {
                page.forEach(row -> decisions.add(new DecidedSale(
                        String.valueOf(row.get("id")),
                        String.valueOf(row.get("store_id")),
                        LocalDate.parse(String.valueOf(row.get("business_date"))),
                        row.get("amount_sale") instanceof Number amount ? amount.longValue() : 0,
                        "confirmed".equals(row.get("review_state")))));
            }
        }
        return decisions;
    }
}
