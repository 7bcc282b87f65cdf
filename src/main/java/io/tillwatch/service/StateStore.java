package io.tillwatch.service;

/** Where the sync's state is kept. */
public interface StateStore {
    /** The state; {@link SyncState#NEW} when there is none. */
    SyncState load();

    /**
     * Saves the state if nobody else did since it was loaded; throws REFUSED otherwise.
     *
     * @param fence as for {@link SaleIndex#writer}
     * @return the state with the revision it now has
     */
    SyncState save(SyncState state, long fence);
}
