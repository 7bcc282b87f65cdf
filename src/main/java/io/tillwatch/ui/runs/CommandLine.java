package io.tillwatch.ui.runs;

import io.tillwatch.service.Run;
import java.util.Map;

/** A run as it would be started in a terminal. */
final class CommandLine {
    private static final Map<String, String> COMMANDS = Map.of(
            "rollup-daily", "rollup daily", "rollup-weekly", "rollup weekly", "replay-rejects", "rejects replay");

    private CommandLine() {}

    static String of(Run run) {
        StringBuilder line = new StringBuilder("tillwatch ").append(COMMANDS.getOrDefault(run.job(), run.job()));
        Map<String, String> given = run.parameters();
        option(line, given, "repair", "--repair");
        option(line, given, "force", "--force");
        value(line, given, "from", "--from");
        value(line, given, "to", "--to");
        value(line, given, "store", "--store");
        option(line, given, "dry_run", "--dry-run");
        return line.toString();
    }

    private static void option(StringBuilder line, Map<String, String> given, String name, String option) {
        if ("true".equals(given.get(name))) {
            line.append(' ').append(option);
        }
    }

    private static void value(StringBuilder line, Map<String, String> given, String name, String option) {
        String value = given.get(name);
        if (value != null) {
            line.append(' ').append(option).append(' ').append(quoted(value));
        }
    }

    /** A store id may be any text. */
    private static String quoted(String value) {
        return value.matches("[\\w.:-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
