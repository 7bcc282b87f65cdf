package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesHistory;
import io.tillwatch.model.RulesState;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.RuleStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElasticRuleStoreIT extends ElasticTestBase {
    private static final Signature KIM = new Signature("kim@desk", Sales.NOON);
    private static final Signature LEE = new Signature("lee@desk", Sales.NOON);

    private final RuleStore store = server.rules();
    private final RuleBook book = new RuleBook(store, false);

    private static RuleSet factor(int permille) {
        return new RuleSet(1, true, permille, true, 3);
    }

    /** What came of each, all begun at one moment: a version, or the key of the sentence that it failed with. */
    private List<Object> atOnce(List<Callable<RulesVersion>> work) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(work.size());
        List<Future<RulesVersion>> futures = new ArrayList<>();
        for (Callable<RulesVersion> each : work) {
            futures.add(executor.submit(() -> {
                start.await();
                return each.call();
            }));
        }
        List<Object> outcomes = new ArrayList<>();
        for (Future<RulesVersion> future : futures) {
            try {
                outcomes.add(future.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof Failure failure)) {
                    throw e;
                }
                outcomes.add(failure.sentence().key());
            }
        }
        return outcomes;
    }

    private static List<RulesVersion> versions(List<Object> outcomes) {
        return outcomes.stream()
                .filter(RulesVersion.class::isInstance)
                .map(RulesVersion.class::cast)
                .toList();
    }

    private List<RulesVersion> active() {
        return book.all().stream()
                .filter(version -> version.state() == RulesState.ACTIVE)
                .toList();
    }

    @Test
    void theFirstVersionIsThereWithoutAnIndexToo() {
        assertEquals(List.of(RulesVersion.FIRST), book.all());
        call("DELETE", "/" + alias(IndexKind.RULES) + "-v1-000001", null);
        assertEquals(List.of(RulesVersion.FIRST), book.all());
        assertEquals(RuleSet.DEFAULT, book.rules());
        server.admin().prepareRecords();
        assertEquals(2, book.draft(1, "why", KIM).number());
    }

    @Test
    void anInstallationThatWasMadeBeforeThereWereVersionsGetsThem() {
        String index = alias(IndexKind.RULES) + "-v1-000001";
        call("DELETE", "/" + index, null);
        Map<String, Object> properties = Map.of(
                "version", Map.of("type", "integer", "coerce", false),
                "valid_from", Map.of("type", "date", "format", "strict_date_optional_time"),
                "changed_by", Map.of("type", "keyword"),
                "above_enabled", Map.of("type", "boolean"),
                "above_factor_permille", Map.of("type", "integer", "coerce", false),
                "repeated_enabled", Map.of("type", "boolean"),
                "repeated_times", Map.of("type", "integer", "coerce", false));
        call(
                "PUT",
                "/" + index,
                Json.object(
                        "aliases", Json.object(alias(IndexKind.RULES), Json.object()),
                        "mappings", Json.object("dynamic", "strict", "properties", properties)));
        assertEquals(RulesVersion.FIRST, book.active());
        server.admin().prepareRecords();
        RulesVersion draft = book.change(book.draft(1, "why", KIM), factor(3000), KIM);
        book.activate(draft, 1, "urgent", KIM);
        assertEquals(factor(3000).numbered(2), book.rules());
        assertEquals(draft.rules(), server.rules().find(2).orElseThrow().rules());
    }

    @Test
    void whatWasSavedReadsBackAndOnlyItsLastReaderSavesItAgain() {
        RulesVersion draft = book.draft(1, "why", KIM);
        assertEquals(draft, store.find(2).orElseThrow());
        RulesVersion changed = book.change(draft, factor(3000), LEE);
        assertEquals(changed, store.find(2).orElseThrow());
        assertTrue(store.save(draft.in(RulesState.RETIRED)).isEmpty());
        assertTrue(store.save(draft.saved("")).isEmpty());
        book.activate(changed, 1, "urgent", LEE);
        RulesHistory history = store.history();
        assertEquals(List.of(new RulesVersion.Activation(2, LEE, "urgent")), history.activations());
        assertEquals(history, store.history());
        assertTrue(store.save(RulesHistory.NEW.givenUp(2)).isEmpty());
        assertEquals(2L, source(IndexKind.RULES, "history").get("active"));
    }

    @Test
    void ofTwoWhoChangeOneDraftOneIsToldAndNothingIsMixed() throws Exception {
        for (int round = 0; round < 10; round++) {
            RulesVersion seen = book.draft(1, "why", KIM);
            List<Object> outcomes = atOnce(
                    List.of(() -> book.change(seen, factor(3000), KIM), () -> book.change(seen, factor(4000), LEE)));
            List<RulesVersion> done = versions(outcomes);
            assertEquals(1, done.size(), outcomes.toString());
            assertTrue(outcomes.contains("rules.changed"), outcomes.toString());
            assertEquals(done.getFirst(), book.version(seen.number()));
        }
    }

    @Test
    void ofTwoWhoActivateAtOnceOneIsToldAndOneVersionIsActive() throws Exception {
        for (int round = 0; round < 10; round++) {
            int former = book.active().number();
            RulesVersion one = book.draft(former, "one", KIM);
            RulesVersion other = book.draft(former, "other", LEE);
            List<Object> outcomes = atOnce(List.of(
                    () -> book.activate(one, former, "urgent", KIM),
                    () -> book.activate(other, former, "urgent", LEE)));
            List<RulesVersion> done = versions(outcomes);
            assertEquals(1, done.size(), outcomes.toString());
            assertTrue(outcomes.contains("rules.activated.meanwhile"), outcomes.toString());
            assertEquals(done, active());
            assertEquals(RulesState.RETIRED, book.version(former).state());
        }
    }

    @Test
    void whatIsActiveIsWhatWasActivatedWhoeverWritesAtThatMoment() throws Exception {
        for (int round = 0; round < 10; round++) {
            int former = book.active().number();
            RulesVersion seen = book.change(book.draft(1, "why", KIM), factor(3000), KIM);
            List<Object> outcomes = atOnce(List.of(
                    () -> book.activate(seen, former, "urgent", KIM), () -> book.change(seen, factor(4000), LEE)));
            assertEquals(1, versions(outcomes).size(), outcomes.toString());
            assertEquals(1, active().size());
            boolean activated = outcomes.getFirst() instanceof RulesVersion;
            assertEquals(activated ? seen.number() : former, book.active().number());
            assertEquals(
                    factor(activated ? 3000 : 4000).numbered(seen.number()),
                    book.version(seen.number()).rules());
        }
    }

    @Test
    void ofAnActivationAndAGivingUpAtOnceOneHolds() throws Exception {
        for (int round = 0; round < 10; round++) {
            int former = book.active().number();
            RulesVersion draft = book.draft(1, "why", KIM);
            // As left by somebody who was stopped between the two steps.
            RulesVersion sealed = store.save(draft.asSealed()).orElseThrow();
            List<Object> outcomes =
                    atOnce(List.of(() -> book.activate(sealed, former, "urgent", KIM), () -> book.retire(sealed)));
            assertEquals(1, versions(outcomes).size(), outcomes.toString());
            assertEquals(
                    versions(outcomes).getFirst().state(),
                    book.version(draft.number()).state());
            assertEquals(1, active().size());
        }
    }

    @Test
    void anActivationThatWasKilledHalfwayLeavesTheFormerOneActiveAndCanBeEnded() {
        RulesVersion draft = book.change(book.draft(1, "why", KIM), factor(3000), KIM);
        RulesVersion half = store.save(draft.asSealed()).orElseThrow();
        assertEquals(List.of(RulesVersion.FIRST), active());
        assertEquals(RuleSet.DEFAULT, book.rules());
        assertEquals(RulesState.DRAFT, book.version(2).state());
        Failure failure = assertThrows(Failure.class, () -> book.change(half, factor(4000), KIM));
        assertEquals(Sentence.of("rules.sealed", 2), failure.sentence());
        book.activate(book.version(2), 1, "urgent", LEE);
        assertEquals(factor(3000).numbered(2), book.rules());
        assertEquals(List.of(2), active().stream().map(RulesVersion::number).toList());
    }

    @Test
    void aSecondPersonIsAskedForOnTheServerToo() {
        RuleBook strict = new RuleBook(store, true);
        RulesVersion draft = strict.draft(1, "why", KIM);
        assertThrows(Failure.class, () -> strict.activate(draft, 1, "urgent", KIM));
        assertThrows(Failure.class, () -> strict.approve(draft, KIM));
        RulesVersion approved = strict.approve(draft, LEE);
        assertEquals(approved, store.find(2).orElseThrow());
        assertEquals(2, strict.activate(strict.version(2), 1, "urgent", KIM).number());
    }

    @Test
    void draftsThatAreBegunAtOnceHaveNumbersOfTheirOwn() throws Exception {
        List<Callable<RulesVersion>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            // Told apart by what they say: the same again is taken for a write that was repeated.
            String why = "why " + i;
            work.add(() -> book.draft(1, why, KIM));
        }
        for (int round = 0; round < 14; round++) {
            assertEquals(4, versions(atOnce(work)).size());
        }
        assertEquals(
                IntStream.rangeClosed(1, 57).boxed().toList(),
                book.all().stream().map(RulesVersion::number).toList());
    }
}
