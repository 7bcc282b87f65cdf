package io.tillwatch.service;

/** New concrete indices being filled behind the back of the aliases. */
public interface IndexBuild {
    /** Writes into and reads from the new indices; flags, rejects, tombstones and restatements stay where they are. */
    SaleIndex index();

    /** Points the aliases at the new indices in one step and removes the old ones. */
    void swap();

    /** Removes the new indices. */
    void discard();
}
