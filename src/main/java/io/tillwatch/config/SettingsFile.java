package io.tillwatch.config;

import io.tillwatch.model.Failure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** A profile's file: Java properties in UTF-8. Says which line is wrong. */
final class SettingsFile {
    private static final List<String> SECRET_WORDS =
            List.of("password", "passwd", "secret", "api-key", "apikey", "token");

    private final Path file;
    private final Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);

    private SettingsFile(Path file) {
        this.file = file;
    }

    static Map<Setting, SettingValue> read(Path file) {
        SettingsFile reading = new SettingsFile(file);
        reading.readLines();
        return reading.values;
    }

    private void readLines() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
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
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            StringBuilder logical = new StringBuilder(lines.get(i));
            if (i == 0 && !logical.isEmpty() && logical.charAt(0) == '\uFEFF') {
                logical.deleteCharAt(0);
            }
            // A comment is never continued; any other line is, by an odd number of backslashes at its end.
            while (!isComment(logical) && continues(logical) && i + 1 < lines.size()) {
                i++;
                logical.append('\n').append(lines.get(i));
            }
            readLine(number, logical.toString());
        }
    }

    private void readLine(int number, String line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IOException | IllegalArgumentException malformed) {
            throw wrong(number, "holds a \\u that is not followed by four hexadecimal digits");
        }
        for (String key : one.stringPropertyNames()) {
            String small = key.toLowerCase(Locale.ROOT);
            if (SECRET_WORDS.stream().anyMatch(small::contains)) {
                throw wrong(
                        number,
                        "holds a secret; secrets belong in the keyring. Remove the line and run \"tillwatch secret set\"");
            }
            Setting setting = Setting.ofKey(key)
                    .orElseThrow(
                            () -> wrong(number, "sets \"" + shortened(key) + "\", which is no setting of Tillwatch"));
            SettingValue earlier = values.putIfAbsent(
                    setting, new SettingValue(one.getProperty(key).strip(), file + ", line " + number));
            if (earlier != null) {
                throw wrong(number, "sets " + key + " a second time; keep one of them");
            }
        }
    }

    private Failure wrong(int line, String what) {
        return new Failure(Failure.Kind.SETTINGS, file + ", line " + line + ": this line " + what + ".");
    }

    private static String shortened(String key) {
        return key.length() <= 40 ? key : key.substring(0, 40) + "…";
    }

    private static boolean isComment(CharSequence line) {
        String text = line.toString().stripLeading();
        return text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '!';
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
