package io.tillwatch.testing;

import io.tillwatch.ui.common.Memory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Texts in memory. */
public final class KeptTexts implements Memory {
    public final Map<String, String> texts = new TreeMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (value.isEmpty()) {
            texts.remove(key);
        } else {
            texts.put(key, value);
        }
    }
}
