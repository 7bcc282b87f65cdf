package io.tillwatch.ui.common;

import io.tillwatch.model.Sentence;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, as last looked at.
 *
 * @param sync null until it was read once
 * @param running runs under way anywhere
 * @param at when this was looked at; null before the first look
 */
public record Status(
        Light index,
        Light source,
        @Nullable SyncState sync,
        List<Run> running,
        @Nullable Instant at) {
    public static final Status UNKNOWN = new Status(Light.UNKNOWN, Light.UNKNOWN, null, List.of(), null);

    /**
     * A connection.
     *
     * @param reason why it is not there, one line; none when it is, or when nobody looked yet
     */
    public record Light(State state, Sentence reason) {
        static final Light UNKNOWN = new Light(State.UNKNOWN, Sentence.NONE);
        static final Light UP = new Light(State.UP, Sentence.NONE);

        static Light down(Sentence reason) {
            return new Light(State.DOWN, reason);
        }
    }

    /** Whether a server answers. */
    public enum State {
        UNKNOWN,
        UP,
        DOWN
    }
}
