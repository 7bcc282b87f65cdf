package io.tillwatch.service.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsentFileTest {
    private static final Instant NOON = Instant.parse("2026-05-31T03:00:00.123456Z");
    private static final ReviewAction DISMISS = ReviewAction.decide(ClosingReason.EVENT, "축제 100% +1,\n둘째 줄; a = b");

    @TempDir
    private Path folder;

    private static FlagReview seen(String saleId, long entry) {
        return new FlagReview(saleId, "S1", 30_000, new TreeMap<>(), entry, "", false, "1:1");
    }

    private Path file() {
        return folder.resolve("state").resolve("unsent");
    }

    @Test
    void whatIsKeptIsThereForTheNextProcessInItsOrder() {
        UnsentReviews unsent = new UnsentReviews(file());
        assertEquals(List.of(), unsent.all());
        PendingReview first = unsent.keep(seen("sale 1", 7), DISMISS, "kim@desk", NOON);
        PendingReview second =
                unsent.keep(seen("sale 1", 7), ReviewAction.snooze(LocalDate.of(2026, 6, 9), ""), "kim@desk", NOON);
        PendingReview third = unsent.keep(seen("s2", 0), ReviewAction.assign("lee@desk"), "kim@desk", NOON);
        assertEquals(List.of(first, second, third), new UnsentReviews(file()).all());
        assertEquals(DISMISS, first.action());
        unsent.settle(second);
        assertEquals(List.of(first, third), new UnsentReviews(file()).all());
        // A number is never given twice, or a later note of "sent" would strike out another one.
        assertEquals(4, unsent.keep(seen("s3", 0), DISMISS, "kim@desk", NOON).id());
    }

    @Test
    void aLineThatACrashToreHidesNoOther() throws IOException {
        UnsentReviews unsent = new UnsentReviews(file());
        PendingReview first = unsent.keep(seen("s1", 7), DISMISS, "kim@desk", NOON);
        String whole = Files.readString(file());
        Files.writeString(file(), whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);
        assertEquals(List.of(first), unsent.all());
        PendingReview next = unsent.keep(seen("s2", 7), DISMISS, "kim@desk", NOON);
        assertEquals(List.of(first, next), unsent.all());
        // And one whose letters were changed is not taken for what it says now.
        Files.writeString(file(), Files.readString(file()).replaceFirst("kim", "lee"));
        assertEquals(List.of(next), unsent.all());
    }

    @Test
    void severalAtOnceGetNumbersOfTheirOwn() throws InterruptedException {
        List<Callable<Long>> work = IntStream.range(0, 40)
                .<Callable<Long>>mapToObj(i -> () -> new UnsentReviews(file())
                        .keep(seen("s" + i, 0), DISMISS, "kim@desk", NOON)
                        .id())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(work);
        }
        assertEquals(
                IntStream.rangeClosed(1, 40).mapToObj(i -> (long) i).toList(),
                new UnsentReviews(file()).all().stream().map(PendingReview::id).toList());
    }

    @Test
    void whyItCannotBeDoneIsToldInBothLanguagesLater() {
        var why = Sentence.of("review.meanwhile", "lee@desk, \"A\" 1%", Sentence.of("review.is.confirmed"));
        UnsentLine read =
                UnsentLine.read(new UnsentLine.Refused(3, why).write().strip()).orElseThrow();
        assertEquals(new UnsentLine.Refused(3, why), read);
        assertEquals(why.in(Locale.KOREAN), ((UnsentLine.Refused) read).why().in(Locale.KOREAN));
    }

    @Test
    void whatCannotBeKeptIsSaid() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where the folder should be");
        Failure failure = assertThrows(
                Failure.class, () -> new UnsentReviews(file()).keep(seen("s1", 0), DISMISS, "kim@desk", NOON));
        assertTrue(failure.sentence().english().contains(file().toString()));
    }
}
