package io.tillwatch.service;

import io.tillwatch.model.BackTest;
import io.tillwatch.model.Failure;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesDiff;
import io.tillwatch.model.RulesHistory;
import io.tillwatch.model.RulesState;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.RulesVersion.Activation;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * All versions of the rules, and what may be done with them. A change begins with a version as somebody saw it and is
 * refused when it stands otherwise by now, so that two people never overwrite each other. From any thread; every method
 * may throw {@link Failure}.
 */
public final class RuleBook {
    /** So often somebody else may take a new version's number. */
    private static final int TRIES = 100;

    private final RuleStore store;
    private final boolean secondPerson;

    /** @param secondPerson whether somebody who did not write in a version has to approve it before it becomes active */
    public RuleBook(RuleStore store, boolean secondPerson) {
        this.store = store;
        this.secondPerson = secondPerson;
    }

    /** Every version by number, the first one too. */
    public List<RulesVersion> all() {
        // First: a version that becomes active while the others are read is among them.
        RulesHistory history = store.history();
        List<RulesVersion> all = new ArrayList<>();
        all.add(history.seen(RulesVersion.FIRST));
        store.versions().forEach(version -> all.add(history.seen(version)));
        return List.copyOf(all);
    }

    /** The version of this number; refused when there is none. */
    public RulesVersion version(int number) {
        return store.history().seen(stored(number));
    }

    private RulesVersion stored(int number) {
        return number == RulesVersion.FIRST.number()
                ? RulesVersion.FIRST
                : store.find(number).orElseThrow(() -> refused(Sentence.of("rules.missing", number)));
    }

    /** The version that is active. */
    public RulesVersion active() {
        RulesHistory history = store.history();
        return history.seen(stored(history.active()));
    }

    /** What runs judge by. */
    public RuleSet rules() {
        return active().rules();
    }

    /** What the second version says otherwise than the first, in words; empty when nothing. */
    public List<Sentence> differences(int before, int after) {
        return RulesDiff.between(stored(before).rules(), stored(after).rules());
    }

    /** Begins a new version with the content of another one. */
    public RulesVersion draft(int basedOn, String why, Signature by) {
        RulesVersion origin = stored(basedOn);
        int active = store.history().active();
        int number =
                store.versions().stream().mapToInt(RulesVersion::number).max().orElse(RulesVersion.FIRST.number()) + 1;
        for (int last = number + TRIES; number < last; number++) {
            var saved = store.save(RulesVersion.draft(number, origin, active, why, by));
            if (saved.isPresent()) {
                return saved.get();
            }
        }
        throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("rules.changed", number));
    }

    /** As {@link #draft}, to bring back what an earlier version said; refused when that is what is active. */
    public RulesVersion restore(int number, String why, Signature by) {
        if (store.history().active() == number) {
            throw refused(Sentence.of("rules.restore.active", number));
        }
        return draft(number, why, by);
    }

    /** Changes what a draft says; one that was tested or approved has to be so again. */
    public RulesVersion change(RulesVersion seen, RuleSet content, Signature by) {
        RulesVersion stands = standing(seen);
        if (stands.state() != RulesState.DRAFT && !stands.state().mayBecome(RulesState.DRAFT)) {
            throw refused(
                    Sentence.of("rules.fixed", stands.number(), stands.state().sentence()));
        }
        checkOpen(stands);
        return saved(stands.changed(content, by));
    }

    /** Adds the report of a back-test to a version that was tested as it stands. */
    public RulesVersion addBackTest(RulesVersion seen, BackTest report) {
        RulesVersion stands = standing(seen);
        checkMove(stands, RulesState.BACK_TESTED);
        checkOpen(stands);
        return saved(stands.tested(report));
    }

    /** Has a version judge beside the active one. */
    public RulesVersion shadow(RulesVersion seen) {
        RulesVersion stands = standing(seen);
        checkMove(stands, RulesState.SHADOW);
        checkOpen(stands);
        return saved(stands.in(RulesState.SHADOW));
    }

    /** Approves what a version says; refused for who wrote in it. */
    public RulesVersion approve(RulesVersion seen, Signature by) {
        RulesVersion stands = standing(seen);
        checkMove(stands, RulesState.ACTIVE);
        checkOpen(stands);
        if (stands.isWrittenBy(by.by())) {
            throw refused(Sentence.of("rules.approval.own", stands.number()));
        }
        return saved(stands.approved(by));
    }

    /** Gives a version up that is not active. */
    public RulesVersion retire(RulesVersion seen) {
        RulesHistory history = store.history();
        RulesVersion stands = standing(seen);
        if (stands.state() == RulesState.ACTIVE) {
            throw refused(Sentence.of("rules.retire.active", stands.number()));
        }
        checkMove(stands, RulesState.RETIRED);
        if (!stands.sealed()) {
            return saved(stands.in(RulesState.RETIRED));
        }
        // Its activation was begun, and whoever began it may be about to end it: both write the history, one is first.
        RulesHistory saved = store.save(history.givenUp(stands.number()))
                .orElseThrow(() -> refused(Sentence.of("rules.changed", stands.number())));
        return saved.seen(stands);
    }

    /**
     * Makes a version the active one, and retires the one that was. First its content is fixed for good, then one write
     * of the history changes both: whoever is stopped in between leaves the former one active.
     *
     * @param replaces the version that the person knows to be active
     * @param untested why it becomes active without a back-test that it passed; empty for no reason
     */
    public RulesVersion activate(RulesVersion seen, int replaces, String untested, Signature by) {
        RulesHistory history = store.history();
        RulesVersion stands = standing(seen);
        checkMove(stands, RulesState.ACTIVE);
        if (history.active() != replaces) {
            throw refused(Sentence.of("rules.activated.meanwhile", stands.number(), replaces, history.active()));
        }
        BackTest report = stands.backTest();
        boolean passed = report != null && report.passed();
        if (!passed && untested.isBlank()) {
            throw refused(Sentence.of("rules.untested", stands.number()));
        }
        Signature approval = stands.approved();
        if (secondPerson && (approval == null || stands.isWrittenBy(approval.by()))) {
            throw refused(Sentence.of("rules.approval.missing", stands.number()));
        }
        RulesVersion fixed = stands.sealed() ? stands : saved(stands.asSealed());
        Activation activation = new Activation(fixed.number(), by, passed ? "" : untested);
        return store.save(history.activated(activation))
                .map(now -> now.seen(fixed))
                .orElseThrow(() -> refused(Sentence.of(
                        "rules.activated.meanwhile",
                        fixed.number(),
                        replaces,
                        store.history().active())));
    }

    /** The version as it is by now, if that is how it was seen. */
    private RulesVersion standing(RulesVersion seen) {
        RulesVersion stands = version(seen.number());
        if (!stands.revision().equals(seen.revision())) {
            throw refused(Sentence.of("rules.changed", seen.number()));
        }
        return stands;
    }

    private RulesVersion saved(RulesVersion next) {
        return store.save(next).orElseThrow(() -> refused(Sentence.of("rules.changed", next.number())));
    }

    private static void checkMove(RulesVersion version, RulesState next) {
        if (!version.state().mayBecome(next)) {
            throw refused(
                    Sentence.of("rules.move", version.number(), version.state().sentence(), next.sentence()));
        }
    }

    private static void checkOpen(RulesVersion version) {
        if (version.sealed()) {
            throw refused(Sentence.of("rules.sealed", version.number()));
        }
    }

    private static Failure refused(Sentence sentence) {
        return new Failure(Failure.Kind.REFUSED, sentence);
    }
}
