package io.tillwatch.model;

import static io.tillwatch.model.RulesState.ACTIVE;
import static io.tillwatch.model.RulesState.BACK_TESTED;
import static io.tillwatch.model.RulesState.DRAFT;
import static io.tillwatch.model.RulesState.RETIRED;
import static io.tillwatch.model.RulesState.SHADOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.model.RulesVersion.Activation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesStateTest {
    private static final Signature KIM = new Signature("kim@desk", Instant.parse("2026-06-01T03:00:00Z"));

    @Test
    void theseMovesAreAllowedAndNoOthers() {
        List<String> allowed = new ArrayList<>();
        for (RulesState from : RulesState.values()) {
            for (RulesState to : RulesState.values()) {
                if (from.mayBecome(to)) {
                    allowed.add(from.word() + " > " + to.word());
                }
            }
        }
        assertEquals(
                List.of(
                        "draft > back-tested",
                        "draft > shadow",
                        "draft > active",
                        "draft > retired",
                        "back-tested > draft",
                        "back-tested > back-tested",
                        "back-tested > shadow",
                        "back-tested > active",
                        "back-tested > retired",
                        "shadow > active",
                        "shadow > retired",
                        "active > retired"),
                allowed);
    }

    @Test
    void aWordLeadsBackToItsState() {
        for (RulesState state : RulesState.values()) {
            assertEquals(Optional.of(state), RulesState.ofWord(state.word()));
        }
        assertEquals(Optional.empty(), RulesState.ofWord("gone"));
    }

    @Test
    void whateverTheHistoryThereIsOneActiveVersion() {
        List<RulesVersion> stored =
                List.of(RulesVersion.FIRST, version(2, DRAFT), version(3, SHADOW), version(4, DRAFT));
        RulesHistory history = RulesHistory.NEW;
        assertEquals(List.of(ACTIVE, DRAFT, SHADOW, DRAFT), states(history, stored));
        history = history.activated(new Activation(3, KIM, ""));
        assertEquals(List.of(RETIRED, DRAFT, ACTIVE, DRAFT), states(history, stored));
        history = history.givenUp(2).activated(new Activation(4, KIM, ""));
        assertEquals(List.of(RETIRED, RETIRED, RETIRED, ACTIVE), states(history, stored));
        assertEquals(4, history.active());
    }

    private static List<RulesState> states(RulesHistory history, List<RulesVersion> stored) {
        return stored.stream().map(version -> history.seen(version).state()).toList();
    }

    private static RulesVersion version(int number, RulesState state) {
        return RulesVersion.draft(number, RulesVersion.FIRST, 1, "why", KIM).in(state);
    }

    @Test
    void anUntestedChangeIsADraftThatNobodyApproved() {
        BackTest passed = new BackTest("{}", true, KIM);
        RulesVersion tested = version(2, DRAFT).tested(passed).approved(new Signature("lee@desk", KIM.at()));
        assertEquals(BACK_TESTED, tested.state());
        RulesVersion changed = tested.changed(RuleSet.DEFAULT, new Signature("park@home", KIM.at()));
        assertEquals(version(2, DRAFT).writers(), List.of("kim@desk"));
        assertEquals(List.of("kim@desk", "park@home"), changed.writers());
        assertEquals(DRAFT, changed.state());
        assertEquals(null, changed.backTest());
        assertEquals(null, changed.approved());
        assertEquals(2, changed.number());
    }

    @Test
    void aPersonIsOneOnAllMachines() {
        assertEquals(true, version(2, DRAFT).isWrittenBy("KIM@laptop"));
        assertEquals(false, version(2, DRAFT).isWrittenBy("kimberly@desk"));
    }
}
