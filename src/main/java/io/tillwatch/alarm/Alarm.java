package io.tillwatch.alarm;

import io.tillwatch.model.Sentence;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that somebody should know of now.
 *
 * @param about what it is about, empty for everything: alarms of one kind about one thing are the same fault
 * @param words what happened, without a value of any row
 * @param times how often it happened since it was last told; at least 1
 */
public record Alarm(Kind kind, String about, Instant at, Sentence words, int times) {
    /** Of something that happened once. */
    public Alarm(Kind kind, String about, Instant at, Sentence words) {
        this(kind, about, at, words, 1);
    }

    /** The same, having happened so often. */
    Alarm happened(int often) {
        return new Alarm(kind, about, at, words, often);
    }

    /** What it is that happened. */
    public enum Kind {
        /** A run of a schedule failed and is not tried again. */
        FAILED,
        /** What should have been done by a deadline is not. */
        LATE,
        /** So many failures in a row paused a schedule. */
        PAUSED,
        /** Source and index were last found equal too long ago. */
        UNPROVEN,
        /** More is at stake than somebody allowed. */
        EXPOSURE,
        /** A person asked for it, to see whether alarms arrive. */
        TEST;

        /** As a command is told: {@code failed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Sentence subject() {
            return switch (this) {
                case FAILED -> Sentence.of("alarm.subject.failed");
                case LATE -> Sentence.of("alarm.subject.late");
                case PAUSED -> Sentence.of("alarm.subject.paused");
                case UNPROVEN -> Sentence.of("alarm.subject.unproven");
                case EXPOSURE -> Sentence.of("alarm.subject.exposure");
                case TEST -> Sentence.of("alarm.subject.test");
            };
        }
    }
}
