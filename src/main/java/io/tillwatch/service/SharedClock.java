package io.tillwatch.service;

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
            Duration apparent = Duration.between(reading.wall(), wall.instant());
            boolean slept = apparent.minus(steady).abs().compareTo(SLEPT) > 0;
            if (!slept && steady.compareTo(ASK_EVERY) < 0) {
                return reading.server().plus(steady);
            }
        }
        long begun = nanoTime.getAsLong();
        Instant said = server.read();
        long ended = nanoTime.getAsLong();
        Reading fresh = new Reading(said, begun + (ended - begun) / 2, wall.instant());
        last = fresh;
        return said.plusNanos(ended - fresh.nanos());
    }
}
