package io.tillwatch.service;

import java.time.Instant;

/** Elasticsearch's own clock: the one that all programs share. */
public interface ServerClock {
    /** What it says. Throws {@link io.tillwatch.model.Failure} when it cannot be asked. */
    Instant read();
}
