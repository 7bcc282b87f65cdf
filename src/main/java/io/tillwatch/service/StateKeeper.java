package io.tillwatch.service;

/** The sync's state as this run last saved it. */
final class StateKeeper {
    private final StateStore store;
    private final long fence;
    private SyncState state;

    /** @param fence of the run that saves it; 0 for none */
    StateKeeper(StateStore store, long fence) {
        this.store = store;
        this.fence = fence;
        this.state = store.load();
    }

    SyncState now() {
        return state;
    }

    void save(SyncState next) {
        state = store.save(next, fence);
    }
}
