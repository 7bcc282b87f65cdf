package io.tillwatch.service.review;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.review.ReviewAction.Kind;
import io.tillwatch.service.review.UnsentLine.Done;
import io.tillwatch.service.review.UnsentLine.Refused;
import io.tillwatch.service.review.UnsentLine.Sent;
import io.tillwatch.service.review.UnsentLine.Settled;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers did while Elasticsearch was away, in a file of this machine: on the disk before anybody is told that it is kept,
 * sent in its order, and kept until it is sent or somebody has looked at why it cannot be. From any thread, and from several
 * processes. Every method may throw a {@link Failure}; its sentence names the file when that is the trouble.
 */
public final class UnsentReviews {
    /** A flag seldom has more entries. */
    private static final int ENTRIES = 200;

    private static final String OF_REVIEWS = "review.";
    private static final String LOCKED = "review.locked";

    private final UnsentFile file;

    /** @param file need not exist, nor its folder; one for each profile */
    public UnsentReviews(Path file) {
        this.file = new UnsentFile(file);
    }

    /**
     * Keeps something that could not be sent.
     *
     * @param seen the flag as the reviewer saw it last
     * @param by {@code user@host}
     * @param at by this machine's clock
     */
    public PendingReview keep(FlagReview seen, ReviewAction action, String by, Instant at) {
        return file.alone(() -> {
            var review = new PendingReview(
                    state().lastId + 1, by, seen.saleId(), seen.entry(), seen.amount(), action, at, Sentence.NONE);
            file.append(new Done(review));
            return review;
        });
    }

    /** What is neither sent nor settled, in the order in which it was done; with those that cannot be. */
    public List<PendingReview> all() {
        return List.copyOf(state().open.values());
    }

    /** Forgets one: somebody has looked at why it cannot be done, or takes it back. It stays in the file. */
    public void settle(PendingReview review) {
        boolean ignored = file.alone(() -> {
            if (state().open.containsKey(review.id())) {
                file.append(new Settled(review.id()));
            }
            return true;
        });
    }

    /**
     * What came of sending.
     *
     * @param sent how many were done
     * @param conflicts what could not be done, of now and before
     * @param waiting what still waits: the server went away again, or another person did it who is not here
     * @param trouble why some still wait; NONE when none do
     */
    public record Outcome(long sent, List<PendingReview> conflicts, List<PendingReview> waiting, Sentence trouble) {}

    /** Sends what waits, in its order. Stops, without a failure, when the server goes away again. */
    public Outcome send(Reviews to) {
        if (all().stream().allMatch(PendingReview::isConflict)) {
            return outcome(0, Sentence.NONE);
        }
        return file.alone(() -> {
            long sent = 0;
            Sentence trouble = Sentence.NONE;
            // Somebody looks at these just now; what else was done to them has to wait its turn.
            Set<String> held = new HashSet<>();
            State state = state();
            for (PendingReview review : List.copyOf(state.open.values())) {
                if (review.isConflict() || !review.by().equals(to.self()) || held.contains(review.saleId())) {
                    continue;
                }
                try {
                    Sent done = new Sent(review.id(), send(to, review, state));
                    file.append(done);
                    state.add(done);
                    sent++;
                } catch (Failure e) {
                    String why = e.sentence().key();
                    if (e.kind() != Failure.Kind.REFUSED || !why.startsWith(OF_REVIEWS)) {
                        // The server's trouble, or our right to it: nothing about this flag.
                        return outcome(sent, e.sentence());
                    }
                    if (why.equals(LOCKED)) {
                        trouble = e.sentence();
                        held.add(review.saleId());
                        continue;
                    }
                    Refused refused = new Refused(review.id(), e.sentence());
                    file.append(refused);
                    state.add(refused);
                }
            }
            return outcome(sent, trouble);
        });
    }

    private Outcome outcome(long sent, Sentence trouble) {
        List<PendingReview> left = all();
        return new Outcome(
                sent,
                left.stream().filter(PendingReview::isConflict).toList(),
                left.stream().filter(review -> !review.isConflict()).toList(),
                trouble);
    }

    /** Returns the number of the journal's entry. */
    private static long send(Reviews to, PendingReview review, State state) {
        long expected = state.standsAt(review);
        FlagReview now = to.find(review.saleId());
        if (now.entry() != expected) {
            JournalEntry own = alreadyDone(to, review, expected);
            if (own != null) {
                return own.number();
            }
            throw new Failure(Failure.Kind.REFUSED, now.told());
        }
        if (now.amount() != review.amount()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("review.sale.changed", now.saleId()));
        }
        FlagReview done = review.action().kind() == Kind.UNDO ? to.undo(now) : to.act(now, review.action());
        return done.entry();
    }

    /** It was sent, and the answer or our note of it was lost. */
    private static @Nullable JournalEntry alreadyDone(Reviews to, PendingReview review, long expected) {
        List<JournalEntry> history = to.history(review.saleId(), ENTRIES);
        for (JournalEntry entry : history) {
            boolean same = entry.basis() == expected
                    && entry.by().equals(review.by())
                    && entry.action().equals(review.action().kind().name())
                    && entry.note().equals(review.action().note());
            boolean notDone = history.stream()
                    .anyMatch(other -> other.action().equals(Kind.NOT_DONE.name()) && other.about() == entry.number());
            if (same && !notDone) {
                return entry;
            }
        }
        return null;
    }

    private State state() {
        State state = new State();
        file.lines().forEach(state::add);
        return state;
    }

    /** What the lines come to. */
    private static final class State {
        private final Map<Long, PendingReview> open = new LinkedHashMap<>();
        private final Map<Long, PendingReview> every = new HashMap<>();
        /** What one reviewer did to a flag one after the other: where it stood when last seen, and where it stands by now. */
        private final Map<Seen, Long> moved = new HashMap<>();

        private long lastId;

        private record Seen(String by, String saleId, long entry) {
            static Seen of(PendingReview review) {
                return new Seen(review.by(), review.saleId(), review.seen());
            }
        }

        void add(UnsentLine line) {
            switch (line) {
                case Done done -> {
                    PendingReview review = done.review();
                    lastId = Math.max(lastId, review.id());
                    every.put(review.id(), review);
                    open.put(review.id(), review);
                }
                case Sent sent -> {
                    open.remove(sent.id());
                    PendingReview review = every.get(sent.id());
                    if (review != null) {
                        moved.put(Seen.of(review), sent.entry());
                    }
                }
                case Refused refused ->
                    open.computeIfPresent(refused.id(), (id, review) -> review.because(refused.why()));
                case Settled settled -> open.remove(settled.id());
            }
        }

        long standsAt(PendingReview review) {
            return moved.getOrDefault(Seen.of(review), review.seen());
        }
    }
}
