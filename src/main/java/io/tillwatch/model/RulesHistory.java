package io.tillwatch.model;

import io.tillwatch.model.RulesVersion.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * Which versions became active, one after the other: the one place that decides which one is, so that there is always
 * exactly one. Before anybody activates anything it is the first.
 *
 * @param activations in their order
 * @param givenUp numbers of versions whose activation was begun and that were retired instead
 * @param revision opaque to callers: which saved form this is; empty when it is not saved
 */
public record RulesHistory(List<Activation> activations, List<Integer> givenUp, String revision) {
    /** Nobody has activated anything. */
    public static final RulesHistory NEW = new RulesHistory(List.of(), List.of(), "");

    public RulesHistory {
        activations = List.copyOf(activations);
        givenUp = List.copyOf(givenUp);
    }

    /** Number of the version that is active. */
    public int active() {
        return activations.isEmpty()
                ? RulesVersion.FIRST.number()
                : activations.getLast().version();
    }

    /** After this activation, which retires the version that was active until then. */
    public RulesHistory activated(Activation next) {
        List<Activation> all = new ArrayList<>(activations);
        all.add(next);
        return new RulesHistory(all, givenUp, revision);
    }

    /** After a version was given up. */
    public RulesHistory givenUp(int version) {
        List<Integer> all = new ArrayList<>(givenUp);
        all.add(version);
        return new RulesHistory(activations, all, revision);
    }

    /** As it was saved. */
    public RulesHistory saved(String as) {
        return new RulesHistory(activations, givenUp, as);
    }

    /** A version with the state that follows from this: its own document does not know what became of others. */
    public RulesVersion seen(RulesVersion stored) {
        int number = stored.number();
        Activation when = activations.stream()
                .filter(activation -> activation.version() == number)
                .reduce((one, other) -> other)
                .orElse(null);
        if (number == active()) {
            return stored.known(RulesState.ACTIVE, when);
        }
        boolean over = when != null || givenUp.contains(number) || number == RulesVersion.FIRST.number();
        return stored.known(over ? RulesState.RETIRED : stored.state(), when);
    }
}
