package io.tillwatch.service;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Reject;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.spool.StoreDaySpool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings the index from one state of some sales to another, with everything that depends on them. The unit that is
 * computed again is the store-day. The order of writing is what keeps a reader, and a crash, from seeing half of it:
 * flags, then sales, then flags that go, then roll-ups.
 */
final class ChangeApplier {
    private static final int TRIES = 5;
    private static final int RESTATED_IDS = 100;
    /** Of these, no more are looked at in one go: what is held in memory does not grow with what is to be done. */
    private static final long MOST_SALES = 10_000;

    private static final int MOST_DAYS = 1_000;
    private static final int MOST_TOTALS = 10_000;

    private final SaleIndex index;
    private final IndexWriter writer;
    private final RuleSet rules;
    private final RunContext run;
    private final StateKeeper state;
    private boolean unpublished = true;
    private boolean keepingFlags;
    private @Nullable NewSales newSales;

    ChangeApplier(SaleIndex index, IndexWriter writer, RuleSet rules, RunContext run, StateKeeper state) {
        this.index = index;
        this.writer = writer;
        this.rules = rules;
        this.run = run;
        this.state = state;
    }

    /**
     * Applies a batch of changes, each id once.
     *
     * @param view the database's clock of the view the changes were read from
     */
    Applied apply(Collection<Change> changes, Instant view) {
        Map<String, Change> open = new LinkedHashMap<>();
        changes.forEach(change -> open.put(change.id(), change));
        List<ChangedSale> differing = List.of();
        Set<String> refused = new HashSet<>();
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            if (attempt == TRIES) {
                throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("run.sales.changing"));
            }
            Map<String, Long> lowest = new HashMap<>();
            List<ChangedSale> changed = differing(open.values(), view, lowest, attempt == 0);
            differing = attempt == 0 ? changed : differing;
            open.clear();
            if (changed.isEmpty()) {
                break;
            }
            Set<StoreDay> days = new TreeSet<>();
            changed.forEach(sale -> sale.addStoreDaysTo(days));
            if (run.request().dryRun()) {
                dryRun(changed, days);
                break;
            }
            // A crash from here on is found by the next run, which computes these store-days again.
            state.save(state.now().withPending(days));
            IndexWriter.Outcome outcome = write(days, changed, lowest, view);
            outcome.refused().forEach(reject -> refused.add(String.valueOf(reject.saleId())));
            changes.stream()
                    .filter(change -> outcome.conflicts().contains(change.id()))
                    .forEach(change -> open.put(change.id(), change));
        }
        return new Applied(differing, refused);
    }

    /**
     * What came of a batch.
     *
     * @param changed the sales that differed from the index
     * @param refused ids of those that the index would not take; they are rejects now
     */
    record Applied(List<ChangedSale> changed, Set<String> refused) {}

    /** Computes store-days and all that depends on them again from the sales in the index. */
    void recompute(Collection<StoreDay> days) {
        if (days.isEmpty()) {
            return;
        }
        publishIfNeeded();
        Set<StoreDay> sorted = new TreeSet<>(days);
        Map<StoreDay, DayTotals> totals = new HashMap<>(index.totals(sorted, Set.of()));
        sorted.forEach(day -> totals.putIfAbsent(day, DayTotals.NONE));
        List<StoreDay> part = new ArrayList<>();
        long sales = 0;
        for (StoreDay day : sorted) {
            DayTotals ofDay = totals.getOrDefault(day, DayTotals.NONE);
            sales += ofDay.count() + ofDay.canceledCount();
            if (!part.isEmpty() && (sales > MOST_SALES || part.size() == MOST_DAYS)) {
                recompute(part, totals);
                part.clear();
                sales = ofDay.count() + ofDay.canceledCount();
            }
            part.add(day);
        }
        recompute(part, totals);
    }

    /** As {@link #recompute(Collection)} for any number of them. */
    void recompute(StoreDaySpool days) {
        List<StoreDay> batch = new ArrayList<>();
        long[] done = {0};
        days.drain(day -> {
            batch.add(day);
            if (batch.size() == MOST_TOTALS) {
                run.progress(Stage.ROLLING_UP, done[0], -1);
                recompute(batch);
                done[0] += batch.size();
                batch.clear();
            }
        });
        run.progress(Stage.ROLLING_UP, done[0] + batch.size(), -1);
        recompute(batch);
    }

    /** Every part is planned with the totals of all of them, so that none is judged by a baseline that is about to go. */
    private void recompute(List<StoreDay> days, Map<StoreDay, DayTotals> totals) {
        run.checkStopped();
        publishIfNeeded();
        RollupPlan rollups = new RollupPlan(
                days,
                totals,
                index.storeDays(days),
                index.spends(RollupPlan.around(days)),
                run.today(),
                run.now(),
                true);
        FlagPlan flags = new FlagPlan(index, rules, rollups);
        flags.planWhole(days, run.now());
        restate(rollups, List.of());
        send(flags, List.of(), run.now());
        finish(rollups);
    }

    /** From now on flags that no rule supports stay where they are: nobody can see yet that their sales are ordinary. */
    void keepFlags() {
        keepingFlags = true;
    }

    /** From now on the detectors judge sales that come, before anybody can see them. */
    void judging(NewSales judge) {
        newSales = judge;
    }

    /**
     * Brings the flags of these sales to what was detected.
     *
     * @return how many are not what they were, or, of a dry run, would not be
     */
    int apply(Detected detected) {
        Map<String, IndexedFlag> flags = index.flags(detected.findings().keySet());
        List<String> differing = new ArrayList<>();
        detected.findings().forEach((id, findings) -> {
            if (!findings.equals(Detected.NOTHING.findings(id, flags.get(id)))) {
                differing.add(id);
            }
        });
        if (differing.isEmpty() || run.request().dryRun()) {
            return differing.size();
        }
        publishIfNeeded();
        Collection<IndexedSale> sales = index.find(differing).values();
        Set<StoreDay> days = new TreeSet<>();
        sales.forEach(sale -> days.add(sale.facts().storeDay()));
        state.save(state.now().withPending(days));
        Set<StoreDay> around = RollupPlan.around(days);
        around.addAll(days);
        RollupPlan rollups =
                new RollupPlan(List.of(), Map.of(), Map.of(), index.spends(around), run.today(), run.now(), false);
        FlagPlan plan = new FlagPlan(index, rules, rollups, detected);
        plan.planFound(sales, run.now());
        send(plan, List.of(), run.now());
        return differing.size();
    }

    /** Makes everything written visible. */
    void publish() {
        index.publish();
        unpublished = false;
    }

    private void publishIfNeeded() {
        if (unpublished) {
            publish();
        }
    }

    private List<ChangedSale> differing(
            Collection<Change> changes, Instant view, Map<String, Long> lowest, boolean firstTry) {
        Set<String> ids = new HashSet<>();
        changes.forEach(change -> ids.add(change.id()));
        Map<String, IndexedSale> indexed = index.find(ids);
        ids.removeAll(indexed.keySet());
        Map<String, Tombstone> tombstones = ids.isEmpty() ? Map.of() : index.tombstones(ids);
        List<ChangedSale> changed = new ArrayList<>();
        long same = 0;
        for (Change change : changes) {
            IndexedSale before = indexed.get(change.id());
            Tombstone tombstone = tombstones.get(change.id());
            if (change.sale() == null ? before == null : isSame(change, before) || isStale(tombstone, view)) {
                same += change.sale() == null ? 0 : 1;
                continue;
            }
            // A sale that is not there and yet is refused was deleted by hand.
            boolean deleted = tombstone != null || (!firstTry && before == null);
            if (change.sale() != null && deleted) {
                // The index remembers the version of a deletion for a while: only a higher one brings the sale back.
                lowest.put(change.id(), Versions.afterDeletion(change.sale().modified(), view, tombstone));
            }
            changed.add(new ChangedSale(change.id(), before, change.sale()));
        }
        if (firstTry) {
            run.add(Count.UNCHANGED, same);
        }
        return changed;
    }

    private static boolean isSame(Change change, @Nullable IndexedSale before) {
        return before != null
                && change.sale() != null
                && before.checksum() == change.sale().checksum();
    }

    /** The sale was deleted after the view was taken that still shows it. */
    private static boolean isStale(@Nullable Tombstone tombstone, Instant view) {
        return tombstone != null && tombstone.deletedAt().isAfter(view);
    }

    private void dryRun(List<ChangedSale> changed, Set<StoreDay> days) {
        long gone = changed.stream().filter(sale -> sale.after() == null).count();
        run.add(Count.INDEXED, changed.size() - gone);
        run.add(Count.DELETED, gone);
        run.add(Count.STORE_DAYS, days.size());
    }

    private IndexWriter.Outcome write(
            Set<StoreDay> days, List<ChangedSale> changed, Map<String, Long> lowest, Instant view) {
        publishIfNeeded();
        Set<String> ids = new HashSet<>();
        changed.forEach(sale -> ids.add(sale.id()));
        Map<StoreDay, DayTotals> totals = new HashMap<>();
        Map<StoreDay, StoreDayRollup> known = new HashMap<>();
        Map<StoreDay, DayTotals> around = new HashMap<>();
        FlagPlan.Found found = new FlagPlan.Found();
        index.atOnce(
                () -> totals.putAll(index.totals(days, ids)),
                () -> known.putAll(index.storeDays(days)),
                () -> around.putAll(index.spends(RollupPlan.around(days))),
                () -> found.sales().addAll(index.salesOfCards(FlagPlan.cards(changed))),
                () -> found.flags().putAll(index.flags(ids)));
        for (ChangedSale sale : changed) {
            if (sale.after() != null) {
                SaleFacts facts = sale.after().facts();
                totals.merge(facts.storeDay(), DayTotals.NONE.plus(facts.amount(), facts.canceled()), DayTotals::plus);
            }
        }
        RollupPlan rollups = new RollupPlan(days, totals, known, around, run.today(), run.now(), false);
        Detected detected = newSales == null ? Detected.NOTHING : newSales.judge(changed);
        FlagPlan flags = new FlagPlan(index, rules, rollups, detected);
        flags.plan(changed, found, lowest, run.now());
        List<ChangedSale> gone =
                changed.stream().filter(sale -> sale.after() == null).toList();
        restate(rollups, changed);
        IndexWriter.Outcome outcome = send(flags, gone, view);
        removeTombstones(lowest.keySet(), outcome);
        // Sales take the longest to become visible; the last batch has nothing else to wait for.
        index.atOnce(() -> finish(rollups), index::publishSales);
        run.add(Count.NOT_JUDGED, flags.notJudged);
        run.add(Count.DELETED, gone.size());
        run.add(
                Count.INDEXED,
                changed.size()
                        - gone.size()
                        - outcome.refused().size()
                        - outcome.conflicts().size());
        setAside(outcome.refused(), days, view);
        return outcome;
    }

    /** Of the sales that are back. */
    private void removeTombstones(Set<String> ids, IndexWriter.Outcome outcome) {
        Set<String> back = new HashSet<>(ids);
        back.removeAll(outcome.conflicts());
        outcome.refused().forEach(reject -> back.remove(String.valueOf(reject.saleId())));
        if (!back.isEmpty()) {
            writer.send(back.stream()
                    .map(id -> (IndexWrite) new IndexWrite.RemoveTombstone(id))
                    .toList());
        }
    }

    private IndexWriter.Outcome send(FlagPlan flags, List<ChangedSale> gone, Instant view) {
        unpublished = true;
        writer.send(flags.flagWrites, flags.saleWrites);
        writer.send(flags.renewals);
        IndexWriter.Outcome outcome = writer.await();
        List<IndexedSale> standing = new ArrayList<>();
        for (ChangedSale sale : gone) {
            if (sale.before() != null) {
                standing.add(sale.before());
            }
        }
        outcome = outcome.plus(remove(standing, view));
        takeAway(flags.gone);
        run.add(Count.FLAGGED, flags.raised);
        return outcome;
    }

    /** Takes sales out. Their tombstones are acknowledged first: they hold the version that a removal may have. */
    private IndexWriter.Outcome remove(Collection<IndexedSale> sales, Instant view) {
        List<IndexWrite> tombstones = new ArrayList<>();
        List<IndexWrite> removals = new ArrayList<>();
        for (IndexedSale sale : sales) {
            long version = Versions.ofRemoval(sale, view);
            tombstones.add(new IndexWrite.PutTombstone(sale.facts(), view, version));
            removals.add(new IndexWrite.RemoveSale(sale.facts().id(), version));
        }
        if (sales.isEmpty()) {
            return IndexWriter.Outcome.NONE;
        }
        writer.send(tombstones);
        IndexWriter.Outcome outcome = writer.await();
        writer.send(removals);
        return outcome.plus(writer.await());
    }

    /** Removes flags that no rule supports any more; one that a reviewer wrote in stays, marked as withdrawn. */
    void takeAway(List<IndexedFlag> flags) {
        if (keepingFlags) {
            return;
        }
        Set<String> reviewedMeanwhile = sendRemovals(flags);
        if (!reviewedMeanwhile.isEmpty()) {
            sendRemovals(index.flags(reviewedMeanwhile).values().stream().toList());
        }
    }

    private Set<String> sendRemovals(List<IndexedFlag> flags) {
        List<IndexWrite> writes = new ArrayList<>();
        for (IndexedFlag flag : flags) {
            String id = flag.facts().id();
            if (!flag.reviewed()) {
                writes.add(new IndexWrite.RemoveFlag(id, flag.seqNo(), flag.primaryTerm()));
            } else if (flag.flag() != null) {
                writes.add(new IndexWrite.WithdrawFlag(id));
            }
        }
        writer.send(writes);
        return writer.await().conflicts();
    }

    private void finish(RollupPlan rollups) {
        writer.send(rollups.writes());
        writer.await();
        run.add(Count.STORE_DAYS, rollups.storeDays());
        run.add(Count.STORE_WEEKS, rollups.storeWeeks());
        run.add(Count.RESTATED, rollups.restated().size());
    }

    /** Sent beside flags and sales: acknowledged before the roll-ups, the only place that holds the numbers that change. */
    private void restate(RollupPlan rollups, List<ChangedSale> changed) {
        if (rollups.restated().isEmpty()) {
            return;
        }
        Map<StoreDay, List<String>> causes = causes(changed);
        List<IndexWrite> writes = new ArrayList<>();
        rollups.restated()
                .forEach((day, before) -> writes.add(new IndexWrite.PutRestatement(new Restatement(
                        before, rollups.totals(day), causes.getOrDefault(day, List.of()), run.runId(), run.now()))));
        writer.send(writes);
    }

    /** The sales that changed each store-day, as far as they are named. */
    private static Map<StoreDay, List<String>> causes(List<ChangedSale> changed) {
        Map<StoreDay, List<String>> causes = new HashMap<>();
        for (ChangedSale sale : changed) {
            Set<StoreDay> days = new TreeSet<>();
            sale.addStoreDaysTo(days);
            for (StoreDay day : days) {
                List<String> ids = causes.computeIfAbsent(day, first -> new ArrayList<>());
                if (ids.size() < RESTATED_IDS) {
                    ids.add(sale.id());
                }
            }
        }
        return causes;
    }

    /** The index will never take these: they become rejects, and what was computed with them is computed again. */
    private void setAside(List<Reject> refused, Set<StoreDay> days, Instant view) {
        if (refused.isEmpty()) {
            return;
        }
        List<IndexWrite> writes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Reject reject : refused) {
            writes.add(new IndexWrite.PutReject(reject, run.now(), run.runId()));
            ids.add(String.valueOf(reject.saleId()));
        }
        writer.send(writes);
        writer.await();
        // An older form must not stay; nor a sale as it was when its new flag was refused.
        Collection<IndexedSale> standing = index.stamps(ids).values();
        remove(standing, view);
        run.add(Count.REJECTED, refused.size());
        Set<StoreDay> touched = new TreeSet<>(days);
        standing.forEach(sale -> touched.add(sale.facts().storeDay()));
        recompute(touched);
    }
}
