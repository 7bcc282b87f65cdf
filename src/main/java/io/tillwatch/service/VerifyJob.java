package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DateSums;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Position;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares source and index per business date: number of rows, sums of the three amounts, checksum over id and content.
 * The source's side is grouped as it is read, through the same code that fills the index, because only that code knows
 * business dates of text times and checksums without card numbers. Dates that differ are compared row by row; a repair
 * mends just those rows, and both sides are compared again before anything counts as mended.
 */
final class VerifyJob {
    /** A repair that takes out more sales than this, and more than this share of all, has to be asked for. */
    private static final long MANY_GONE = 100;

    private static final long SHARE_GONE = 10;

    private final Desk desk;
    private final SaleIndex index;
    private final RunContext run;
    private final StateKeeper state;
    private final boolean repair;
    private final @Nullable Position syncedUpTo;

    VerifyJob(Desk desk, SaleIndex index, RunContext run, StateKeeper state) {
        this(desk, index, run, state, run.request().repair(), state.now().watermark());
    }

    /** @param syncedUpTo rows after it are told apart; null to take all of them for synced */
    VerifyJob(
            Desk desk,
            SaleIndex index,
            RunContext run,
            StateKeeper state,
            boolean repair,
            @Nullable Position syncedUpTo) {
        this.desk = desk;
        this.index = index;
        this.run = run;
        this.state = state;
        this.repair = repair && !run.request().dryRun();
        this.syncedUpTo = syncedUpTo;
    }

    void verify() {
        Instant begun = run.now();
        try (SourceSession session = SourceViews.open(desk.source(), run);
                IndexWriter writer = new CheckedWriter(index.writer(2, run.fence()), run);
                SourceSide source = new SourceSide(run.request(), syncedUpTo, desk.spoolFolder())) {
            ChangeApplier applier = new ChangeApplier(index, writer, run.rules(), run, state);
            if (!run.request().dryRun()) {
                applier.publish();
            }
            NewSales newSales = NewSales.of(desk, run, state);
            if (newSales != null) {
                applier.judging(newSales);
            }
            source.read(session, new RowReader(desk.encoders().get(), writer, run, session.closedUntil()));
            SortedMap<LocalDate, DateSums> indexed = compareSales(source, session, applier);
            if (rulesChanged()) {
                run.log(Sentence.of("run.log.rules", run.rules().version()));
            }
            LocalDate firstWrongFlag = compareFlags(applier);
            // Other rules may want other alarms of the detectors, which only a replay finds.
            boolean replays = rulesChanged()
                    && run.rules().detects()
                    && isWhole()
                    && !run.request().dryRun();
            if (isWhole() && !run.request().dryRun()) {
                new RejectSweep(desk, index, writer).forgetBefore(begun);
                writer.await();
                SyncState done = state.now().provenThrough(provenThrough(source, indexed, firstWrongFlag));
                state.save(
                        firstWrongFlag == null && !replays
                                ? done.judgedBy(run.rules().version())
                                : done);
            }
            if (newSales != null) {
                newSales.keep();
            }
            if (replays && repair && firstWrongFlag == null) {
                new Redetection(desk, run, applier, state).replay();
                state.save(state.now().judgedBy(run.rules().version()));
            }
        } finally {
            run.using(null);
        }
    }

    private boolean isWhole() {
        return run.request().range().equals(DateRange.ALL) && run.request().storeId() == null;
    }

    /** Returns the index's side as it stands in the end. */
    private SortedMap<LocalDate, DateSums> compareSales(
            SourceSide source, SourceSession session, ChangeApplier applier) {
        SortedMap<LocalDate, DateSums> indexed = sums();
        try (RowComparison rows = new RowComparison(index, run, source, session, desk.spoolFolder())) {
            rows.compare(source.differing(indexed));
            RowComparison.Result found = rows.count(true);
            run.add(Count.DIFFERENT, found.different());
            if (found.unsynced() > 0) {
                run.add(Count.NOT_SYNCED, found.unsynced());
            }
            if (!repair || found.different() == 0) {
                return indexed;
            }
            brake(source, indexed, found.gone());
            mend(rows, session, applier, found.different());
        }
        indexed = sums();
        try (RowComparison rows = new RowComparison(index, run, source, session, desk.spoolFolder())) {
            rows.compare(source.differing(indexed));
            long left = rows.count(false).different();
            run.add(Count.REPAIRED, Math.max(0, run.get(Count.DIFFERENT) - left));
        }
        return indexed;
    }

    private SortedMap<LocalDate, DateSums> sums() {
        return index.sums(run.request().range(), run.request().storeId());
    }

    /** A repair against the wrong table would empty the index. */
    private void brake(SourceSide source, SortedMap<LocalDate, DateSums> indexed, long gone) {
        long all = indexed.values().stream().mapToLong(DateSums::count).sum();
        boolean emptied = source.isEmpty() && isWhole();
        boolean many = gone > MANY_GONE && gone > all / SHARE_GONE;
        if (gone > 0 && (emptied || many) && !run.request().force()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("run.sales.gone", gone, all));
        }
    }

    private void mend(RowComparison rows, SourceSession session, ChangeApplier applier, long different) {
        long[] done = {0};
        rows.changes(desk.encoders().get(), changes -> {
            run.progress(Stage.REPAIRING, done[0], different);
            applier.apply(changes, session.clock());
            done[0] += changes.size();
        });
        applier.publish();
        state.save(state.now().withPending(List.of()));
    }

    /** Returns the first business date on which a flag is still wrong; null when none is. */
    private @Nullable LocalDate compareFlags(ChangeApplier applier) {
        long wrong;
        try (FlagCheck check = flagCheck()) {
            wrong = check.compare(run.request().range(), run.request().storeId());
            run.add(Count.DIFFERENT, wrong);
            if (wrong == 0 || !repair) {
                return check.firstWrong();
            }
            check.mend(applier);
            applier.publish();
        }
        try (FlagCheck check = flagCheck()) {
            long left = check.compare(run.request().range(), run.request().storeId());
            run.add(Count.REPAIRED, Math.max(0, wrong - left));
            return check.firstWrong();
        }
    }

    /** Whether another version of the rules became active since all sales were judged. */
    private boolean rulesChanged() {
        return state.now().judgedBy() != run.rules().version();
    }

    private FlagCheck flagCheck() {
        return new FlagCheck(index, run, rulesChanged(), desk.spoolFolder());
    }

    /** The last business date that is over and before which, itself included, nothing differs; null when there is none. */
    private @Nullable LocalDate provenThrough(
            SourceSide source, SortedMap<LocalDate, DateSums> indexed, @Nullable LocalDate firstWrongFlag) {
        Set<LocalDate> differing = source.differing(indexed);
        LocalDate through = null;
        for (LocalDate date : source.dates(indexed)) {
            boolean wrongFlag = firstWrongFlag != null && !date.isBefore(firstWrongFlag);
            if (differing.contains(date) || wrongFlag || !date.isBefore(run.today())) {
                break;
            }
            through = date;
        }
        return through;
    }
}
