package io.tillwatch.service.review;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.service.review.ReviewAction.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what reviewers want done to flags. What is to be done goes into the journal first and then onto the flag; whoever comes
 * next ends what a crash left between the two. A flag is only changed when it still stands at the entry that the reviewer saw: of
 * two who decide at once one is told what the other did. Every method may throw a Failure.
 */
public final class Reviews {
    private static final int TRIES = 8;
    private static final int BATCH = 500;

    private final ReviewStore flags;
    private final JournalStore entries;
    private final Journal journal;
    private final String self;
    private final Supplier<Instant> clock;
    private final @Nullable Long secondFrom;

    /**
     * Puts the parts together.
     *
     * @param self {@code user@host} of who acts
     * @param clock of the server, so that locks mean the same on every desktop
     * @param secondFrom from so many won on two persons have to decide alike; null for never
     */
    public Reviews(
            ReviewStore flags, JournalStore entries, String self, Supplier<Instant> clock, @Nullable Long secondFrom) {
        this.flags = flags;
        this.entries = entries;
        this.journal = new Journal(entries, flags);
        this.self = self;
        this.clock = clock;
        this.secondFrom = secondFrom;
    }

    public Journal journal() {
        return journal;
    }

    /** {@code user@host} of who acts. */
    public String self() {
        return self;
    }

    /** What reviewers wrote on a flag; refused when the sale is not flagged. */
    public FlagReview find(String saleId) {
        FlagReview review = flags.find(List.of(saleId)).get(saleId);
        if (review == null) {
            throw refused(Sentence.of("review.none", saleId));
        }
        return review;
    }

    /** The last entries about a sale, the newest first. */
    public List<JournalEntry> history(String saleId, int limit) {
        return entries.about(saleId, limit);
    }

    /** Hands over all entries of the journal that can be read, and notes that somebody took them out. */
    public void export(Consumer<JournalEntry> consumer) {
        append(List.of(draft(Kind.EXPORT, null, new TreeMap<>(), "", "", 0, "")));
        entries.all(entry -> entry.ifPresent(consumer));
    }

    /** Notes that somebody looked at a flag. */
    public void view(FlagReview seen) {
        append(List.of(draft(Kind.VIEW, seen, seen.fields(), "", "", 0, "")));
    }

    /**
     * Does something to a flag.
     *
     * @param seen the flag as the reviewer saw it; refused when somebody wrote on it since
     * @return the flag as it is now
     */
    public FlagReview act(FlagReview seen, ReviewAction action) {
        recover();
        FlagReview now = find(seen.saleId());
        checkUnchanged(seen, now);
        Signature by = new Signature(self, clock.get());
        SortedMap<String, String> after = now.after(action, by, secondFrom);
        FlagReview done = carryOut(draft(action, now, after, by, ""));
        flags.publish();
        return done;
    }

    private static void checkUnchanged(FlagReview seen, FlagReview now) {
        if (seen.entry() != now.entry()) {
            throw refused(now.told());
        }
        if (seen.amount() != now.amount() || seen.withdrawn() != now.withdrawn()) {
            throw refused(Sentence.of("review.sale.changed", now.saleId()));
        }
    }

    private FlagReview carryOut(JournalEntry draft) {
        JournalEntry entry = append(List.of(draft)).getFirst();
        FlagReview done = carryOutNow(entry);
        if (done.entry() == entry.number()) {
            return done;
        }
        append(List.of(notDone(entry)));
        throw refused(done.told());
    }

