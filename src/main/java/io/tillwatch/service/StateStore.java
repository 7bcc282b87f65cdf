package io.tillwatch.service;

/** Where the sync's state is kept. */
public interface StateStore {
    /** The state; {@link SyncState#NEW} when there is none. */
    SyncState load();

    /**
     * Saves the state if nobody else did since it was loaded; throws REFUSED otherwise.
     *
     * @return the state with the revision it now has
     */
    SyncState save(SyncState state);
}
