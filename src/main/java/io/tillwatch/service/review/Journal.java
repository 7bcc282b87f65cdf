package io.tillwatch.service.review;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The append-only journal. Its end is one document that is moved on by compare-and-set and holds the entries that were appended
 * last, so that two writers never continue the same entry, and a crash between the end and its entries leaves no gap: whoever
 * comes next writes them.
 */
public final class Journal {
    private static final int TRIES = 50;
    private static final int BATCH = 500;

    private final JournalStore store;
    private final ReviewStore flags;

    public Journal(JournalStore store, ReviewStore flags) {
        this.store = store;
        this.flags = flags;
    }

    /**
     * Appends entries in their order, as one; gives them back with their numbers and hashes.
     *
     * @param settle carries out on the flags what the entries before say; called again whenever somebody else was faster. The end
     *     moves on only from entries that were settled, so that nothing a crash left is ever passed over
     */
    List<JournalEntry> append(List<JournalEntry> drafts, Consumer<List<JournalEntry>> settle) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            JournalStore.Head head = store.head().orElse(JournalStore.Head.NONE);
            store.write(head.last());
            settle.accept(head.last());
            List<JournalEntry> linked = new ArrayList<>();
            long number = head.number();
            String hash = head.hash();
            for (JournalEntry draft : drafts) {
                JournalEntry entry = draft.linked(++number, hash);
                hash = entry.hash();
                linked.add(entry);
            }
            if (store.move(head, new JournalStore.Head(number, hash, linked, head.revision()))) {
                store.write(linked);
                return linked;
            }
        }
        throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("review.journal.busy"));
    }

    /** The entries that were appended last; they are written when this returns. */
    List<JournalEntry> last() {
        List<JournalEntry> last = store.head().map(JournalStore.Head::last).orElse(List.of());
        store.write(last);
        return last;
    }

    /**
     * What a check of the journal found.
     *
     * @param entries that there are
     * @param firstWrong number of the first entry that is not what was written; 0 when all are
     * @param what is wrong with it; NONE when nothing is
     */
    public record Checked(long entries, long firstWrong, Sentence what) {
        public boolean isIntact() {
            return firstWrong == 0;
        }
    }

    /** Follows the chain from the first entry to the end, then holds each flag against the entry that it names. */
    public Checked check() {
        JournalStore.Head head = store.head().orElse(JournalStore.Head.NONE);
        store.write(head.last());
        Walk walk = new Walk(head);
        store.all(walk::next);
        if (walk.found == null && walk.number < head.number()) {
            walk.found = new Checked(walk.number, walk.number + 1, Sentence.of("review.journal.end", walk.number));
        }
        if (walk.found == null) {
            compareFlags(walk);
        }
        return walk.found != null ? walk.found : new Checked(walk.number, 0, Sentence.NONE);
    }

    /**
     * Somebody who cut the end off, or computed all later hashes anew, still has the flags against him: each keeps number and hash
     * of its entry.
     */
    private void compareFlags(Walk walk) {
        List<FlagReview> part = new ArrayList<>();
        flags.written(flag -> {
            part.add(flag);
            if (part.size() == BATCH) {
                compare(part, walk);
                part.clear();
            }
        });
        compare(part, walk);
    }

    private void compare(List<FlagReview> part, Walk walk) {
        if (part.isEmpty()) {
            return;
        }
        Map<Long, JournalEntry> found = new HashMap<>();
        store.read(part.stream().map(FlagReview::entry).toList()).forEach(entry -> found.put(entry.number(), entry));
        for (FlagReview flag : part) {
            JournalEntry entry = found.get(flag.entry());
            boolean same = entry != null
                    && entry.saleId().equals(flag.saleId())
                    && entry.hash().equals(flag.hash());
            if (!same && (walk.found == null || flag.entry() < walk.found.firstWrong())) {
                walk.found = new Checked(
                        walk.number, flag.entry(), Sentence.of("review.journal.flag", flag.entry(), flag.saleId()));
            }
        }
    }

    /** Where a check has come to. */
    private static final class Walk {
        private final JournalStore.Head head;
        private long number;
        private String hash = JournalEntry.BEGIN;
        private @Nullable Checked found;

        Walk(JournalStore.Head head) {
            this.head = head;
        }

        void next(Optional<JournalEntry> read) {
            if (found != null) {
                return;
            }
            long expected = number + 1;
            if (read.isEmpty()) {
                found = new Checked(number, expected, Sentence.of("review.journal.unreadable", expected));
                return;
            }
            JournalEntry entry = read.get();
            if (entry.number() != expected) {
                found = new Checked(number, expected, Sentence.of("review.journal.missing", expected));
            } else if (!entry.previous().equals(hash) || !entry.isIntact()) {
                found = new Checked(number, expected, Sentence.of("review.journal.changed", expected));
            }
            number = entry.number();
            hash = entry.hash();
            if (found == null && number == head.number() && !hash.equals(head.hash())) {
                found = new Checked(number, number, Sentence.of("review.journal.changed", number));
            }
        }
    }
}