    /** Brings the flag to what the entry says, if it still stands where the entry found it; gives the flag as it is then. */
    private FlagReview carryOutNow(JournalEntry entry) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            FlagReview now = find(entry.saleId());
            if (now.entry() >= entry.number() || now.entry() != entry.basis()) {
                return now;
            }
            FlagReview next = now.with(entry.after(), entry.number(), entry.hash());
            if (flags.save(List.of(next)).isEmpty()) {
                return next;
            }
            // A run may have renewed the reasons meanwhile: that does not concern us.
        }
        throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("review.busy", entry.saleId()));
    }

    private List<JournalEntry> append(List<JournalEntry> drafts) {
        return journal.append(drafts, this::settle);
    }

    /** Ends what somebody began and could not end. */
    private void recover() {
        settle(journal.last());
    }

    /** Carries out entries that are not carried out yet. Usually all are, which one look tells. */
    private void settle(List<JournalEntry> last) {
        List<JournalEntry> changes =
                last.stream().filter(JournalEntry::changesFlag).toList();
        if (changes.isEmpty()) {
            return;
        }
        Map<String, FlagReview> found =
                flags.find(changes.stream().map(JournalEntry::saleId).toList());
        for (JournalEntry entry : changes) {
            FlagReview now = found.get(entry.saleId());
            if (now != null && now.entry() == entry.basis() && entry.number() > now.entry()) {
                carryOutNow(entry);
            }
        }
    }

    /**
     * Takes back what was done last to a flag.
     *
     * @param seen the flag as the reviewer saw it
     * @return the flag as it is now
     */
    public FlagReview undo(FlagReview seen) {
        recover();
        FlagReview now = find(seen.saleId());
        checkUnchanged(seen, now);
        JournalEntry last = now.entry() == 0 ? null : entries.find(now.entry()).orElse(null);
        if (last == null) {
            throw refused(Sentence.of("review.undo.none", seen.saleId()));
        }
        if (now.undoDecides(last, self, secondFrom)) {
            throw refused(Sentence.of("review.undo.second", last.by()));
        }
        FlagReview done = carryOut(draft(Kind.UNDO, now, last.before(), "", "", last.number(), ""));
        flags.publish();
        return done;
    }

    /**
     * What came of many.
     *
     * @param bulk names it, to be taken back as a whole
     * @param done how many flags were changed
     * @param refused what could not be done, by sale, and why
     */
    public record Bulk(String bulk, long done, Map<String, Sentence> refused) {}

    /**
     * Does the same to many flags, one entry each.
     *
     * @param progress told how many were looked at, now and then
     * @param stop asked between parts; what is done until then stays done
     */
    public Bulk actOnAll(Collection<String> saleIds, ReviewAction action, LongConsumer progress, BooleanSupplier stop) {
        recover();
        String bulk = "bulk-" + clock.get().toEpochMilli() + "-" + Integer.toHexString(System.identityHashCode(action));
        Map<String, Sentence> refusals = new LinkedHashMap<>();
        long done = 0;
        long seen = 0;
        for (List<String> part : parts(saleIds)) {
            if (stop.getAsBoolean()) {
                break;
            }
            Signature by = new Signature(self, clock.get());
            Map<String, FlagReview> found = flags.find(part);
            List<JournalEntry> drafts = new ArrayList<>();
            for (String id : part) {
                FlagReview now = found.get(id);
                if (now == null) {
                    refusals.put(id, Sentence.of("review.none", id));
                    continue;
                }
                try {
                    drafts.add(draft(action, now, now.after(action, by, secondFrom), by, bulk));
                } catch (Failure e) {
                    refusals.put(id, e.sentence());
                }
            }
            done += carryOut(drafts, found, refusals);
            seen += part.size();
            progress.accept(seen);
        }
        flags.publish();
        return new Bulk(bulk, done, refusals);
    }

    /** Takes back what was done to many at once, where nobody did anything since. */
    public Bulk undoAll(String bulk, LongConsumer progress, BooleanSupplier stop) {
        recover();
        Map<String, JournalEntry> before = new LinkedHashMap<>();
        entries.ofBulk(bulk, entry -> before.put(entry.saleId(), entry));
        String undone = "undo-" + bulk;
        Map<String, Sentence> refusals = new LinkedHashMap<>();
        long done = 0;
        long seen = 0;
        for (List<String> part : parts(before.keySet())) {
            if (stop.getAsBoolean()) {
                break;
            }
            Map<String, FlagReview> found = flags.find(part);
            List<JournalEntry> drafts = new ArrayList<>();
            for (String id : part) {
                FlagReview now = found.get(id);
                JournalEntry entry = before.get(id);
                if (now == null || entry == null || now.entry() != entry.number()) {
                    refusals.put(id, now == null ? Sentence.of("review.none", id) : now.told());
                } else if (now.undoDecides(entry, self, secondFrom)) {
                    refusals.put(id, Sentence.of("review.undo.second", entry.by()));
                } else {
                    drafts.add(draft(Kind.UNDO, now, entry.before(), "", "", entry.number(), undone));
                }
            }
            done += carryOut(drafts, found, refusals);
            seen += part.size();
            progress.accept(seen);
        }
        flags.publish();
        return new Bulk(undone, done, refusals);
    }

    private long carryOut(List<JournalEntry> drafts, Map<String, FlagReview> found, Map<String, Sentence> refusals) {
        if (drafts.isEmpty()) {
            return 0;
        }
        List<JournalEntry> appended = append(drafts);
        List<FlagReview> next = new ArrayList<>();
        Map<String, JournalEntry> byId = new HashMap<>();
        for (JournalEntry entry : appended) {
            byId.put(entry.saleId(), entry);
            FlagReview now = found.get(entry.saleId());
            if (now != null) {
                next.add(now.with(entry.after(), entry.number(), entry.hash()));
            }
        }
        long done = next.size();
        List<JournalEntry> failed = new ArrayList<>();
        for (String id : flags.save(next)) {
            JournalEntry entry = byId.get(id);
            FlagReview now = entry == null ? null : carryOutNow(entry);
            if (entry != null && now != null && now.entry() != entry.number()) {
                refusals.put(id, now.told());
                failed.add(notDone(entry));
                done--;
            }
        }
        if (!failed.isEmpty()) {
            append(failed);
        }
        return done;
    }

    private static List<List<String>> parts(Collection<String> ids) {
        List<String> all = List.copyOf(Set.copyOf(ids)).stream().sorted().toList();
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            parts.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return parts;
    }

    private JournalEntry draft(
            ReviewAction action, FlagReview now, SortedMap<String, String> after, Signature by, String bulk) {
        String reason = action.reason() == null ? "" : action.reason().name();
        return entry(by.at(), action.kind(), now, after, reason, action.note(), 0, bulk);
    }

    private JournalEntry draft(
            Kind kind,
            @Nullable FlagReview now,
            SortedMap<String, String> after,
            String reason,
            String note,
            long about,
            String bulk) {
        return entry(clock.get(), kind, now, after, reason, note, about, bulk);
    }

    private JournalEntry entry(
            Instant at,
            Kind kind,
            @Nullable FlagReview now,
            SortedMap<String, String> after,
            String reason,
            String note,
            long about,
            String bulk) {
        return new JournalEntry(
                0,
                at,
                self,
                kind.name(),
                now == null ? "" : now.saleId(),
                now == null ? "" : now.storeId(),
                now == null ? 0 : now.amount(),
                reason,
                note,
                now == null ? 0 : now.entry(),
                now == null ? new TreeMap<>() : now.fields(),
                after,
                bulk,
                about,
                "",
                "");
    }

    private JournalEntry notDone(JournalEntry entry) {
        return new JournalEntry(
                0,
                clock.get(),
                self,
                Kind.NOT_DONE.name(),
                entry.saleId(),
                entry.storeId(),
                entry.amount(),
                "",
                "",
                entry.basis(),
                entry.before(),
                entry.before(),
                entry.bulk(),
                entry.number(),
                "",
                "");
    }

    private static Failure refused(Sentence sentence) {
        return new Failure(Failure.Kind.REFUSED, sentence);
    }
}
