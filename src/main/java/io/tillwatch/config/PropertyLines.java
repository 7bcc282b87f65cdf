package io.tillwatch.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The text of a properties file, line by line, so that one value can be changed and all else stays as the person wrote
 * it: comments, order, unknown keys, the ends of lines.
 */
final class PropertyLines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String mark;
    private final String end;
    private final List<Line> lines;

    private PropertyLines(String mark, String end, List<Line> lines) {
        this.mark = mark;
        this.end = end;
        this.lines = lines;
    }

    /**
     * A line, with those it goes on in.
     *
     * @param number of its first line, from 1
     * @param text joined with line feeds where it goes on
     */
    record Line(int number, String text) {
        /** The key that this line sets; null when it sets none or cannot be read. */
        @Nullable
        String key() {
            return property().stringPropertyNames().stream().findFirst().orElse(null);
        }

        /** The value that this line gives; empty when it sets none. */
        String value() {
            String key = key();
            return key == null ? "" : property().getProperty(key, "").strip();
        }

        private Properties property() {
            Properties one = new Properties();
            try {
                one.load(new StringReader(text));
            } catch (IOException | IllegalArgumentException malformed) {
                one.clear();
            }
            return one;
        }
    }

    static PropertyLines of(String text) {
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> physical = text.substring(mark.length()).lines().toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < physical.size(); i++) {
            int number = i + 1;
            StringBuilder logical = new StringBuilder(physical.get(i));
            // A comment is never continued; any other line is, by an odd number of backslashes at its end.
            while (!isComment(logical) && continues(logical) && i + 1 < physical.size()) {
                i++;
                logical.append('\n').append(physical.get(i));
            }
            lines.add(new Line(number, logical.toString()));
        }
        return new PropertyLines(mark, end, lines);
    }

    List<Line> lines() {
        return lines;
    }

    /** The settings there are values for; what is no setting is left out. */
    Map<Setting, String> values() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Line line : lines) {
            Setting.ofKey(String.valueOf(line.key())).ifPresent(setting -> values.putIfAbsent(setting, line.value()));
        }
        return values;
    }

    /**
     * The text with other values. A setting that was not there is added at the end.
     *
     * @param changes an empty value takes the setting's line away; settings that are not named stay
     */
    String with(Map<Setting, String> changes) {
        Map<Setting, String> open = new EnumMap<>(Setting.class);
        open.putAll(changes);
        StringBuilder text = new StringBuilder(mark);
        for (Line line : lines) {
            Setting setting = Setting.ofKey(String.valueOf(line.key())).orElse(null);
            String value = setting == null ? null : changes.get(setting);
            if (setting == null || value == null) {
                text.append(line.text().replace("\n", end)).append(end);
            } else if (open.remove(setting) != null && !value.isEmpty()) {
                text.append(value.equals(line.value()) ? line.text().replace("\n", end) : written(setting, value))
                        .append(end);
            }
        }
        open.forEach((setting, value) -> {
            if (!value.isEmpty()) {
                text.append(written(setting, value)).append(end);
            }
        });
        return text.toString();
    }

    private static String written(Setting setting, String value) {
        StringBuilder text = new StringBuilder(setting.key()).append('=');
        for (char letter : value.strip().toCharArray()) {
            if (letter == '\\') {
                text.append("\\\\");
            } else if (Character.isISOControl(letter)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        return text.toString();
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
