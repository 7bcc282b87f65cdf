package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Sentence;

/**
 * Fills new indices behind the aliases while searches, reviews and the source go on, catches up with what changed
 * meanwhile, and points the aliases at them in one step.
 */
final class RebuildJob {
    private static final int CATCH_UPS = 5;
    private static final long FEW = 1_000;

    private final Desk desk;
    private final RunContext run;
    private final StateKeeper state;

    RebuildJob(Desk desk, RunContext run, StateKeeper state) {
        this.desk = desk;
        this.run = run;
        this.state = state;
    }

    void rebuild() {
        if (run.request().dryRun()) {
            new SyncJob(desk, desk.index(), run, state).syncAll();
            return;
        }
        IndexBuild build = desk.admin().beginBuild(run.fence());
        boolean swapped = false;
        try {
            StateKeeper built = new StateKeeper(new StateOfBuild(), 0);
            SyncJob sync = SyncJob.ofBuild(desk, build, run, built);
            sync.syncAll();
            for (int round = 0; round < CATCH_UPS; round++) {
                long before = run.get(Count.READ);
                sync.sync();
                if (run.get(Count.READ) - before < FEW) {
                    break;
                }
            }
            try (IndexWriter writer = new CheckedWriter(build.index().writer(1, run.fence()), run)) {
                new RebuiltNumbers(build.index(), writer, run).restate(desk.index());
            }
            run.log(Sentence.of("run.log.moved"));
            build.swap();
            swapped = true;
            SyncState done = built.now();
            state.save(state.now()
                    .reached(done.watermark(), done.overlap())
                    .syncedAt(done.syncedAt() == null ? run.now() : done.syncedAt())
                    .provenThrough(null)
                    .judgedBy(done.judgedBy()));
            build.removeReplaced();
            takeFlagsAway();
            redetect();
        } finally {
            if (!swapped) {
                discard(build);
            }
        }
    }

    /** A stop interrupts whatever the run waits for; tidying up is not meant. */
    private static void discard(IndexBuild build) {
        boolean interrupted = Thread.interrupted();
        build.discard();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Flags that no rule supports any more were left as long as searches showed the old sales. */
    private void takeFlagsAway() {
        try (IndexWriter writer = new CheckedWriter(desk.index().writer(1, run.fence()), run);
                FlagCheck check = new FlagCheck(desk.index(), run, false, desk.spoolFolder())) {
            if (check.compareFlags(DateRange.ALL, null) > 0) {
                ChangeApplier applier = new ChangeApplier(desk.index(), writer, run.rules(), run, state);
                check.mend(applier);
                applier.publish();
            }
        }
    }

    /** Sales that came while new indices were filled were judged by the rules alone. */
    private void redetect() {
        if (run.rules().detects()) {
            try (IndexWriter writer = new CheckedWriter(desk.index().writer(1, run.fence()), run)) {
                ChangeApplier applier = new ChangeApplier(desk.index(), writer, run.rules(), run, state);
                new Redetection(desk, run, applier, state).replay();
            }
        }
    }

    /** The state of indices nobody reads yet: if this process ends, so do they. */
    private static final class StateOfBuild implements StateStore {
        private SyncState state = SyncState.NEW;

        @Override
        public SyncState load() {
            return state;
        }

        @Override
        public SyncState save(SyncState next, long fence) {
            state = next;
            return next;
        }
    }
}
