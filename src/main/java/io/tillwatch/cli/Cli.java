package io.tillwatch.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line: turns arguments into one command's work and its end into an exit code. */
public final class Cli {
    private static final int USAGE_WIDTH = 100;
    private static final Set<String> OPTIONS_WITH_VALUE = Set.of("--config", "--profile", "--lang");

    private final Surroundings surroundings;

    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs a command to its end on the calling thread. Returns one of {@link ExitCode}. */
    public int run(String... args) {
        TillwatchCommand root = new TillwatchCommand(surroundings);
        CommandContext context = new CommandContext(surroundings, root);
        CommandLine line = commandLine(root, context, args);
        line.setResourceBundle(Messages.of(helpLanguage(args)).bundle());
        ErrorPrinter errors = new ErrorPrinter(context, List.of(args));
        line.setParameterExceptionHandler(errors::wrongUsage);
        line.setExecutionExceptionHandler((problem, command, result) -> errors.failed(problem, command));
        int code = line.execute(args);
        surroundings.terminal().err().flush();
        if (surroundings.terminal().out().checkError() && code == ExitCode.DONE) {
            // A full disk or a reader that went away: what was printed is not whole, so this is no success.
            surroundings.terminal().err().println(context.messages().text("text.output.broken"));
            surroundings.terminal().err().flush();
            return ExitCode.FAILED;
        }
        return code;
    }

    /** Without the commands that were not asked for: describing all of them is most of what a start costs. */
    private CommandLine commandLine(TillwatchCommand root, CommandContext context, String[] args) {
        CommandLine line = new CommandLine(root);
        CommandTree tree = new CommandTree(context);
        String wanted = firstWord(args);
        if (tree.has(wanted) && !wanted.equals("completion")) {
            tree.add(line, wanted);
        } else {
            tree.addAll(line);
        }
        line.setOut(context.out());
        line.setErr(context.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // Not "automatic": that asks System.console(), which since Java 22 is there without a terminal too.
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(USAGE_WIDTH);
        line.setUsageHelpLongOptionsMaxWidth(28);
        return line;
    }

    /** The first argument that is neither an option nor the value of one; empty when there is none. */
    private static String firstWord(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (OPTIONS_WITH_VALUE.contains(args[i])) {
                i++;
            } else if (!args[i].startsWith("-")) {
                return args[i];
            }
        }
        return "";
    }

    /** Help is printed while the arguments are still being read, so its language is looked for ahead of that. */
    private Locale helpLanguage(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return Locale.of(args[i].substring("--lang=".length()).toLowerCase(Locale.ROOT));
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return Locale.of(args[i + 1].toLowerCase(Locale.ROOT));
            }
        }
        return surroundings.locale();
    }
}
