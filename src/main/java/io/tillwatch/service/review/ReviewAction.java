package io.tillwatch.service.review;

import io.tillwatch.model.CardNumbers;
import io.tillwatch.model.ClosingReason;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reviewer does to a flag.
 *
 * @param reason of CONFIRM and DISMISS; null else
 * @param note in the reviewer's words, without card numbers; empty for none
 * @param until of SNOOZE: the first date on which it comes back; null else
 * @param assignee of ASSIGN: the person; empty for nobody
 */
public record ReviewAction(
        Kind kind,
        @Nullable ClosingReason reason,
        String note,
        @Nullable LocalDate until,
        String assignee) {
    /** The names are written into the journal and must not change. */
    public enum Kind {
        /** Looked at it; changes nothing. */
        VIEW(false),
        /** Looks at it, so that nobody else begins to. */
        TAKE(true),
        /** Looks at it no more. */
        RELEASE(true),
        CONFIRM(true),
        DISMISS(true),
        NEEDS_INFORMATION(true),
        SNOOZE(true),
        ASSIGN(true),
        NOTE(true),
        /** Takes back what was done last. */
        UNDO(true),
        /** What the journal says before could not be done: somebody else was first. */
        NOT_DONE(false),
        /** Took the journal out of the house. */
        EXPORT(false);

        private final boolean changesFlag;

        Kind(boolean changesFlag) {
            this.changesFlag = changesFlag;
        }

        boolean changesFlag() {
            return changesFlag;
        }

        /** As in documents: {@code needs_information}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReviewAction {
        note = CardNumbers.mask(note.strip());
        boolean decides = kind == Kind.CONFIRM || kind == Kind.DISMISS;
        if (decides && (reason == null || reason.confirms() != (kind == Kind.CONFIRM))) {
            throw new IllegalArgumentException("A decision needs a reason of its kind");
        }
        if (kind == Kind.SNOOZE && until == null) {
            throw new IllegalArgumentException("A snooze needs its end");
        }
    }

    /** Without anything beside. */
    public static ReviewAction of(Kind kind) {
        return new ReviewAction(kind, null, "", null, "");
    }

    /** A decision. */
    public static ReviewAction decide(ClosingReason reason, String note) {
        return new ReviewAction(reason.confirms() ? Kind.CONFIRM : Kind.DISMISS, reason, note, null, "");
    }

    /** It is asked for more. */
    public static ReviewAction needsInformation(String note) {
        return new ReviewAction(Kind.NEEDS_INFORMATION, null, note, null, "");
    }

    /** It is left until a date. */
    public static ReviewAction snooze(LocalDate until, String note) {
        return new ReviewAction(Kind.SNOOZE, null, note, until, "");
    }

    /** It becomes somebody's, or with an empty name nobody's. */
    public static ReviewAction assign(String assignee) {
        return new ReviewAction(Kind.ASSIGN, null, "", null, assignee.strip());
    }

    /** Something is written down. */
    public static ReviewAction note(String note) {
        return new ReviewAction(Kind.NOTE, null, note, null, "");
    }
}
