package io.tillwatch.service;

import io.tillwatch.analysis.detect.AboveBaseline;
import io.tillwatch.analysis.detect.Flags;
import io.tillwatch.analysis.detect.RepeatedAmount;
import io.tillwatch.analysis.rollup.StoreLedger;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Finding;
import io.tillwatch.model.Flag;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Reason;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.detect.Findings;
import io.tillwatch.service.spool.SaleSpool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges and indexes all sales of a view in one pass: sorted by store and date, every baseline is known when a sale is
 * reached, so that a sale never becomes visible before it is judged. Only a store's roll-ups, one batch of sales and the
 * cards of one store-day are held in memory.
 */
final class FullLoad {
    /** What fits into one request. */
    private static final int BATCH = 5_000;

    private static final int BATCH_BYTES = 7 << 19;
    private static final int CHECKPOINT = 100_000;

    private final RuleSet rules;
    private final RunContext run;
    private final IndexTarget target;
    private final Predicate<String> wanted;
    private final Consumer<String> storeDone;
    private final List<Loaded> batch = new ArrayList<>(BATCH);
    private StoreLedger ledger;
    private @Nullable StoreDay day;
    private @Nullable Long baseline;
    private RepeatedAmount repeated;
    private DayTotals totals = DayTotals.NONE;
    private int batchBytes;
    private long done;
    private long checkpoint;

    /** A sale with what the rules say of it, and what its amount was held against. */
    record Loaded(
            PreparedSale sale,
            @Nullable Reason above,
            @Nullable Reason repeated,
            @Nullable Long baseline) {
        boolean marked() {
            return above != null || repeated != null;
        }

        /** With what detectors found when it came. */
        @Nullable
        Flag flag(@Nullable IndexedFlag existing, RuleSet rules) {
            List<Finding> found = Detected.NOTHING.findings(sale.facts().id(), existing);
            return Flags.of(above, repeated, Findings.standing(found, sale.facts(), rules), baseline, rules);
        }
    }

    /**
     * Prepares a load.
     *
     * @param wanted stores to load; the others are passed over
     * @param storeDone told now and then the store up to which everything is acknowledged
     */
    FullLoad(RuleSet rules, RunContext run, IndexTarget target, Predicate<String> wanted, Consumer<String> storeDone) {
        this.rules = rules;
        this.run = run;
        this.target = target;
        this.wanted = wanted;
        this.storeDone = storeDone;
        this.ledger = new StoreLedger("", run.today());
        this.repeated = new RepeatedAmount(rules);
    }

    /** Loads all sales of the spool. */
    void load(SaleSpool spool) {
        run.progress(Stage.SORTING, 0, spool.size());
        spool.drain(sale -> {
            if (wanted.test(sale.facts().storeId())) {
                next(sale);
            }
            if (++done % BATCH == 0) {
                run.progress(Stage.INDEXING, done, spool.size());
            }
        });
        endStore();
        flush();
        target.finish();
        run.progress(Stage.INDEXING, done, done);
    }

    private void next(PreparedSale sale) {
        SaleFacts facts = sale.facts();
        if (day == null
                || !day.date().equals(facts.businessDate())
                || !day.storeId().equals(facts.storeId())) {
            begin(facts.storeDay());
        }
        totals = totals.plus(facts.amount(), facts.canceled());
        if (!facts.canceled() && baseline == null) {
            run.add(Count.NOT_JUDGED, 1);
        }
        Reason above = AboveBaseline.judge(facts, baseline, rules);
        batch.add(new Loaded(sale, above, repeated.next(facts), baseline));
        batchBytes += sale.body().length;
        if (batch.size() == BATCH || batchBytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void begin(StoreDay next) {
        if (day != null && !day.storeId().equals(next.storeId())) {
            endStore();
        } else {
            endDay();
        }
        if (day == null) {
            ledger = new StoreLedger(next.storeId(), run.today());
        }
        day = next;
        baseline = ledger.baseline(next.date());
        repeated = new RepeatedAmount(rules);
    }

    private void endDay() {
        if (day != null) {
            ledger.put(day.date(), totals);
            totals = DayTotals.NONE;
        }
    }

    private void endStore() {
        if (day == null) {
            return;
        }
        endDay();
        String storeId = day.storeId();
        day = null;
        target.rollups(storeId, ledger);
        if (done - checkpoint >= CHECKPOINT) {
            flush();
            target.finish();
            storeDone.accept(storeId);
            checkpoint = done;
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            run.checkStopped();
            target.sales(batch);
            batch.clear();
            batchBytes = 0;
        }
    }
}
