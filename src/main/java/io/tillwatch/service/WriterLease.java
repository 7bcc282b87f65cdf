package io.tillwatch.service;

import io.tillwatch.model.Failure;
import io.tillwatch.service.LeaseStore.Held;
import io.tillwatch.service.LeaseStore.Lease;
import io.tillwatch.service.ProgressListener.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Sees to it that one run writes at a time, wherever runs are started. Whether another holder is still alive is judged
 * by the time its lease stands unchanged on our own steady clock, so that no two machines' clocks are compared; a holder
 * on this machine whose process is gone is known to be dead at once.
 */
final class WriterLease {
    static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final String NAME = "writer";
    private static final Duration POLL = Duration.ofMillis(500);

    private final LeaseStore leases;
    private final Run.ProcessStamp self;
    private final LongSupplier nanoTime;
    private Held held;
    private long renewed;

    private WriterLease(LeaseStore leases, Run.ProcessStamp self, LongSupplier nanoTime, Held held) {
        this.leases = leases;
        this.self = self;
        this.nanoTime = nanoTime;
        this.held = held;
        this.renewed = nanoTime.getAsLong();
    }

    /** Takes the lease; waits while another run holds it, but not longer than {@code patience}. */
    static WriterLease take(
            LeaseStore leases,
            Run.ProcessStamp self,
            Predicate<Run.ProcessStamp> isDead,
            LongSupplier nanoTime,
            RunContext run,
            Duration patience) {
        long begun = nanoTime.getAsLong();
        long unchangedSince = begun;
        Optional<Held> seen = Optional.empty();
        while (true) {
            Optional<Held> now = leases.read(NAME);
            long time = nanoTime.getAsLong();
            if (!sameState(now, seen)) {
                seen = now;
                unchangedSince = time;
            }
            if (isFree(now, isDead) || time - unchangedSince > LIFETIME.toNanos()) {
                long epoch = now.map(other -> other.lease().epoch() + 1).orElse(1L);
                Optional<Held> taken =
                        leases.write(NAME, now, lease(run.request().kind().jobName(), self, run, false, epoch));
                if (taken.isPresent()) {
                    return new WriterLease(leases, self, nanoTime, taken.get());
                }
                continue;
            }
            Lease other = now.orElseThrow().lease();
            if (time - begun > patience.toNanos()) {
                throw new Failure(
                        Failure.Kind.UNAVAILABLE,
                        "Another run (" + other.job() + ", started by " + other.owner()
                                + ") is still at work: wait for it to end or cancel it.");
            }
            run.progress(Stage.WAITING, 0, -1);
            run.pause(POLL);
        }
    }

    private static boolean sameState(Optional<Held> left, Optional<Held> right) {
        return left.map(Held::seqNo).equals(right.map(Held::seqNo))
                && left.map(Held::primaryTerm).equals(right.map(Held::primaryTerm));
    }

    private static boolean isFree(Optional<Held> held, Predicate<Run.ProcessStamp> isDead) {
        return held.isEmpty()
                || held.get().lease().released()
                || isDead.test(held.get().lease().process());
    }

    private static Lease lease(String job, Run.ProcessStamp self, RunContext run, boolean released, long epoch) {
        return new Lease(run.request().startedBy(), self, job, run.now(), released, epoch);
    }

    /** Gives a sign of life. Stops the run when the lease was lost. From the heartbeat's thread. */
    synchronized void renew(RunContext run) {
        long time = nanoTime.getAsLong();
        try {
            Optional<Held> renewedLease = leases.write(NAME, Optional.of(held), next(run, false));
            if (renewedLease.isPresent()) {
                held = renewedLease.get();
                renewed = time;
                return;
            }
        } catch (Failure e) {
            if (time - renewed < LIFETIME.toNanos() / 2) {
                return;
            }
        }
        run.stop(
                new Failure(
                        Failure.Kind.UNAVAILABLE,
                        "This run could not show that it is alive and was stopped before another one takes over: run it again."));
    }

    synchronized void release(RunContext run) {
        leases.write(NAME, Optional.of(held), next(run, true));
    }

    private Lease next(RunContext run, boolean released) {
        return lease(held.lease().job(), self, run, released, held.lease().epoch());
    }
}
