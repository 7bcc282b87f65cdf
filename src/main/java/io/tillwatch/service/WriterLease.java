package io.tillwatch.service;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.LeaseStore.Held;
import io.tillwatch.service.LeaseStore.Lease;
import io.tillwatch.service.ProgressListener.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sees to it that one run writes at a time, wherever runs are started. Whether another holder is still alive is judged
 * by the time its lease stands unchanged on our own steady clock, so that no two machines' clocks are compared; a holder
 * on this machine whose process is gone is known to be dead at once. The holder asks itself before it writes whether
 * its last renewal is recent, by the steady clock and by the wall clock: only the latter goes on while a machine sleeps.
 */
final class WriterLease {
    static final Duration LIFETIME = Duration.ofSeconds(30);
    static final String NAME = "writer";
    /** Key of the sentence of a failure because another run holds it. */
    static final String OTHER = "run.other";

    private static final Duration POLL = Duration.ofMillis(500);
    /** A renewal this old has to be made good before anything is written. */
    private static final Duration RECENT = LIFETIME.dividedBy(2);

    private final LeaseStore leases;
    private final Run.ProcessStamp self;
    private final LongSupplier nanoTime;
    private final boolean takenOver;
    private Held held;
    private Moment renewed;

    /** A point in time on both clocks; before the request that it stands for was sent. */
    private record Moment(long nanos, Instant wall) {
        boolean isRecent(Moment now) {
            return now.nanos - nanos < RECENT.toNanos()
                    && Duration.between(wall, now.wall).compareTo(RECENT) < 0;
        }
    }

    private WriterLease(
            LeaseStore leases,
            Run.ProcessStamp self,
            LongSupplier nanoTime,
            Held held,
            Moment renewed,
            boolean takenOver) {
        this.takenOver = takenOver;
        this.leases = leases;
        this.self = self;
        this.nanoTime = nanoTime;
        this.held = held;
        this.renewed = renewed;
    }

    /** Takes the lease; waits while another run holds it, but not longer than {@code patience}. */
    static WriterLease take(
            LeaseStore leases,
            Run.ProcessStamp self,
            LeaseWatch watch,
            LongSupplier nanoTime,
            RunContext run,
            Duration patience) {
        long begun = nanoTime.getAsLong();
        while (true) {
            Optional<Held> now = leases.read(NAME);
            if (watch.isFree(now)) {
                Moment asked = new Moment(nanoTime.getAsLong(), run.now());
                long epoch = now.map(other -> other.lease().epoch() + 1).orElse(1L);
                Optional<Held> taken =
                        leases.write(NAME, now, lease(run.request().kind().jobName(), self, run, false, false, epoch));
                if (taken.isPresent()) {
                    boolean takenOver = now.isPresent()
                            && !(now.get().lease().released()
                                    && now.get().lease().clean());
                    return new WriterLease(leases, self, nanoTime, taken.get(), asked, takenOver);
                }
                continue;
            }
            Lease other = now.orElseThrow().lease();
            if (nanoTime.getAsLong() - begun > patience.toNanos()) {
                throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("run.other", other.job(), other.owner()));
            }
            run.progress(Stage.WAITING, 0, -1);
            run.pause(POLL);
        }
    }

    private static Lease lease(
            String job, Run.ProcessStamp self, RunContext run, boolean released, boolean clean, long epoch) {
        return new Lease(run.request().startedBy(), self, job, run.now(), released, clean, epoch);
    }

    /** Makes sure that no other run can have taken over; stops the run otherwise. Quick as long as renewals get through. */
    synchronized void ensure(RunContext run) {
        if (!renewed.isRecent(now(run))) {
            renew(run);
        }
    }

    /** Gives a sign of life. Stops the run when the lease was lost. Takes a few seconds at most. From any thread. */
    synchronized void renew(RunContext run) {
        Moment asked = now(run);
        try {
            Optional<Held> standing = leases.write(NAME, Optional.of(held), next(run, false, false));
            if (standing.isEmpty()) {
                // A renewal that was given up, for its answer was late, may have come through all the same.
                standing = leases.read(NAME)
                        .filter(this::isOurs)
                        .flatMap(own -> leases.write(NAME, Optional.of(own), next(run, false, false)));
            }
            if (standing.isPresent()) {
                held = standing.get();
                renewed = asked;
                return;
            }
        } catch (Failure e) {
            if (renewed.isRecent(now(run))) {
                return;
            }
        }
        run.stop(new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("run.lease.lost")));
    }

    private Moment now(RunContext run) {
        return new Moment(nanoTime.getAsLong(), run.now());
    }

    private boolean isOurs(Held other) {
        return other.lease().process().equals(self)
                && other.lease().epoch() == held.lease().epoch()
                && !other.lease().released();
    }

    /** A number that no other holder has, if one before this may still have writes under way; else 0. */
    synchronized long toBeFenced() {
        return takenOver ? held.lease().epoch() : 0;
    }

    /** @param clean whether everything that was sent was answered */
    synchronized void release(RunContext run, boolean clean) {
        leases.write(NAME, Optional.of(held), next(run, true, clean));
    }

    private Lease next(RunContext run, boolean released, boolean clean) {
        return lease(
                held.lease().job(), self, run, released, clean, held.lease().epoch());
    }
}
