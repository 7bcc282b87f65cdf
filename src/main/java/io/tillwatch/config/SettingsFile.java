package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
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
            throw wrong(Sentence.of("config.line.escape", file, number));
        }
        for (String key : one.stringPropertyNames()) {
            String small = key.toLowerCase(Locale.ROOT);
            if (SECRET_WORDS.stream().anyMatch(small::contains)) {
                throw wrong(Sentence.of("config.line.secret", file, number));
            }
            Setting setting = Setting.ofKey(key)
                    .orElseThrow(() -> wrong(Sentence.of("config.line.unknown", file, number, shortened(key))));
            SettingValue earlier = values.putIfAbsent(
                    setting,
                    new SettingValue(one.getProperty(key).strip(), Sentence.of("config.place.line", file, number)));
            if (earlier != null) {
                throw wrong(Sentence.of("config.line.twice", file, number, key));
            }
        }
    }

    private static Failure wrong(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }

    private static String shortened(String key) {
        return key.length() <= 40 ? key : key.substring(0, 40) + "…";
    }
}
