package io.tillwatch.service.review;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.service.review.ReviewAction.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers wrote on a flag.
 *
 * @param amount of the sale, whole won
 * @param fields by the names of the index, without those that are empty: {@code review_state}, {@code reviewer}, {@code
 *     reviewed_at}, {@code review_reason}, {@code review_note}, {@code assigned_to}, {@code snoozed_until}, {@code locked_by},
 *     {@code locked_at}, {@code proposed}
 * @param entry number of the journal's entry that brought it here; 0 for none
 * @param hash of that entry; empty for none
 * @param withdrawn whether no rule marks the sale any more
 * @param revision of the document; opaque
 */
public record FlagReview(
        String saleId,
        String storeId,
        long amount,
        SortedMap<String, String> fields,
        long entry,
        String hash,
        boolean withdrawn,
        String revision) {
    public static final String STATE = "review_state";
    public static final String REVIEWER = "reviewer";
    public static final String REVIEWED_AT = "reviewed_at";
    public static final String REASON = "review_reason";
    public static final String NOTE = "review_note";
    public static final String ASSIGNED_TO = "assigned_to";
    public static final String SNOOZED_UNTIL = "snoozed_until";
    public static final String LOCKED_BY = "locked_by";
    public static final String LOCKED_AT = "locked_at";
    /** What the first of two persons decided. */
    public static final String PROPOSED = "proposed";
    /** Who did; stays when the second person has decided. */
    public static final String PROPOSED_BY = "proposed_by";

    public static final String OPEN = "open";
    public static final String CONFIRMED = "confirmed";
    public static final String DISMISSED = "dismissed";
    public static final String NEEDS_INFORMATION = "needs_information";
    public static final String WAITING_FOR_SECOND = "waiting_for_second";

    /** So long a lock holds that is not renewed: whoever took the flag may have gone home. */
    public static final Duration LOCK = Duration.ofMinutes(10);

    /** Every field that reviewers write. */
    public static final List<String> FIELDS = List.of(
            STATE,
            REVIEWER,
            REVIEWED_AT,
            REASON,
            NOTE,
            ASSIGNED_TO,
            SNOOZED_UNTIL,
            LOCKED_BY,
            LOCKED_AT,
            PROPOSED,
            PROPOSED_BY);

    public FlagReview {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** Empty when there is none. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** {@code open} where nobody wrote anything. */
    public String state() {
        return fields.getOrDefault(STATE, OPEN);
    }

    /** Who looks at it now; empty for nobody. */
    public String lockedBy(Instant now) {
        String at = get(LOCKED_AT);
        return at.isEmpty() || Instant.parse(at).plus(LOCK).isBefore(now) ? "" : get(LOCKED_BY);
    }

    /** The same with other fields, as an entry of the journal brought it there. */
    FlagReview with(Map<String, String> changed, long number, String entryHash) {
        return new FlagReview(saleId, storeId, amount, new TreeMap<>(changed), number, entryHash, withdrawn, revision);
    }

    /**
     * What becomes of the fields when this is done.
     *
     * @param secondFrom from so many won on two persons have to decide alike; null for never
     */
    SortedMap<String, String> after(ReviewAction action, Signature by, @Nullable Long secondFrom) {
        String holder = lockedBy(by.at());
        if (!holder.isEmpty() && !Signature.isSamePerson(holder, by.by())) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("review.locked", holder));
        }
        SortedMap<String, String> next = new TreeMap<>(fields);
        switch (action.kind()) {
            case TAKE -> {
                next.put(LOCKED_BY, by.by());
                next.put(LOCKED_AT, by.at().toString());
            }
            case RELEASE -> unlock(next);
            case ASSIGN -> put(next, ASSIGNED_TO, action.assignee());
            case NOTE -> put(next, NOTE, action.note());
            case SNOOZE -> {
                next.put(SNOOZED_UNTIL, String.valueOf(action.until()));
                wrote(next, action, by);
            }
            case NEEDS_INFORMATION -> {
                next.put(STATE, NEEDS_INFORMATION);
                next.remove(PROPOSED);
                next.remove(PROPOSED_BY);
                next.remove(REASON);
                next.remove(SNOOZED_UNTIL);
                wrote(next, action, by);
            }
            case CONFIRM, DISMISS -> decide(next, action, by, secondFrom);
            case VIEW, UNDO, NOT_DONE, EXPORT ->
                throw new IllegalArgumentException(action.kind().name());
        }
        return next;
    }

    private void decide(SortedMap<String, String> next, ReviewAction action, Signature by, @Nullable Long secondFrom) {
        String wanted = action.kind() == Kind.CONFIRM ? CONFIRMED : DISMISSED;
        boolean needsSecond = secondFrom != null && amount >= secondFrom;
        boolean isSecond = state().equals(WAITING_FOR_SECOND) && !Signature.isSamePerson(get(PROPOSED_BY), by.by());
        if (!needsSecond) {
            next.remove(PROPOSED_BY);
        }
        if (!needsSecond || (isSecond && wanted.equals(get(PROPOSED)))) {
            next.put(STATE, wanted);
            next.remove(PROPOSED);
        } else {
            next.put(STATE, WAITING_FOR_SECOND);
            next.put(PROPOSED, wanted);
            // Of two who propose the same it stays the first one's.
            if (!wanted.equals(get(PROPOSED)) || !state().equals(WAITING_FOR_SECOND)) {
                next.put(PROPOSED_BY, by.by());
            }
        }
        ClosingReason reason = action.reason();
        put(next, REASON, reason == null ? "" : reason.name());
        next.remove(SNOOZED_UNTIL);
        wrote(next, action, by);
    }

    /** Whether to take this entry back would be to decide alone: another person had taken the decision back. */
    boolean undoDecides(JournalEntry last, String by, @Nullable Long secondFrom) {
        String before = last.before().getOrDefault(STATE, OPEN);
        boolean decides = (before.equals(CONFIRMED) || before.equals(DISMISSED)) && !before.equals(state());
        return decides && secondFrom != null && amount >= secondFrom && !Signature.isSamePerson(last.by(), by);
    }

    /** Who does something has it from then on, and looks at the next one. */
    private static void wrote(SortedMap<String, String> next, ReviewAction action, Signature by) {
        next.put(REVIEWER, by.by());
        next.put(REVIEWED_AT, by.at().toString());
        next.put(ASSIGNED_TO, by.by());
        if (!action.note().isEmpty()) {
            next.put(NOTE, action.note());
        }
        unlock(next);
    }

    private static void unlock(SortedMap<String, String> next) {
        next.remove(LOCKED_BY);
        next.remove(LOCKED_AT);
    }

    private static void put(SortedMap<String, String> next, String field, String value) {
        if (value.isEmpty()) {
            next.remove(field);
        } else {
            next.put(field, value);
        }
    }

    /** Who wrote what last, for somebody who was too late. */
    Sentence told() {
        return Sentence.of(
                "review.meanwhile", get(REVIEWER).isEmpty() ? get(LOCKED_BY) : get(REVIEWER), stateSentence());
    }

    /** The state in words. */
    public Sentence stateSentence() {
        return switch (state()) {
            case CONFIRMED -> Sentence.of("review.is.confirmed");
            case DISMISSED -> Sentence.of("review.is.dismissed");
            case NEEDS_INFORMATION -> Sentence.of("review.is.needs_information");
            case WAITING_FOR_SECOND -> Sentence.of("review.is.waiting");
            default -> Sentence.of("review.is.open");
        };
    }
}
