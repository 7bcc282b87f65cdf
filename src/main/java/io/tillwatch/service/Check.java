package io.tillwatch.service;

/**
 * One finding of a look at a server.
 *
 * @param name what was looked at, in two or three words ("index on (modified, id)")
 * @param finding what was found, in one sentence
 * @param advice what to do, empty when nothing
 */
public record Check(String name, Level level, String finding, String advice) {
    /** How serious it is: a WARNING works but costs, a FAILURE stops work. */
    public enum Level {
        OK,
        WARNING,
        FAILURE
    }
}
