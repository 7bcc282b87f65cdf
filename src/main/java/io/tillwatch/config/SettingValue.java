package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;

/**
 * A setting as given.
 *
 * @param place where it was given, for people: a file and line, or an environment variable; none for a form, which
 *     shows the sentence beside the value
 */
record SettingValue(String text, Sentence place) {
    Failure wrong(Sentence sentence) {
        return new Failure(
                Failure.Kind.SETTINGS, place.isNone() ? sentence : Sentence.of("config.value.at", place, sentence));
    }
}
