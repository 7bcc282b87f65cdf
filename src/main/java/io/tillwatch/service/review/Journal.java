package io.tillwatch.service.review;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Appends entries in their order, as one; gives them back with their numbers and hashes. */
    List<JournalEntry> append(List<JournalEntry> drafts) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            JournalStore.Head head = store.head().orElse(JournalStore.Head.NONE);
            store.write(head.last());
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

    /** Follows the chain from the first entry to the end, then holds each flag against its last entry. */
    public Checked check() {
        last();
        Walk walk = new Walk();
        store.all(walk::next);
        if (walk.found == null) {
            JournalStore.Head head = store.head().orElse(JournalStore.Head.NONE);
            if (head.number() != walk.number || !head.hash().equals(walk.hash)) {
                walk.found = new Checked(walk.number, walk.number + 1, Sentence.of("review.journal.end", walk.number));
            }
        }
        if (walk.found == null) {
            compareFlags(walk);
        }
        return walk.found != null ? walk.found : new Checked(walk.number, 0, Sentence.NONE);
    }

    /** Somebody who computes all later hashes anew still has the flags against him: each keeps the hash of its entry. */
    private void compareFlags(Walk walk) {
        List<String> ids = new ArrayList<>(walk.ofFlags.keySet());
        for (int from = 0; from < ids.size() && walk.found == null; from += BATCH) {
            Map<String, FlagReview> found = flags.find(ids.subList(from, Math.min(ids.size(), from + BATCH)));
            found.forEach((id, flag) -> {
                JournalEntry entry = walk.ofFlags.get(id);
                if (entry != null
                        && flag.entry() == entry.number()
                        && !flag.hash().equals(entry.hash())) {
                    walk.found = new Checked(
                            walk.number, entry.number(), Sentence.of("review.journal.flag", entry.number(), id));
                }
            });
        }
    }

    /** Where a check has come to. */
    private static final class Walk {
        private final Map<String, JournalEntry> ofFlags = new HashMap<>();
        private long number;
        private String hash = JournalEntry.BEGIN;
        private @Nullable Checked found;

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
            if (entry.changesFlag()) {
                ofFlags.put(entry.saleId(), entry);
            }
        }
    }
}
