package io.tillwatch.service;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.RunStore.Kept;
import java.util.Optional;

/**
 * The record of a run under way, written by compare-and-set: so its process hears that somebody asked the run to stop, and
 * never writes over what was written of it once it was taken for dead. Used by one thread at a time.
 */
final class RunRecord implements RecordOfRun {
    private final RunStore runs;
    private final RunContext run;
    private Optional<Kept> standing;

    /** Records the beginning. */
    RunRecord(RunStore runs, RunContext run, Run begun) {
        this.runs = runs;
        this.run = run;
        this.standing = runs.replace(Optional.empty(), begun);
    }

    @Override
    public void renew(Run now) {
        write(now);
    }

    @Override
    public Run end(Run ended) {
        return write(ended);
    }

    private Run write(Run wanted) {
        while (true) {
            Run next = wanted.cancelledBy(
                    standing.map(kept -> kept.run().cancelRequestedBy()).orElse(null));
            Optional<Kept> written = runs.replace(standing, next);
            if (written.isPresent()) {
                standing = written;
                return next;
            }
            Optional<Kept> other = runs.read(wanted.id());
            if (other.isPresent() && other.get().run().state() != Run.State.RUNNING) {
                run.stop(new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("run.lease.lost")));
                return other.get().run();
            }
            standing = other;
            String by = other.map(kept -> kept.run().cancelRequestedBy()).orElse(null);
            if (by != null) {
                run.stop(new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped.by", by)));
            }
        }
    }
}
