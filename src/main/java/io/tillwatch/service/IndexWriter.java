package io.tillwatch.service;

import io.tillwatch.model.Reject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends writes in bulk. {@link #send} blocks while too many requests are under way (back-pressure); a request or item
 * that may succeed later is repeated with growing, jittered pauses; an item that never can is set aside.
 */
public interface IndexWriter extends AutoCloseable {
    /**
     * Sends the writes, in requests of bounded size; no order is kept between two calls unless {@link #await} lies
     * between them. Throws the failure of an earlier call if there was one.
     */
    void send(List<IndexWrite> writes);

    /**
     * As {@link #send(List)}, but the sales go out only once all of {@code first} is acknowledged, and without those whose
     * flags were refused.
     */
    void send(List<IndexWrite> first, List<IndexWrite.PutSale> sales);

    /** Waits until everything sent so far is acknowledged or set aside, and hands over what came of it since the last call. */
    Outcome await();

    /** Waits for what is under way and releases it; what failed is not thrown. */
    @Override
    void close();

    /**
     * What came of the writes.
     *
     * @param acknowledged writes the index has made durable
     * @param conflicts ids whose write was refused because the index holds a newer document
     * @param refused sales that the index will never take, one reject each
     */
    record Outcome(long acknowledged, Set<String> conflicts, List<Reject> refused) {
        static final Outcome NONE = new Outcome(0, Set.of(), List.of());

        Outcome plus(Outcome other) {
            Set<String> ids = new HashSet<>(conflicts);
            ids.addAll(other.conflicts);
            List<Reject> rejects = new ArrayList<>(refused);
            rejects.addAll(other.refused);
            return new Outcome(acknowledged + other.acknowledged, ids, rejects);
        }
    }
}
