package io.tillwatch.service;

/** New concrete indices being filled behind the back of the aliases. */
public interface IndexBuild {
    /** Writes into and reads from the new indices; flags, rejects, tombstones and restatements stay where they are. */
    SaleIndex index();

    /** Points the aliases at the new indices in one step. A failure leaves open whether they point there. */
    void swap();

    /** Removes the indices that were replaced. Never throws: the next build removes what is left. */
    void removeReplaced();

    /** Removes the new indices, except those that an alias points to after all. Never throws. */
    void discard();
}
