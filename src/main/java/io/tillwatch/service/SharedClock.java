package io.tillwatch.service;

import io.tillwatch.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock by which all schedulers decide what is due: Elasticsearch's, which is asked now and then and carried on with a
 * steady clock in between. So a machine whose own clock is hours off runs nothing too early, too late or twice.
 */
public final class SharedClock implements InstantSource {
    private static final Duration ASK_EVERY = Duration.ofSeconds(30);
    /** A machine that slept shows it so: its wall clock went on and its steady clock did not. */
    private static final Duration SLEPT = Duration.ofSeconds(2);

    private final ServerClock server;
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private @Nullable Reading last;

    /** What the server's clock said, and ours at that moment. */
    private record Reading(Instant server, long nanos, Instant wall) {}

    /**
     * Asks nothing yet.
     *
     * @param nanoTime a steady clock in nanoseconds
     * @param wall this machine's clock
     */
    public SharedClock(ServerClock server, LongSupplier nanoTime, InstantSource wall) {
        this.server = server;
        this.nanoTime = nanoTime;
        this.wall = wall;
    }

    /** Now; may ask the server, and throws {@link io.tillwatch.model.Failure} when it has to and cannot. */
    @Override
    public synchronized Instant instant() {
        Reading reading = last;
        if (reading != null) {
            Duration steady = Duration.ofNanos(nanoTime.getAsLong() - reading.nanos());
            if (steady.compareTo(ASK_EVERY) < 0 && !hasSlept(reading)) {
                return reading.server().plus(steady);
            }
        }
        long begun = nanoTime.getAsLong();
        Instant said;
        try {
            said = server.read();
        } catch (Failure e) {
            if (reading != null && !hasSlept(reading)) {
                // Steady clocks are good for much longer than a server is away; only who slept does not know the time.
                return reading.server().plusNanos(begun - reading.nanos());
            }
            throw e;
        }
        long ended = nanoTime.getAsLong();
        Reading fresh = new Reading(said, begun + (ended - begun) / 2, wall.instant());
        last = fresh;
        return said.plusNanos(ended - fresh.nanos());
    }

    private boolean hasSlept(Reading reading) {
        Duration steady = Duration.ofNanos(nanoTime.getAsLong() - reading.nanos());
        Duration apparent = Duration.between(reading.wall(), wall.instant());
        return apparent.minus(steady).abs().compareTo(SLEPT) > 0;
    }
}
