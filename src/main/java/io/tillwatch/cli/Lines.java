package io.tillwatch.cli;

import java.io.PrintWriter;
import java.util.Map;

/** Names and values below each other, the values aligned. */
final class Lines {
    private Lines() {}

    /** Numbers to the right, as in a sum. */
    static void print(PrintWriter out, Map<String, String> lines) {
        print(out, lines, true);
    }

    /** Everything to the left. */
    static void printTexts(PrintWriter out, Map<String, String> lines) {
        print(out, lines, false);
    }

    private static void print(PrintWriter out, Map<String, String> lines, boolean sums) {
        int names = lines.keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
        int values = lines.values().stream()
                .filter(value -> sums && isNumber(value))
                .mapToInt(DisplayWidth::of)
                .max()
                .orElse(0);
        lines.forEach((name, value) -> {
            String shown = sums && isNumber(value) ? DisplayWidth.padLeft(value, values) : Table.printable(value);
            out.println(("  " + DisplayWidth.padRight(name, names) + "  " + shown).stripTrailing());
        });
    }

    private static boolean isNumber(String value) {
        return value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ',');
    }
}
