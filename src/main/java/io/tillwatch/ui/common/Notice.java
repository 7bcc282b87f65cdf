package io.tillwatch.ui.common;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should know of, kept until read.
 *
 * @param at when it happened
 * @param address where to see more; null when there is nothing more
 * @param error what went wrong, for who is asked to help; null when nothing did
 */
public record Notice(
        Level level,
        String text,
        Instant at,
        @Nullable Address address,
        @Nullable ScreenError error) {
    /** How much it matters. */
    public enum Level {
        DONE,
        WARNING,
        FAILED
    }
}
