package io.tillwatch.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules with its history.
 *
 * @param rules what it says, with its number
 * @param basedOn number of the version whose content it began with; null for the first
 * @param under number of the version that was active when it was begun; 0 for the first
 * @param writers who wrote in it, {@code user@host}, in the order they first did; empty for the first
 * @param written last change of the content; null for the first, which nobody wrote
 * @param why what it is for, in the words of who began it, without card numbers
 * @param backTest null when it was not tested as it stands
 * @param approved by a person who did not write in it; null when nobody did so as it stands
 * @param sealed whether its content is fixed for good, because its activation was begun
 * @param activation null when it never was active
 * @param revision opaque to callers: which saved form this is; empty when it is not saved
 */
public record RulesVersion(
        RuleSet rules,
        @Nullable Integer basedOn,
        int under,
        List<String> writers,
        @Nullable Signature written,
        String why,
        RulesState state,
        @Nullable BackTest backTest,
        @Nullable Signature approved,
        boolean sealed,
        @Nullable Activation activation,
        String revision) {
    /** The version that every installation has. */
    public static final RulesVersion FIRST = new RulesVersion(
            RuleSet.DEFAULT, null, 0, List.of(), null, "", RulesState.ACTIVE, null, null, true, null, "");

    public RulesVersion {
        writers = List.copyOf(writers);
        why = CardNumbers.mask(why.strip());
    }

    /**
     * When a version became active.
     *
     * @param untested why it did without a back-test that it passed; empty when it had one
     */
    public record Activation(int version, Signature by, String untested) {
        public Activation {
            untested = CardNumbers.mask(untested.strip());
        }
    }

    /**
     * A new draft.
     *
     * @param number its own
     * @param origin whose content it begins with
     * @param active number of the version that is active now
     */
    public static RulesVersion draft(int number, RulesVersion origin, int active, String why, Signature by) {
        return new RulesVersion(
                origin.rules.numbered(number),
                origin.number(),
                active,
                List.of(by.by()),
                by,
                why,
                RulesState.DRAFT,
                null,
                null,
                false,
                null,
                "");
    }

    public int number() {
        return rules.version();
    }

    /** Whether this person wrote in it, on whichever machine. */
    public boolean isWrittenBy(String person) {
        return writers.stream().anyMatch(writer -> Signature.isSamePerson(writer, person));
    }

    /** With other content: a draft again, which was neither tested nor approved as it stands now. */
    public RulesVersion changed(RuleSet content, Signature by) {
        List<String> all = new ArrayList<>(writers);
        if (!all.contains(by.by())) {
            all.add(by.by());
        }
        return new RulesVersion(
                content.numbered(number()),
                basedOn,
                under,
                all,
                by,
                why,
                RulesState.DRAFT,
                null,
                null,
                sealed,
                activation,
                revision);
    }

    /** In another state. */
    public RulesVersion in(RulesState next) {
        return with(next, backTest, approved, sealed, activation, revision);
    }

    /** With the report of a test that it went through as it stands. */
    public RulesVersion tested(BackTest report) {
        return with(RulesState.BACK_TESTED, report, approved, sealed, activation, revision);
    }

    /** Approved as it stands. */
    public RulesVersion approved(Signature by) {
        return with(state, backTest, by, sealed, activation, revision);
    }

    /** Its content fixed for good. */
    public RulesVersion asSealed() {
        return with(state, backTest, approved, true, activation, revision);
    }

    /** As the history of all versions knows it. */
    RulesVersion known(RulesState known, @Nullable Activation when) {
        return with(known, backTest, approved, sealed, when, revision);
    }

    /** As it was saved. */
    public RulesVersion saved(String as) {
        return with(state, backTest, approved, sealed, activation, as);
    }

    private RulesVersion with(
            RulesState nextState,
            @Nullable BackTest report,
            @Nullable Signature approval,
            boolean fixed,
            @Nullable Activation when,
            String nextRevision) {
        return new RulesVersion(
                rules, basedOn, under, writers, written, why, nextState, report, approval, fixed, when, nextRevision);
    }
}
