package io.tillwatch.config;

import io.tillwatch.model.Failure;

/**
 * A setting as given.
 *
 * @param place where it was given, for people: a file and line, or an environment variable
 */
record SettingValue(String text, String place) {
    Failure wrong(String sentence) {
        return new Failure(Failure.Kind.SETTINGS, place + ": " + sentence);
    }
}
