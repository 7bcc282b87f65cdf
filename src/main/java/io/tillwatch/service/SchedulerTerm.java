package io.tillwatch.service;

import io.tillwatch.job.Leadership;
import io.tillwatch.model.Failure;
import io.tillwatch.service.LeaseStore.Held;
import io.tillwatch.service.LeaseStore.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease of the one scheduler that starts what is due. As with {@link WriterLease}, no two machines' clocks are
 * compared: a holder is taken for dead when its lease stands unchanged on our own steady clock. Used by one thread.
 */
public final class SchedulerTerm implements Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerTerm.class);
    private static final String NAME = "scheduler";
    private static final Duration RENEW_EVERY = Duration.ofSeconds(5);

    private final LeaseStore leases;
    private final Run.ProcessStamp self;
    private final String owner;
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private @Nullable Held held;
    private long renewedNanos;
    private Instant renewedWall = Instant.MIN;
    private final LeaseWatch watch;

    /**
     * Holds nothing yet.
     *
     * @param owner {@code user@host}
     * @param nanoTime a steady clock in nanoseconds
     * @param wall this machine's clock, which goes on while the machine sleeps
     */
    public SchedulerTerm(
            LeaseStore leases,
            Run.ProcessStamp self,
            String owner,
            Predicate<Run.ProcessStamp> isDead,
            LongSupplier nanoTime,
            InstantSource wall) {
        this.leases = leases;
        this.self = self;
        this.owner = owner;
        this.watch = new LeaseWatch(isDead, nanoTime);
        this.nanoTime = nanoTime;
        this.wall = wall;
    }

    @Override
    public long lead() {
        Held own = held;
        if (own == null) {
            return tryToTake();
        }
        if (isYoungerThan(RENEW_EVERY)) {
            return own.lease().epoch();
        }
        long nanos = nanoTime.getAsLong();
        Instant now = wall.instant();
        try {
            Optional<Held> renewed =
                    leases.write(NAME, Optional.of(own), lease(own.lease().epoch(), false));
            if (renewed.isEmpty()) {
                // An answer that came too late may belong to a renewal that came through all the same.
                renewed = leases.read(NAME)
                        .filter(standing -> standing.lease().process().equals(self)
                                && standing.lease().epoch() == own.lease().epoch()
                                && !standing.lease().released());
            }
            if (renewed.isEmpty()) {
                LOG.info("Another scheduler has taken over.");
                held = null;
                return 0;
            }
            held = renewed.get();
            renewedNanos = nanos;
            renewedWall = now;
        } catch (Failure e) {
            LOG.debug("The scheduler's term could not be renewed; it is tried again.", e);
        }
        // Without a recent renewal another one may lead by now; whether it does shows when the servers answer again.
        return isYoungerThan(WriterLease.LIFETIME.dividedBy(2)) ? own.lease().epoch() : 0;
    }

    private boolean isYoungerThan(Duration age) {
        return nanoTime.getAsLong() - renewedNanos < age.toNanos()
                && Duration.between(renewedWall, wall.instant()).compareTo(age) < 0;
    }

    private long tryToTake() {
        long nanos = nanoTime.getAsLong();
        Instant now = wall.instant();
        Optional<Held> standing = leases.read(NAME);
        if (!watch.isFree(standing)) {
            return 0;
        }
        long epoch = standing.map(other -> other.lease().epoch() + 1).orElse(1L);
        held = leases.write(NAME, standing, lease(epoch, false)).orElse(null);
        renewedNanos = nanos;
        renewedWall = now;
        return held == null ? 0 : epoch;
    }

    private Lease lease(long epoch, boolean released) {
        return new Lease(owner, self, NAME, wall.instant(), released, released, epoch);
    }

    @Override
    public void resign() {
        Held own = held;
        held = null;
        if (own != null) {
            leases.write(NAME, Optional.of(own), lease(own.lease().epoch(), true));
        }
    }
}
