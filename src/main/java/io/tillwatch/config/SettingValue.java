package io.tillwatch.config;

import io.tillwatch.model.Failure;

/**
 * A setting as given.
 *
 * @param place where it was given, for people: a file and line, or an environment variable; empty for a form, which
 *     shows the sentence beside the value
 */
record SettingValue(String text, String place) {
    Failure wrong(String sentence) {
        return new Failure(Failure.Kind.SETTINGS, place.isEmpty() ? sentence : place + ": " + sentence);
    }
}
