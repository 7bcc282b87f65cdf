package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.StoreDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares flags with the sales they belong to. A run that was killed between a flag and its sale can leave a flag whose
 * sale never came: if the source deletes the row meanwhile, no later sync meets it.
 */
final class FlagCheck {
    private static final int BATCH = 1_000;

    private final SaleIndex index;
    private final RunContext run;
    private final List<IndexedFlag> orphans = new ArrayList<>();
    private final Set<StoreDay> disagreeing = new TreeSet<>();
    private long wrong;

    FlagCheck(SaleIndex index, RunContext run) {
        this.index = index;
        this.run = run;
    }

    /** How many flags have no sale, or one that does not know of its flag. */
    long compare(DateRange range, @Nullable String storeId) {
        List<IndexedFlag> batch = new ArrayList<>();
        index.flags(range, flag -> {
            if (flag.flag() != null
                    && (storeId == null || storeId.equals(flag.facts().storeId()))) {
                batch.add(flag);
            }
            if (batch.size() == BATCH) {
                compare(batch);
                batch.clear();
            }
        });
        compare(batch);
        return wrong;
    }

    private void compare(List<IndexedFlag> flags) {
        if (flags.isEmpty()) {
            return;
        }
        Map<String, IndexedSale> sales =
                index.stamps(flags.stream().map(flag -> flag.facts().id()).toList());
        for (IndexedFlag flag : flags) {
            IndexedSale sale = sales.get(flag.facts().id());
            if (sale == null) {
                run.log("The flag of sale " + flag.facts().id() + " has no sale.");
                orphans.add(flag);
                wrong++;
            } else if (!sale.flagged()) {
                run.log("The flag of sale " + flag.facts().id() + " is unknown to its sale.");
                disagreeing.add(sale.facts().storeDay());
                wrong++;
            }
        }
    }

    /** Takes the flags without a sale away and judges the others again. */
    void mend(ChangeApplier applier) {
        applier.takeAway(orphans);
        for (List<StoreDay> days : Batches.of(disagreeing, BATCH)) {
            applier.recompute(days);
        }
    }
}
