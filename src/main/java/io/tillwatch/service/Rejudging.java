package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Sentence;

/** Brings all flags to the active version of the rules when another one became active since all sales were judged. */
final class Rejudging {
    private final Desk desk;
    private final RunContext run;
    private final ChangeApplier applier;
    private final StateKeeper state;

    Rejudging(Desk desk, RunContext run, ChangeApplier applier, StateKeeper state) {
        this.desk = desk;
        this.run = run;
        this.applier = applier;
        this.state = state;
    }

    /** Judges what the run works on; does nothing when the rules are the same. Baselines have to be right by now. */
    void judge() {
        int version = run.rules().version();
        if (state.now().judgedBy() == version) {
            return;
        }
        run.log(Sentence.of("run.log.rules", version));
        JobRequest request = run.request();
        try (FlagCheck check = new FlagCheck(desk.index(), run, true, desk.spoolFolder())) {
            long wrong = check.compare(request.range(), request.storeId());
            run.add(Count.DIFFERENT, wrong);
            if (request.dryRun()) {
                return;
            }
            check.mend(applier);
            applier.publish();
            run.add(Count.REPAIRED, wrong);
        }
        if (run.rules().detects()) {
            new Redetection(desk, run, applier, state).replay();
        }
        if (request.range().equals(DateRange.ALL) && request.storeId() == null) {
            state.save(state.now().judgedBy(version));
        }
    }
}
