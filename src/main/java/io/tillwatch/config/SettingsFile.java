package io.tillwatch.config;

import io.tillwatch.model.Failure;
import java.io.IOException;
import java.io.StringReader;
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
        for (PropertyLines.Line line : PropertyLines.of(SettingsText.read(file)).lines()) {
            readLine(line.number(), line.text());
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
}
