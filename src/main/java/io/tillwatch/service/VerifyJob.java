package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DateSums;
import io.tillwatch.model.Failure;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.spool.ChecksumSpool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares source and index per business date: number of rows, sums of the three amounts, checksum over id and content.
 * The source's side is grouped as it is read, through the same code that fills the index, because only that code knows
 * business dates of text times and checksums without card numbers. Dates that differ are compared row by row; a repair
 * mends just those rows.
 */
final class VerifyJob {
    private static final int BATCH = 2_000;
    /** Sums beyond this are no longer exact in the index. */
    private static final long EXACT = 1L << 53;

    private static final int NAMED_IN_LOG = 200;
    /** More differences than this are mended by one pass over everything instead of row by row. */
    private static final int MANY = 200_000;

    private final Desk desk;
    private final SaleIndex index;
    private final RunContext run;
    private final StateKeeper state;
    private final boolean repair;
    private final SortedMap<LocalDate, DateSums> source = new TreeMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private long different;

    VerifyJob(Desk desk, SaleIndex index, RunContext run, StateKeeper state) {
        this(desk, index, run, state, run.request().repair());
    }

    VerifyJob(Desk desk, SaleIndex index, RunContext run, StateKeeper state, boolean repair) {
        this.desk = desk;
        this.index = index;
        this.run = run;
        this.state = state;
        this.repair = repair && !run.request().dryRun();
    }

    void verify() {
        if (!compareAndRepair()) {
            run.log("Too many rows differ to mend them one by one: everything is read again.");
            new SyncJob(desk, index, run, state).syncAll();
            new VerifyJob(desk, index, run, state, repair).compareAndRepair();
        }
    }

    /** Returns false when there was too much to repair. */
    private boolean compareAndRepair() {
        Instant begun = run.now();
        try (SourceSession session = SourceViews.open(desk.source(), run);
                IndexWriter writer = new CheckedWriter(index.writer(2), run);
                ChecksumSpool checksums = new ChecksumSpool(desk.spoolFolder())) {
            ChangeApplier applier = new ChangeApplier(index, writer, desk.rules(), run, state);
            RowReader reader = new RowReader(desk.encoders().get(), writer, run, session.closedUntil());
            applier.publish();
            readSource(session, reader, checksums);
            SortedMap<LocalDate, DateSums> indexed = index.sums(run.request().range());
            refuseAnEmptySource(indexed);
            Set<LocalDate> differing = differing(indexed);
            if (!differing.isEmpty()) {
                rows(checksums, differing);
            }
            run.add(Count.DIFFERENT, different);
            boolean mending = repair && different > 0;
            if (mending && different > ids.size()) {
                run.add(Count.REPAIRED, different);
                return false;
            }
            if (mending) {
                repair(session, applier);
            }
            checkFlags(applier);
            if (isWhole() && !run.request().dryRun()) {
                new RejectSweep(desk, index, writer).forgetBefore(begun);
                writer.await();
                proven(indexed, mending ? Set.of() : differing);
            }
            return true;
        } finally {
            run.using(null);
        }
    }

    private void checkFlags(ChangeApplier applier) {
        FlagCheck check = new FlagCheck(index, run);
        long wrong = check.compare(run.request().range(), run.request().storeId());
        run.add(Count.DIFFERENT, wrong);
        if (wrong > 0 && repair) {
            check.mend(applier);
            applier.publish();
            run.add(Count.REPAIRED, wrong);
        }
    }

    private boolean isWhole() {
        return run.request().range().equals(DateRange.ALL) && run.request().storeId() == null;
    }

    private void readSource(SourceSession session, RowReader reader, ChecksumSpool checksums) {
        long total = session.estimatedRows();
        String store = run.request().storeId();
        session.scan(
                run.request().range(),
                row -> reader.take(
                        row,
                        total,
                        sale -> {
                            if (isWanted(sale, store)) {
                                source.merge(
                                        sale.facts().businessDate(),
                                        DateSums.NONE.plus(sale),
                                        (sums, one) -> sums.plus(sale));
                                checksums.add(
                                        sale.facts().businessDate(),
                                        sale.facts().id(),
                                        sale.checksum());
                            }
                        },
                        reject -> {}));
        reader.finish();
    }

