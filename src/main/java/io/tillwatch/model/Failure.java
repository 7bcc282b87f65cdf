package io.tillwatch.model;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong that a person has to know of. The sentence is one line in plain words: what is wrong and what to
 * do. It never holds a value of a row, a password or a class name; the cause goes to the log alone. The message is the
 * sentence in English.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Decides the exit code and whether trying again may help. */
    public enum Kind {
        /** Wrong usage or settings: exit code 2. */
        SETTINGS,
        /** The other side refuses or is not what it should be; trying again does not help: exit code 1. */
        REFUSED,
        /** The other side does not answer now; trying again may help: exit code 1. */
        UNAVAILABLE,
        /** Somebody asked to stop: exit code 130. */
        CANCELLED
    }

    private final Kind kind;
    private final transient Sentence sentence;

    public Failure(Kind kind, Sentence sentence, @Nullable Throwable cause) {
        super(sentence.english(), cause);
        this.kind = kind;
        this.sentence = sentence;
    }

    public Failure(Kind kind, Sentence sentence) {
        this(kind, sentence, null);
    }

    public Kind kind() {
        return kind;
    }

    /** What to tell, in whichever language. */
    public Sentence sentence() {
        return sentence;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
