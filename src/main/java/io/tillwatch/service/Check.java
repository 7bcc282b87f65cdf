package io.tillwatch.service;

import io.tillwatch.model.Sentence;

/**
 * One finding of a look at a server.
 *
 * @param name what was looked at, in two or three words ("index on (modified, id)")
 * @param finding what was found, in one line
 * @param advice what to do, none when nothing
 */
public record Check(String name, Level level, Sentence finding, Sentence advice) {
    /** How serious it is: a WARNING works but costs, a FAILURE stops work. */
    public enum Level {
        OK,
        WARNING,
        FAILURE
    }
}
