package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.model.BackTest;
import io.tillwatch.model.Failure;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesState;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.RulesVersion.Activation;
import io.tillwatch.model.Signature;
import io.tillwatch.testing.KeptRules;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RuleBookTest {
    private static final Instant NOON = Instant.parse("2026-06-01T03:00:00Z");
    private static final Signature KIM = new Signature("kim@desk", NOON);
    private static final Signature LEE = new Signature("lee@desk", NOON);
    private static final RuleSet THREE = new RuleSet(1, true, 3000, true, 3);
    private static final RuleSet FOUR = new RuleSet(1, true, 4000, true, 3);

    private final KeptRules store = new KeptRules();
    private final RuleBook book = new RuleBook(store, false);

    private static void assertRefused(String key, Executable attempt) {
        Failure failure = assertThrows(Failure.class, attempt);
        assertEquals(key, failure.sentence().key());
        assertEquals(Failure.Kind.REFUSED, failure.kind());
    }

    private List<String> states() {
        return book.all().stream()
                .map(version -> version.number() + " " + version.state().word())
                .toList();
    }

    private RulesVersion draftOf(RuleSet rules) {
        return book.change(book.draft(1, "why", KIM), rules, KIM);
    }

    @Test
    void theFirstVersionIsActiveWithoutAnybodysDoing() {
        assertEquals(List.of(RulesVersion.FIRST), book.all());
        assertEquals(RulesVersion.FIRST, book.active());
        assertEquals(RuleSet.DEFAULT, book.rules());
        assertRefused("rules.missing", () -> book.version(2));
        assertRefused("rules.fixed", () -> book.change(book.version(1), THREE, KIM));
        assertRefused("rules.retire.active", () -> book.retire(book.version(1)));
    }

    @Test
    void activatingRetiresTheFormerOne() {
        RulesVersion draft = draftOf(THREE);
        assertEquals(List.of("1 active", "2 draft"), states());
        RulesVersion active = book.activate(draft, 1, "urgent", LEE);
        assertEquals(new Activation(2, LEE, "urgent"), active.activation());
        assertEquals(List.of("1 retired", "2 active"), states());
        assertEquals(THREE.numbered(2), book.rules());
        assertRefused("rules.fixed", () -> book.change(active, FOUR, KIM));
        assertRefused("rules.move", () -> book.activate(active, 2, "again", KIM));
    }

    @Test
    void withoutATestThatItPassedAVersionNeedsAReason() {
        RulesVersion draft = draftOf(THREE);
        assertRefused("rules.untested", () -> book.activate(draft, 1, " ", KIM));
        RulesVersion failed = book.addBackTest(draft, new BackTest("{\"lost\":1}", false, KIM));
        assertEquals(RulesState.BACK_TESTED, failed.state());
        assertRefused("rules.untested", () -> book.activate(failed, 1, "", KIM));
        RulesVersion passed = book.addBackTest(failed, new BackTest("{\"lost\":0}", true, KIM));
        Activation activation = book.activate(passed, 1, "", KIM).activation();
        assertEquals(new Activation(2, KIM, ""), activation);
    }

    @Test
    void aSecondPersonApprovesWhatStandsThere() {
        RuleBook strict = new RuleBook(store, true);
        RulesVersion draft = draftOf(THREE);
        assertRefused("rules.approval.missing", () -> strict.activate(draft, 1, "urgent", LEE));
        assertRefused("rules.approval.own", () -> strict.approve(draft, KIM));
        assertRefused("rules.approval.own", () -> strict.approve(draft, new Signature("Kim@laptop", NOON)));
        RulesVersion approved = strict.approve(draft, LEE);
        RulesVersion changed = strict.change(approved, FOUR, KIM);
        assertRefused("rules.approval.missing", () -> strict.activate(changed, 1, "urgent", LEE));
        RulesVersion again = strict.approve(changed, LEE);
        assertEquals(LEE, strict.activate(again, 1, "urgent", KIM).approved());
    }

    @Test
    void whoWroteAPartCannotApproveTheWhole() {
        RulesVersion both = book.change(draftOf(THREE), FOUR, LEE);
        assertEquals(List.of("kim@desk", "lee@desk"), both.writers());
        assertRefused("rules.approval.own", () -> book.approve(both, LEE));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsRefused() {
        RulesVersion seen = book.draft(1, "why", KIM);
        RulesVersion lees = book.change(seen, FOUR, LEE);
        assertRefused("rules.changed", () -> book.change(seen, THREE, KIM));
        assertRefused("rules.changed", () -> book.approve(seen, new Signature("park@desk", NOON)));
        assertRefused("rules.changed", () -> book.activate(seen, 1, "urgent", KIM));
        assertRefused("rules.changed", () -> book.retire(seen));
        assertEquals(lees, book.version(2));
    }

    @Test
    void aVersionThatWasWrittenUnderAnotherOneDoesNotUndoItUnseen() {
        RulesVersion two = draftOf(THREE);
        RulesVersion three = draftOf(FOUR);
        book.activate(two, 1, "urgent", KIM);
        assertRefused("rules.activated.meanwhile", () -> book.activate(three, three.under(), "urgent", LEE));
        book.activate(three, 2, "urgent", LEE);
        assertEquals(List.of("1 retired", "2 retired", "3 active"), states());
    }

    @Test
    void ofTwoWhoActivateAtOnceOneIsTold() {
        RulesVersion two = draftOf(THREE);
        RulesVersion three = draftOf(FOUR);
        store.beforeHistory = () -> book.activate(three, 1, "urgent", LEE);
        assertRefused("rules.activated.meanwhile", () -> book.activate(two, 1, "urgent", KIM));
        assertEquals(List.of("1 retired", "2 draft", "3 active"), states());
    }

    @Test
    void anActivationThatWasBrokenOffLeavesTheFormerOneActive() {
        RulesVersion draft = draftOf(THREE);
        store.beforeHistory = () -> {
            throw new IllegalStateException("killed");
        };
        assertThrows(IllegalStateException.class, () -> book.activate(draft, 1, "urgent", KIM));
        assertEquals(List.of("1 active", "2 draft"), states());
        assertEquals(RuleSet.DEFAULT, book.rules());
        RulesVersion half = book.version(2);
        assertRefused("rules.sealed", () -> book.change(half, FOUR, KIM));
        assertRefused("rules.sealed", () -> book.shadow(half));
        assertEquals(THREE.numbered(2), book.activate(half, 1, "urgent", LEE).rules());
        assertEquals(List.of("1 retired", "2 active"), states());
    }

    @Test
    void whatIsActivatedCannotBeChangedInTheSameMoment() {
        RulesVersion draft = draftOf(THREE);
        store.beforeHistory = () -> assertRefused("rules.changed", () -> book.change(draft, FOUR, LEE));
        book.activate(draft, 1, "urgent", KIM);
        assertEquals(THREE.numbered(2), book.rules());
    }

    @Test
    void ofAnActivationAndAGivingUpAtOnceOneHolds() {
        RulesVersion draft = draftOf(THREE);
        store.beforeHistory = () -> book.retire(book.version(2));
        assertRefused("rules.activated.meanwhile", () -> book.activate(draft, 1, "urgent", KIM));
        assertEquals(List.of("1 active", "2 retired"), states());
        assertRefused("rules.move", () -> book.activate(book.version(2), 1, "urgent", KIM));
    }

    @Test
    void restoringBringsBackWhatAnEarlierVersionSaid() {
        book.activate(draftOf(THREE), 1, "urgent", KIM);
        assertRefused("rules.restore.active", () -> book.restore(2, "why", KIM));
        RulesVersion restored = book.restore(1, "too few alarms", LEE);
        assertEquals(RuleSet.DEFAULT.numbered(3), restored.rules());
        assertEquals(1, restored.basedOn());
        assertEquals(2, restored.under());
        assertEquals(List.of(), book.differences(1, 3));
        book.activate(restored, restored.under(), "urgent", KIM);
        assertEquals(List.of("1 retired", "2 retired", "3 active"), states());
    }

    @Test
    void aDraftCanBeGivenUpAndItsNumberIsNotUsedAgain() {
        RulesVersion retired = book.retire(draftOf(THREE));
        assertEquals(RulesState.RETIRED, retired.state());
        assertRefused("rules.fixed", () -> book.change(retired, FOUR, KIM));
        assertRefused("rules.move", () -> book.approve(retired, LEE));
        assertEquals(3, book.draft(1, "why", KIM).number());
    }

    @Test
    void aVersionInTheShadowIsFixed() {
        RulesVersion shadow = book.shadow(draftOf(THREE));
        assertRefused("rules.fixed", () -> book.change(shadow, FOUR, KIM));
        assertEquals(RulesState.ACTIVE, book.activate(shadow, 1, "urgent", KIM).state());
    }
}
