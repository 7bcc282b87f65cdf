package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Leaves a restatement of each settled number that new indices are about to replace with another one. */
final class RebuiltNumbers {
    private static final int BATCH = 2_000;

    private final SaleIndex fresh;
    private final IndexWriter writer;
    private final RunContext run;

    RebuiltNumbers(SaleIndex fresh, IndexWriter writer, RunContext run) {
        this.fresh = fresh;
        this.writer = writer;
        this.run = run;
    }

    /** Everything is acknowledged when this returns. */
    void restate(SaleIndex old) {
        List<StoreDayRollup> settled = new ArrayList<>();
        try {
            old.storeDays(DateRange.ALL, null, day -> {
                if (!day.provisional()) {
                    settled.add(day);
                }
                if (settled.size() == BATCH) {
                    compare(settled);
                    settled.clear();
                }
            });
        } catch (Failure e) {
            if (e.kind() != Failure.Kind.REFUSED) {
                throw e;
            }
            // An index of an older form may not be readable: a rebuild is what mends that.
            run.log(Sentence.of("run.log.unrecorded"));
        }
        compare(settled);
        writer.await();
    }

    private void compare(List<StoreDayRollup> settled) {
        Map<StoreDay, StoreDayRollup> now =
                fresh.storeDays(settled.stream().map(StoreDayRollup::storeDay).toList());
        List<IndexWrite> writes = new ArrayList<>();
        for (StoreDayRollup before : settled) {
            StoreDayRollup after = now.get(before.storeDay());
            DayTotals totals = after == null ? DayTotals.NONE : after.totals();
            if (!totals.equals(before.totals())) {
                writes.add(new IndexWrite.PutRestatement(
                        new Restatement(before, totals, List.of(), run.runId(), run.now())));
            }
        }
        writer.send(writes);
        run.add(Count.RESTATED, writes.size());
    }
}
