package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a settings file as it stands. Says why when it cannot. */
final class SettingsText {
    private SettingsText() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.file.encoding", file), notUtf8);
        } catch (IOException unreadable) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.file.unreadable", file), unreadable);
        }
    }
}
