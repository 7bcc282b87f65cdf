package io.tillwatch.elastic;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long and how often to try again.
 *
 * @param total the longest time without success before giving up
 * @param first the first pause; each further one is up to twice as long
 * @param longest no pause is longer
 */
record Patience(Duration total, Duration first, Duration longest) {
    static final Patience WRITES = new Patience(Duration.ofMinutes(2), Duration.ofMillis(200), Duration.ofSeconds(30));
    static final Patience READS = new Patience(Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofSeconds(5));

    /** Together with the limit for an answer five seconds: a holder that cannot renew has to know it soon. */
    static final Patience LEASES = new Patience(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(1));

    /** The pause before the given repetition (0 for the first), half of it by chance so that not all come back at once. */
    Duration pause(int repetition) {
        long nanos = Math.min(longest.toNanos(), first.toNanos() << Math.min(repetition, 20));
        return Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
    }
}
