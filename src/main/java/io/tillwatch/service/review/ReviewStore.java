package io.tillwatch.service.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads and writes what reviewers wrote on flags, and nothing else of them. Every method may throw a Failure. */
public interface ReviewStore {
    /** By sale, as last acknowledged; a sale without a flag is absent. */
    Map<String, FlagReview> find(Collection<String> saleIds);

    /**
     * Writes those whose documents still have the revision they were read with.
     *
     * @return the sales of those that were not written
     */
    Set<String> save(List<FlagReview> reviews);

    /** Hands over all flags that reviewers wrote on, as searches see them, in any order. */
    void written(Consumer<FlagReview> consumer);

    /** Makes what was written visible to searches. */
    void publish();
}
