package io.tillwatch.ui.common;

import java.util.Optional;

/** What is remembered from one start to the next on this computer, after a crash too. UI thread. */
public interface Memory {
    Optional<String> get(String key);

    /** Forgets the key when the value is empty. */
    void put(String key, String value);
}
