package io.tillwatch.service;

/** The sync's state as this run last saved it. */
final class StateKeeper {
    private final StateStore store;
    private SyncState state;

    StateKeeper(StateStore store) {
        this.store = store;
        this.state = store.load();
    }

    SyncState now() {
        return state;
    }

    void save(SyncState next) {
        state = store.save(next);
    }
}
