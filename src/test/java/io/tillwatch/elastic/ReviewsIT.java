package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.Failure;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.Journal.Checked;
import io.tillwatch.service.review.JournalEntry;
import io.tillwatch.service.review.ReviewAction;
import io.tillwatch.service.review.ReviewAction.Kind;
import io.tillwatch.service.review.Reviews;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewsIT extends ElasticTestBase {
    private static final ReviewAction CONFIRM = ReviewAction.decide(ClosingReason.FAKE_SALE, "");
    private static final ReviewAction DISMISS = ReviewAction.decide(ClosingReason.LARGE_ORDER, "a wedding");

    private Instant now = Sales.NOON;

    private Reviews reviews(String who) {
        return reviews(who, null);
    }

    private Reviews reviews(String who, @Nullable Long secondFrom) {
        return new Reviews(server.reviews(), server.journal(), who, () -> now, secondFrom);
    }

    private void flag(int count) {
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            writes.add(Sales.flag(Sales.sale("sale-" + i, "S" + i % 7, Sales.NOON, 30_000 + i, false), 3));
        }
        write(writes.toArray(IndexWrite[]::new));
        publish();
    }

    private static String message(Failure failure) {
        return failure.sentence().english();
    }

    @Test
    void twoReviewersDecideOneFlagAndTheSecondIsToldOfTheFirst() throws Exception {
        flag(1);
        Reviews kim = reviews("kim@desk");
        Reviews lee = reviews("lee@desk");
        FlagReview seenByLee = lee.find("sale-0");
        FlagReview done = kim.act(kim.find("sale-0"), CONFIRM);
        assertEquals("confirmed", done.state());
        assertEquals("kim@desk", done.get(FlagReview.ASSIGNED_TO));
        Failure late = assertThrows(Failure.class, () -> lee.act(seenByLee, DISMISS));
        assertEquals("kim@desk was here first: it is confirmed now. Look at it again.", message(late));

        // And at the very same time.
        for (int round = 0; round < 5; round++) {
            FlagReview seen = kim.find("sale-0");
            Callable<FlagReview> byKim = () -> kim.act(seen, ReviewAction.note("kim"));
            Callable<FlagReview> byLee = () -> lee.act(seen, ReviewAction.note("lee"));
            int refused = 0;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Future<FlagReview> each : threads.invokeAll(List.of(byKim, byLee))) {
                    try {
                        each.get();
                    } catch (ExecutionException e) {
                        assertTrue(e.getCause() instanceof Failure, String.valueOf(e.getCause()));
                        refused++;
                    }
                }
            }
            assertEquals(1, refused);
        }
        Checked checked = kim.journal().check();
        assertTrue(checked.isIntact(), checked::toString);
    }

    @Test
    void whoTakesAFlagHasItForTenMinutes() {
        flag(1);
        Reviews kim = reviews("kim@desk");
        Reviews lee = reviews("lee@desk");
        FlagReview taken = kim.act(kim.find("sale-0"), ReviewAction.of(Kind.TAKE));
        Failure locked = assertThrows(Failure.class, () -> lee.act(lee.find("sale-0"), CONFIRM));
        assertEquals("kim@desk is looking at this.", message(locked));
        now = now.plus(Duration.ofMinutes(11));
        assertEquals("", taken.lockedBy(now));
        assertEquals("confirmed", lee.act(lee.find("sale-0"), CONFIRM).state());
        assertEquals("", lee.find("sale-0").get(FlagReview.LOCKED_BY));
    }

    @Test
    void whatWasDoneLastIsTakenBackAndAgainDone() {
        flag(1);
        Reviews kim = reviews("kim@desk");
        FlagReview first = kim.act(kim.find("sale-0"), DISMISS);
        FlagReview second = kim.act(first, ReviewAction.snooze(LocalDate.of(2026, 6, 9), "ask the store"));
        assertEquals("2026-06-09", second.get(FlagReview.SNOOZED_UNTIL));
        FlagReview undone = kim.undo(second);
        assertEquals(first.fields(), undone.fields());
        assertNotEquals(first.entry(), undone.entry());
        assertEquals(second.fields(), kim.undo(undone).fields());
        assertEquals(
                List.of("UNDO", "UNDO", "SNOOZE", "DISMISS"),
                kim.history("sale-0", 10).stream().map(JournalEntry::action).toList());
        assertThrows(Failure.class, () -> kim.undo(kim.find("sale-1")));
    }

    @Test
    void fiveThousandAtOnceEachWithItsEntryAndAllTakenBack() {
        flag(5_000);
        Reviews kim = reviews("kim@desk");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            ids.add("sale-" + i);
        }
        Reviews lee = reviews("lee@desk");
        lee.act(lee.find("sale-17"), ReviewAction.of(Kind.TAKE));
        List<Long> told = new ArrayList<>();
        Reviews.Bulk bulk = kim.actOnAll(ids, DISMISS, told::add, () -> false);
        assertEquals(4_999, bulk.done());
        assertEquals(List.of("sale-17"), List.copyOf(bulk.refused().keySet()));
        assertEquals(10, told.size());
        assertEquals("dismissed", kim.find("sale-4999").state());
        Checked checked = kim.journal().check();
        assertTrue(checked.isIntact(), checked::toString);
        assertEquals(5_000, checked.entries());

        kim.act(kim.find("sale-3"), CONFIRM);
        Reviews.Bulk undone = kim.undoAll(bulk.bulk(), done -> {}, () -> false);
        assertEquals(4_998, undone.done());
        assertEquals(List.of("sale-3"), List.copyOf(undone.refused().keySet()));
        assertEquals("open", kim.find("sale-4999").state());
        assertEquals("confirmed", kim.find("sale-3").state());

        Reviews.Bulk stopped = kim.actOnAll(ids, CONFIRM, told::add, () -> told.size() >= 12);
        assertTrue(stopped.done() >= 500 && stopped.done() <= 1_500, stopped::toString);
        assertTrue(kim.journal().check().isIntact());
    }

    @Test
    void twoPersonsDecideAboveALimit() {
        flag(1);
        Reviews kim = reviews("kim@desk", 10_000L);
        Reviews kimElsewhere = reviews("KIM@laptop", 10_000L);
        Reviews lee = reviews("lee@desk", 10_000L);
        assertEquals("waiting_for_second", kim.act(kim.find("sale-0"), CONFIRM).state());
        assertEquals(
                "waiting_for_second",
                kimElsewhere.act(kim.find("sale-0"), CONFIRM).state());
        FlagReview other = lee.act(lee.find("sale-0"), DISMISS);
        assertEquals("waiting_for_second", other.state());
        assertEquals("dismissed", other.get(FlagReview.PROPOSED));
        assertEquals("dismissed", kim.act(kim.find("sale-0"), DISMISS).state());
        assertEquals(
                "confirmed",
                reviews("kim@desk", 40_000L).act(kim.find("sale-0"), CONFIRM).state());
    }

    @Test
    void whatACrashLeftBetweenJournalAndFlagIsEnded() {
        flag(2);
        Reviews kim = reviews("kim@desk");
        FlagReview before = kim.find("sale-0");
        FlagReview done = kim.act(before, CONFIRM);
        // As if the process had been killed before the flag was written.
        Map<String, @Nullable Object> fields = Json.object();
        for (String field : FlagReview.FIELDS) {
            fields.put(field, null);
        }
        fields.put("review_state", "open");
        fields.put("review_entry", 0);
        fields.put("review_hash", "");
        call("POST", "/" + alias(IndexKind.FLAGS) + "/_update/sale-0", Json.object("doc", fields));
        assertEquals("open", kim.find("sale-0").state());
        Reviews lee = reviews("lee@desk");
        Failure late = assertThrows(Failure.class, () -> lee.act(before, DISMISS));
        assertTrue(message(late).startsWith("kim@desk was here first"), late::getMessage);
        assertEquals(done.fields(), kim.find("sale-0").fields());
        assertTrue(kim.journal().check().isIntact());
    }

    @Test
    void everyKindOfTamperingIsFound() {
        flag(4);
        Reviews kim = reviews("kim@desk");
        for (int i = 0; i < 4; i++) {
            kim.act(kim.find("sale-" + i), i % 2 == 0 ? CONFIRM : DISMISS);
        }
        kim.view(kim.find("sale-0"));
        List<JournalEntry> exported = new ArrayList<>();
        kim.export(exported::add);
        assertEquals(6, exported.size());
        assertTrue(kim.journal().check().isIntact());
        String entries = "/" + alias(IndexKind.DECISIONS) + "/_doc/00000000000";
        Map<String, @Nullable Object> second = source(entries + "2");

        // Changed.
        second.put("reason", "EVENT");
        call("PUT", entries + "2", second);
        assertWrong(kim, 2);
        second.put("reason", "LARGE_ORDER");
        call("PUT", entries + "2", second);
        assertTrue(kim.journal().check().isIntact());

        // Taken out, and put in elsewhere.
        call("DELETE", entries + "2", null);
        assertWrong(kim, 2);
        call("PUT", entries + "9", second);
        assertWrong(kim, 2);
        call("DELETE", entries + "9", null);
        call("PUT", entries + "2", second);
        assertTrue(kim.journal().check().isIntact());

        // The end cut off.
        Map<String, @Nullable Object> last = source(entries + "6");
        Map<String, @Nullable Object> head = source("/" + alias(IndexKind.DECISIONS) + "/_doc/head");
        call("DELETE", entries + "6", null);
        Map<String, @Nullable Object> shorter = Json.object();
        shorter.putAll(head);
        shorter.put("last", List.of());
        call("PUT", "/" + alias(IndexKind.DECISIONS) + "/_doc/head", shorter);
        assertWrong(kim, 6);
        call("PUT", entries + "6", last);
        call("PUT", "/" + alias(IndexKind.DECISIONS) + "/_doc/head", head);
        assertTrue(kim.journal().check().isIntact());

        // A flag's note of its entry, as when the whole chain was computed anew.
        call(
                "POST",
                "/" + alias(IndexKind.FLAGS) + "/_update/sale-3",
                Json.object("doc", Json.object("review_hash", "0".repeat(64))));
        assertWrong(kim, 4);
    }

    @Test
    void nobodyIsBothPersons() {
        flag(2);
        Reviews kim = reviews("kim@desk", 10_000L);
        Reviews lee = reviews("lee@desk", 10_000L);
        kim.act(kim.find("sale-0"), CONFIRM);
        // Lee only puts it off.
        lee.act(lee.find("sale-0"), ReviewAction.snooze(LocalDate.of(2026, 6, 9), ""));
        FlagReview again = kim.act(kim.find("sale-0"), CONFIRM);
        assertEquals("waiting_for_second", again.state());
        FlagReview both = lee.act(lee.find("sale-0"), CONFIRM);
        assertEquals("confirmed", both.state());
        assertEquals("kim@desk", both.get(FlagReview.PROPOSED_BY));
        // Lee takes the approval back; that Kim takes back what Lee took back would be to decide alone.
        FlagReview back = lee.undo(both);
        assertEquals("waiting_for_second", back.state());
        Failure alone = assertThrows(Failure.class, () -> kim.undo(kim.find("sale-0")));
        assertEquals("lee@desk took this decision back, and it takes two. Decide anew.", message(alone));
        assertEquals("confirmed", lee.undo(back).state());
    }

    @Test
    void whatACrashLeftIsEndedByWhateverIsWrittenNext() {
        flag(2);
        Reviews kim = reviews("kim@desk");
        FlagReview before = kim.find("sale-0");
        FlagReview done = kim.act(before, CONFIRM);
        Map<String, @Nullable Object> fields = Json.object();
        FlagReview.FIELDS.forEach(field -> fields.put(field, null));
        fields.put("review_state", "open");
        fields.put("review_entry", 0);
        fields.put("review_hash", "");
        call("POST", "/" + alias(IndexKind.FLAGS) + "/_update/sale-0", Json.object("doc", fields));
        // A view moves the journal on: what stands before it must not be forgotten.
        reviews("lee@desk").view(before);
        assertEquals(done.fields(), kim.find("sale-0").fields());
    }

    @Test
    void whoSawAnotherAmountDecidesNothing() {
        flag(1);
        Reviews kim = reviews("kim@desk");
        FlagReview seen = kim.find("sale-0");
        write(Sales.flag(Sales.sale("sale-0", "S0", Sales.NOON, 99_000, false), 3));
        Failure changed = assertThrows(Failure.class, () -> kim.act(seen, DISMISS));
        assertEquals("Sale sale-0 was changed since you saw it. Look at it again.", message(changed));
        assertEquals("dismissed", kim.act(kim.find("sale-0"), DISMISS).state());
    }

    @Test
    void tamperingThatLeavesEveryHashInOrderIsFound() {
        flag(3);
        Reviews kim = reviews("kim@desk");
        kim.act(kim.find("sale-0"), CONFIRM);
        String head = "/" + alias(IndexKind.DECISIONS) + "/_doc/head";
        Map<String, @Nullable Object> then = source(head);
        kim.act(kim.find("sale-1"), DISMISS);
        kim.view(kim.find("sale-0"));
        String entries = "/" + alias(IndexKind.DECISIONS) + "/_doc/00000000000";

        // No field of an entry that no hash covers.
        Map<String, @Nullable Object> third = source(entries + "3");
        third.put("rules_version", 7);
        call("PUT", entries + "3", third);
        assertWrong(kim, 3);
        third.remove("rules_version");
        third.put("decision", "LOOKED");
        call("PUT", entries + "3", third);
        assertWrong(kim, 3);

        // The journal as it was before the last decision, end and all: the flag knows better.
        call("DELETE", entries + "2", null);
        call("DELETE", entries + "3", null);
        call("PUT", head, then);
        assertWrong(kim, 2);
    }

    private Map<String, @Nullable Object> source(String path) {
        Map<String, @Nullable Object> copy = Json.object();
        Json.map(call("GET", path, null), "_source").forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static void assertWrong(Reviews reviews, long entry) {
        Checked checked = reviews.journal().check();
        assertFalse(checked.isIntact());
        assertEquals(entry, checked.firstWrong(), checked::toString);
    }
}
