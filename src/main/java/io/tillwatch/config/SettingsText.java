package io.tillwatch.config;

import io.tillwatch.model.Failure;
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
            throw new Failure(
                    Failure.Kind.SETTINGS,
                    "The settings file " + file + " is not UTF-8 text. Save it as UTF-8.",
                    notUtf8);
        } catch (IOException unreadable) {
            throw new Failure(
                    Failure.Kind.SETTINGS,
                    "The settings file " + file + " cannot be read. Check the path and its permissions.",
                    unreadable);
        }
    }
}
