package io.tillwatch.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How far a version of the rules has come. The names, in small letters, are written into documents. */
public enum RulesState {
    /** Being written: the only state in which its content changes. */
    DRAFT,
    /** Replayed over past sales; its report is with it. */
    BACK_TESTED,
    /** Judges beside the active one, and nobody sees its flags. */
    SHADOW,
    /** What runs judge by: one at any time. */
    ACTIVE,
    /** Was active, or was given up. For good: what it said comes back as a new version. */
    RETIRED;

    private static final Map<RulesState, Set<RulesState>> MOVES = Map.of(
            DRAFT, Set.of(BACK_TESTED, SHADOW, ACTIVE, RETIRED),
            // A change of what was tested makes it a draft again; another test may follow.
            BACK_TESTED, Set.of(DRAFT, BACK_TESTED, SHADOW, ACTIVE, RETIRED),
            SHADOW, Set.of(ACTIVE, RETIRED),
            // Only by way of another one that takes its place.
            ACTIVE, Set.of(RETIRED),
            RETIRED, Set.of());

    /** Whether a version may go from this state to the other. */
    public boolean mayBecome(RulesState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** As in documents and on the command line: {@code back-tested}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words for people. */
    public Sentence sentence() {
        return switch (this) {
            case DRAFT -> Sentence.of("rules.state.draft");
            case BACK_TESTED -> Sentence.of("rules.state.tested");
            case SHADOW -> Sentence.of("rules.state.shadow");
            case ACTIVE -> Sentence.of("rules.state.active");
            case RETIRED -> Sentence.of("rules.state.retired");
        };
    }

    /** The state of this word. */
    public static Optional<RulesState> ofWord(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
