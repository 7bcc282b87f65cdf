package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.spool.StoreDaySpool;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares flags with the sales they belong to, both ways. A run that was killed between a flag and its sale can leave a
 * flag whose sale never came: if the source deletes the row meanwhile, no later sync meets it. And a flag that got lost
 * or was changed by hand does not show in its sale.
 */
final class FlagCheck implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int NAMED_IN_LOG = 200;
    /** So many sales are judged at once, if they are not of one store-day. */
    private static final long MOST_SALES = 10_000;

    private final SaleIndex index;
    private final RuleSet rules;
    private final RunContext run;
    private final boolean everySale;
    private final StoreDaySpool disagreeing;
    private final List<IndexedFlag> orphans = new ArrayList<>();
    private @Nullable LocalDate firstWrong;
    private long wrong;

    /**
     * Compares nothing yet.
     *
     * @param everySale also judge sales without a flag: they were judged by another version of the rules
     * @param spoolFolder where store-days are kept that have to be judged again
     */
    FlagCheck(SaleIndex index, RunContext run, boolean everySale, Path spoolFolder) {
        this.index = index;
        this.rules = run.rules();
        this.run = run;
        this.everySale = everySale;
        this.disagreeing = new StoreDaySpool(spoolFolder);
    }

    /** How many flags and flagged sales do not belong together, or not as the rules say. */
    long compare(DateRange range, @Nullable String storeId) {
        if (everySale) {
            judgeAll(range, storeId);
        } else {
            inBatches((Consumer<IndexedSale> next) -> index.flaggedSales(range, storeId, next), this::judgeAgain);
        }
        compareFlags(range, storeId);
        return wrong;
    }

    /** As {@link #compare}, but only flags without a sale, or with one that does not know of its flag. */
    long compareFlags(DateRange range, @Nullable String storeId) {
        inBatches((Consumer<IndexedFlag> next) -> index.flags(range, storeId, next), this::findSales);
        return wrong;
    }

    private static <T> void inBatches(Consumer<Consumer<T>> all, Consumer<List<T>> receiver) {
        List<T> batch = new ArrayList<>();
        all.accept(one -> {
            batch.add(one);
            if (batch.size() == BATCH) {
                receiver.accept(batch);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            receiver.accept(batch);
        }
    }

    /** Whole store-days, some at a time: what is held in memory does not grow with the index. */
    private void judgeAll(DateRange range, @Nullable String storeId) {
        List<StoreDay> days = new ArrayList<>();
        long[] sales = {0, 0};
        index.totals(range, storeId, (day, totals) -> {
            long ofDay = totals.count() + totals.canceledCount();
            if (!days.isEmpty() && (sales[0] + ofDay > MOST_SALES || days.size() == BATCH)) {
                judgeWhole(days);
                sales[1] += sales[0];
                sales[0] = 0;
                days.clear();
                run.progress(Stage.COMPARING, sales[1], -1);
            }
            days.add(day);
            sales[0] += ofDay;
        });
        judgeWhole(days);
    }

    private void judgeWhole(List<StoreDay> days) {
        run.checkStopped();
        report(plan(new TreeSet<>(days)).misjudgedOf(days));
    }

    private void judgeAgain(List<IndexedSale> flagged) {
        run.checkStopped();
        Set<StoreDay> days = new TreeSet<>();
        flagged.forEach(sale -> days.add(sale.facts().storeDay()));
        report(plan(days).misjudged(flagged));
    }

    private FlagPlan plan(Set<StoreDay> days) {
        Set<StoreDay> around = RollupPlan.around(days);
        around.addAll(days);
        RollupPlan rollups =
                new RollupPlan(List.of(), Map.of(), Map.of(), index.spends(around), run.today(), run.now(), false);
        return new FlagPlan(index, rules, rollups);
    }

    private void report(List<SaleFacts> misjudged) {
        for (SaleFacts sale : misjudged) {
            found(sale, Difference.Kind.FLAG_WRONG);
            disagreeing.add(sale.storeDay());
        }
    }

    private void findSales(List<IndexedFlag> batch) {
        run.checkStopped();
        List<IndexedFlag> flags =
                batch.stream().filter(flag -> flag.flag() != null).toList();
        Map<String, IndexedSale> sales =
                index.stamps(flags.stream().map(flag -> flag.facts().id()).toList());
        for (IndexedFlag flag : flags) {
            IndexedSale sale = sales.get(flag.facts().id());
            if (sale == null) {
                found(flag.facts(), Difference.Kind.FLAG_WITHOUT_SALE);
                orphans.add(flag);
            } else if (!sale.flagged()) {
                found(sale.facts(), Difference.Kind.FLAG_UNKNOWN);
                disagreeing.add(sale.facts().storeDay());
                // Where the flag was raised, if the sale has moved since.
                disagreeing.add(flag.facts().storeDay());
            }
        }
    }

    private void found(SaleFacts sale, Difference.Kind what) {
        wrong++;
        if (wrong <= NAMED_IN_LOG) {
            run.log(new Difference(sale.businessDate(), sale.id(), what).sentence());
        } else if (wrong == NAMED_IN_LOG + 1) {
            run.log(Difference.MORE_FLAGS);
        }
        if (firstWrong == null || sale.businessDate().isBefore(firstWrong)) {
            firstWrong = sale.businessDate();
        }
    }

    /** The first business date with something wrong; null when nothing is. */
    @Nullable
    LocalDate firstWrong() {
        return firstWrong;
    }

    /** Takes the flags without a sale away and judges the others again. */
    void mend(ChangeApplier applier) {
        applier.takeAway(orphans);
        applier.recompute(disagreeing);
    }

    @Override
    public void close() {
        disagreeing.close();
    }
}
