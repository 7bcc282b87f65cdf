package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;

/**
 * Brings the index up to the source: by pages of changes, or, when nothing or too little is indexed yet, by one pass
 * over everything. Both judge sales before they become visible and save a position only after everything before it was
 * acknowledged.
 */
final class SyncJob {
    /** From this many changes on, if they are also a quarter of the index, one pass over everything is cheaper. */
    private static final long MANY = 50_000;

    /** Requests of changes under way: flags with their sales, other flags, and what is restated. */
    private static final int AT_ONCE = 3;

    private final Desk desk;
    private final SaleIndex index;
    private final RunContext run;
    private final StateKeeper state;
    private final boolean building;

    SyncJob(Desk desk, SaleIndex index, RunContext run, StateKeeper state) {
        this(desk, index, run, state, false);
    }

    /** Fills indices that nobody sees yet, beside those in use. */
    static SyncJob ofBuild(Desk desk, IndexBuild build, RunContext run, StateKeeper state) {
        return new SyncJob(desk, build.index(), run, state, true);
    }

    private SyncJob(Desk desk, SaleIndex index, RunContext run, StateKeeper state, boolean building) {
        this.desk = desk;
        this.index = index;
        this.run = run;
        this.state = state;
        this.building = building;
    }

    void sync() {
        if (isLive() && (state.now().watermark() == null || state.now().loading())) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("run.live.first"));
        }
        sync(false);
    }

    /** Reads everything, whatever is indexed already. */
    void syncAll() {
        sync(true);
    }

    private void sync(boolean all) {
        try (SourceSession session = open();
                IndexWriter writer = new CheckedWriter(index.writer(AT_ONCE, run.fence()), run)) {
            ChangeApplier applier = new ChangeApplier(index, writer, run.rules(), run, state);
            if (building) {
                applier.keepFlags();
            }
            NewSales newSales = building ? null : NewSales.of(desk, run, state);
            if (newSales != null) {
                applier.judging(newSales);
            }
            RowReader reader = new RowReader(desk.encoders().get(), writer, run, session.closedUntil());
            JobRequest request = run.request();
            if (!all && (!request.range().equals(DateRange.ALL) || request.storeId() != null)) {
                new PartialSync(desk, applier, reader, writer, run, state).sync(session);
            } else if (isLive()) {
                changes(applier, reader, writer).sync(session);
            } else if (all || needsFullLoad(session)) {
                load(session, applier, reader, writer);
                if (newSales != null) {
                    // A load reads store by store, and the detectors need all stores in the order of time.
                    new Redetection(desk, run, applier, state).replay();
                    return;
                }
            } else {
                changes(applier, reader, writer).sync(session);
            }
            if (newSales != null) {
                newSales.keep();
            }
        } finally {
            run.using(null);
        }
    }

    /** What changed a moment ago is in no hurry to be complete in live mode: it is read again when its second is over. */
    private SourceSession open() {
        return isLive() ? SourceViews.openAtOnce(desk.source(), run) : SourceViews.open(desk.source(), run);
    }

    private boolean isLive() {
        return run.request().kind() == JobRequest.Kind.LIVE;
    }

    private ChangeSync changes(ChangeApplier applier, RowReader reader, IndexWriter writer) {
        return new ChangeSync(desk, applier, reader, writer, run, state);
    }

    private void load(SourceSession session, ChangeApplier applier, RowReader reader, IndexWriter writer) {
        if (run.request().dryRun()) {
            new DryLoad(run, reader, desk.spoolFolder()).load(session);
        } else {
            new FullSync(desk, index, applier, reader, writer, run, state).sync(session);
        }
    }

    private boolean needsFullLoad(SourceSession session) {
        if (state.now().watermark() == null || state.now().loading()) {
            return true;
        }
        long changes = session.countChanges(state.now().watermark(), Long.MAX_VALUE);
        return changes > MANY && changes > index.count() / 4;
    }
}
