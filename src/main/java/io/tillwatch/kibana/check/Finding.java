package io.tillwatch.kibana.check;

import io.tillwatch.model.Sentence;

/**
 * Something wrong.
 *
 * @param file its name
 * @param object {@code type:id}; empty for the file as a whole
 * @param panel within a dashboard; empty for the object as a whole
 * @param words what is wrong
 */
public record Finding(String file, String object, String panel, Sentence words) {
    private static final String PREFIX = "kibana.check.";

    /** The check that found it, the same in every language: {@code panel.overlap}. */
    public String check() {
        return words.key().substring(PREFIX.length());
    }
}
