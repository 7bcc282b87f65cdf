package io.tillwatch.service.review;

import io.tillwatch.model.Sentence;
import java.time.Instant;

/**
 * What a reviewer did while Elasticsearch was away.
 *
 * @param id of its own, in the order in which things were done
 * @param by {@code user@host}
 * @param seen number of the journal's entry that the flag stood at when the reviewer saw it; 0 for none
 * @param amount of the sale as the reviewer saw it, whole won
 * @param at by this machine's clock
 * @param conflict why it could not be done; NONE while it waits to be sent
 */
public record PendingReview(
        long id, String by, String saleId, long seen, long amount, ReviewAction action, Instant at, Sentence conflict) {
    /** Whether it waits for somebody to look at it, and is not sent. */
    public boolean isConflict() {
        return !conflict.isNone();
    }

    PendingReview because(Sentence why) {
        return new PendingReview(id, by, saleId, seen, amount, action, at, why);
    }
}
