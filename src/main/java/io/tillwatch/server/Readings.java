package io.tillwatch.server;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.service.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how the installation stands, at most once in a while however many ask: whoever comes first after that time asks the
 * index, those who come meanwhile get the reading before.
 */
public final class Readings {
    /** Upper ends of the classes of run durations, in seconds. */
    static final List<Double> DURATIONS =
            List.of(0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_800.0, 3_600.0);

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    private final OpenWorkspace workspace;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final long everyNanos;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Kept kept;

    /**
     * Keeps readings of a workspace.
     *
     * @param every how long a reading is good for
     */
    public Readings(OpenWorkspace workspace, InstantSource clock, LongSupplier nanoTime, Duration every) {
        this.workspace = workspace;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.everyNanos = every.toNanos();
    }

    private record Kept(Reading reading, long nanos) {}

    /** How it stands, or stood a short while ago. Never throws for what it finds. */
    Reading latest() {
        Kept before = kept;
        if (before != null && (isGood(before) || asking.isLocked())) {
            return before.reading();
        }
        asking.lock();
        try {
            Kept meanwhile = kept;
            if (meanwhile != null && isGood(meanwhile)) {
                return meanwhile.reading();
            }
            Reading reading = workspace.ask(this::read);
            kept = new Kept(reading, nanoTime.getAsLong());
            return reading;
        } finally {
            asking.unlock();
        }
    }

    /** The next one to ask gets a new reading. */
    public void forget() {
        kept = null;
    }

    private boolean isGood(Kept reading) {
        return nanoTime.getAsLong() - reading.nanos() < everyNanos;
    }

    private Reading read(Served served) {
        String problem = "";
        Reading.Figures figures = null;
        try {
            figures = figures(served.workspace());
        } catch (Failure failure) {
            // The sentence is for people of the house; callers get a plain one.
            LOG.warn("The state could not be read: {}", failure.getMessage());
            problem = failure.kind() == Failure.Kind.UNAVAILABLE
                    ? "Elasticsearch does not answer."
                    : "Elasticsearch refuses what is asked; the log says why.";
        } catch (RuntimeException unforeseen) {
            LOG.error("The state could not be read.", unforeseen);
            problem = "The state could not be read; the log says why.";
        }
        return new Reading(clock.instant(), problem, figures, served.zone(), served.fresh());
    }

    private static Reading.@Nullable Figures figures(Workspace workspace) {
        if (!workspace.admin().isPrepared()) {
            return null;
        }
        return new Reading.Figures(
                workspace.state().load(),
                workspace.figures().openFlags(DateRange.ALL, null),
                workspace.index().count(),
                workspace.rejects().count(),
                workspace.runs().sums(DURATIONS));
    }
}
