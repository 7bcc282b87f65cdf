package io.tillwatch.app;

import io.tillwatch.ui.common.Memory;
import java.util.Optional;
import java.util.Set;

/** Remembers how windows look for all profiles together, and everything else for one profile. */
record SharedMemory(Memory common, Memory own) implements Memory {
    private static final Set<String> COMMON =
            Set.of("window.theme", "window.language", "window.font.size", "window.place");

    /** What was typed into the settings and not saved: they are those of all profiles. */
    private static final String DRAFTS = "draft.";

    @Override
    public Optional<String> get(String key) {
        return of(key).get(key);
    }

    @Override
    public void put(String key, String value) {
        of(key).put(key, value);
    }

    private Memory of(String key) {
        return COMMON.contains(key) || key.startsWith(DRAFTS) ? common : own;
    }
}
