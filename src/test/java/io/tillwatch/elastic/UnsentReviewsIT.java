package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.JournalEntry;
import io.tillwatch.service.review.PendingReview;
import io.tillwatch.service.review.ReviewAction;
import io.tillwatch.service.review.ReviewAction.Kind;
import io.tillwatch.service.review.Reviews;
import io.tillwatch.service.review.UnsentReviews;
import io.tillwatch.service.review.UnsentReviews.Outcome;
import io.tillwatch.testing.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kim's desk is connected by a cable that comes out; Lee's is not. */
class UnsentReviewsIT extends ElasticTestBase {
    private static final ReviewAction CONFIRM = ReviewAction.decide(ClosingReason.FAKE_SALE, "");
    private static final ReviewAction DISMISS = ReviewAction.decide(ClosingReason.LARGE_ORDER, "a wedding");

    @TempDir
    private Path folder;

    private final Relay cable = cable();
    private final ElasticServer behind = ElasticServer.connect(
                    ElasticTestServer.moved(settings, cable.url()), executor, Duration.ofSeconds(1))
            .hurried();
    private final Reviews kim = new Reviews(behind.reviews(), behind.journal(), "kim@desk", () -> Sales.NOON, null);
    private final Reviews lee = new Reviews(server.reviews(), server.journal(), "lee@desk", () -> Sales.NOON, null);

    private Relay cable() {
        try {
            return new Relay(settings.url());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void flag() {
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            writes.add(Sales.flag(Sales.sale("sale-" + i, "S1", Sales.NOON, 30_000 + i, false), 3));
        }
        write(writes);
        publish();
    }

    @AfterEach
    void putAway() throws IOException {
        behind.close();
        cable.close();
    }

    private UnsentReviews unsent() {
        return new UnsentReviews(folder.resolve("unsent-reviews"));
    }

    private void act(FlagReview seen, ReviewAction action) {
        Failure away = assertThrows(Failure.class, () -> kim.act(seen, action));
        assertEquals(Failure.Kind.UNAVAILABLE, away.kind());
        unsent().keep(seen, action, kim.self(), Instant.EPOCH);
    }

    private static String sales(List<PendingReview> reviews) {
        return reviews.stream().map(PendingReview::saleId).collect(Collectors.joining(" "));
    }

    @Test
    void whatWasDoneMeanwhileIsSentInItsOrderAndConflictsAreKept() throws IOException {
        List<FlagReview> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            seen.add(kim.find("sale-" + i));
        }
        cable.pull();
        act(seen.get(3), DISMISS);
        act(seen.get(0), ReviewAction.note("called the store"));
        act(seen.get(0), CONFIRM);
        act(seen.get(1), DISMISS);
        act(seen.get(1), ReviewAction.of(Kind.UNDO));
        act(seen.get(2), CONFIRM);
        // Nobody is there: all of it stays, and nothing fails.
        Outcome away = unsent().send(kim);
        assertEquals(0, away.sent());
        assertEquals(6, away.waiting().size());
        assertFalse(away.trouble().isNone());

        // Lee decides two of them, and looks at another.
        lee.act(lee.find("sale-3"), CONFIRM);
        lee.act(lee.find("sale-2"), ReviewAction.of(Kind.TAKE));
        cable.putIn();
        Outcome back = unsent().send(kim);
        assertEquals(4, back.sent());
        assertEquals("sale-3 sale-2", sales(back.conflicts()));
        assertEquals("", sales(back.waiting()));
        assertEquals(
                "lee@desk was here first: it is confirmed now. Look at it again.",
                back.conflicts().getFirst().conflict().english());
        assertEquals("confirmed", lee.find("sale-3").state());
        assertEquals("confirmed", lee.find("sale-0").state());
        assertEquals("called the store", lee.find("sale-0").get(FlagReview.NOTE));
        assertEquals("open", lee.find("sale-1").state());
        assertEquals(
                List.of("UNDO", "DISMISS"),
                lee.history("sale-1", 9).stream().map(JournalEntry::action).toList());
        assertTrue(lee.journal().check().isIntact());

        // The conflict stays through restarts until somebody has looked at it.
        assertEquals(2, unsent().send(kim).conflicts().size());
        unsent().all().forEach(unsent()::settle);
        assertEquals(List.of(), unsent().all());
    }

    @Test
    void whatWasSentBeforeACrashIsNotSentTwiceAndIsNoConflict() throws IOException {
        FlagReview seen = kim.find("sale-0");
        unsent().keep(seen, DISMISS, kim.self(), Instant.EPOCH);
        unsent().keep(seen, ReviewAction.note("twice"), kim.self(), Instant.EPOCH);
        byte[] before = Files.readAllBytes(folder.resolve("unsent-reviews"));
        assertEquals(2, unsent().send(kim).sent());
        // As if the process had been killed before it noted that.
        Files.write(folder.resolve("unsent-reviews"), before);
        Outcome again = unsent().send(kim);
        assertEquals(new Outcome(2, List.of(), List.of(), Sentence.NONE), again);
        assertEquals(2, lee.history("sale-0", 9).size());
    }

    @Test
    void anotherPersonsAreLeftToThatPerson() {
        unsent().keep(lee.find("sale-0"), CONFIRM, "lee@desk", Instant.EPOCH);
        assertEquals(0, unsent().send(kim).sent());
        assertEquals("sale-0", sales(unsent().send(kim).waiting()));
        assertEquals(1, unsent().send(lee).sent());
    }
}
