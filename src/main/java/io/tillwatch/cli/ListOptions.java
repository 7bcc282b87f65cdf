package io.tillwatch.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How much of a list is shown, and how. */
final class ListOptions {
    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "How to print: table, json or csv.")
    private Format format = Format.TABLE;

    int limit(CommandSpec command) {
        if (limit < 1 || limit > 10_000) {
            throw new ParameterException(command.commandLine(), "--limit is a number from 1 to 10000.");
        }
        return limit;
    }

    Format format() {
        return format;
    }
}