    private boolean isWanted(PreparedSale sale, @Nullable String store) {
        return run.request().range().contains(sale.facts().businessDate())
                && (store == null || store.equals(sale.facts().storeId()));
    }

    private void refuseAnEmptySource(SortedMap<LocalDate, DateSums> indexed) {
        if (isWhole() && source.isEmpty() && !indexed.isEmpty() && repair) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    "The source table is empty but the index is not: check that this is the right table. Nothing was repaired.");
        }
    }

    private Set<LocalDate> differing(SortedMap<LocalDate, DateSums> indexed) {
        Set<LocalDate> dates = new TreeSet<>(source.keySet());
        dates.addAll(indexed.keySet());
        dates.removeIf(date -> {
            DateSums sums = source.get(date);
            return sums != null && sums.equals(indexed.get(date)) && isExact(sums);
        });
        return dates;
    }

    private static boolean isExact(DateSums sums) {
        return Math.abs(sums.amountSale()) < EXACT
                && Math.abs(sums.amountFee()) < EXACT
                && Math.abs(sums.amountDeposit()) < EXACT
                && sums.checksums() < EXACT;
    }

    /** Compares the differing dates row by row. */
    private void rows(ChecksumSpool checksums, Set<LocalDate> dates) {
        Map<String, Long> ofDate = new HashMap<>();
        TreeSet<LocalDate> open = new TreeSet<>(dates);
        checksums.drain((date, id, checksum) -> {
            while (!open.isEmpty() && open.first().isBefore(date)) {
                compare(open.removeFirst(), ofDate);
            }
            if (!open.isEmpty() && open.first().equals(date)) {
                ofDate.put(id, checksum);
            }
        });
        while (!open.isEmpty()) {
            compare(open.removeFirst(), ofDate);
        }
    }

    private void compare(LocalDate date, Map<String, Long> inSource) {
        run.progress(Stage.COMPARING, different, -1);
        index.salesOn(date, sale -> {
            String id = sale.facts().id();
            String store = run.request().storeId();
            if (store != null && !store.equals(sale.facts().storeId())) {
                return;
            }
            Long checksum = inSource.remove(id);
            if (checksum == null) {
                name(id, date, "is in the index but not in the source on this date");
            } else if (checksum != sale.checksum()) {
                name(id, date, "differs");
            }
        });
        inSource.keySet().forEach(id -> name(id, date, "is missing in the index"));
        inSource.clear();
    }

    private void name(String id, LocalDate date, String what) {
        if (ids.contains(id)) {
            return;
        }
        different++;
        if (ids.size() < MANY) {
            ids.add(id);
        }
        if (different <= NAMED_IN_LOG) {
            run.log(date + ": sale " + id + " " + what + ".");
        } else if (different == NAMED_IN_LOG + 1) {
            run.log("More rows differ; they are counted but not named.");
        }
    }

    private void repair(SourceSession session, ChangeApplier applier) {
        SaleEncoder encoder = desk.encoders().get();
        long done = 0;
        for (List<String> batch : Batches.of(ids, BATCH)) {
            run.progress(Stage.REPAIRING, done, ids.size());
            Map<String, Change> changes = new HashMap<>();
            batch.forEach(id -> changes.put(id, Change.gone(id)));
            for (SourceRow row : session.byIds(batch)) {
                if (row.sale() != null) {
                    Change change = Change.of(encoder.encode(row.sale()));
                    changes.put(change.id(), change);
                }
            }
            applier.apply(new ArrayList<>(changes.values()), session.clock());
            done += batch.size();
        }
        applier.publish();
        state.save(state.now().withPending(List.of()));
        run.add(Count.REPAIRED, ids.size());
    }

    /** The last business date before which nothing differs. */
    private void proven(SortedMap<LocalDate, DateSums> indexed, Set<LocalDate> differing) {
        TreeSet<LocalDate> dates = new TreeSet<>(source.keySet());
        dates.addAll(indexed.keySet());
        LocalDate through = null;
        for (LocalDate date : dates) {
            if (differing.contains(date)) {
                break;
            }
            through = date;
        }
        state.save(state.now().provenThrough(through));
    }
}
