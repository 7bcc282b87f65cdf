package io.tillwatch.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line: turns arguments into one command's work and its end into an exit code. */
public final class Cli {
    private static final int USAGE_WIDTH = 100;

    private final Surroundings surroundings;

    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs a command to its end on the calling thread. Returns one of {@link ExitCode}. */
    public int run(String... args) {
        TillwatchCommand root = new TillwatchCommand(surroundings);
        CommandContext context = new CommandContext(surroundings, root);
        CommandLine line = commandLine(root, context);
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

    static CommandLine commandLine(TillwatchCommand root, CommandContext context) {
        CommandLine line = new CommandLine(root)
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new SyncCommand(context))
                .addSubcommand(new CommandLine(new RollupCommand())
                        .addSubcommand(new RollupDailyCommand(context))
                        .addSubcommand(new RollupWeeklyCommand(context)))
                .addSubcommand(new VerifyCommand(context))
                .addSubcommand(new RebuildCommand(context))
                .addSubcommand(new SearchCommand(context))
                .addSubcommand(new CommandLine(new FlagsCommand(context))
                        .addSubcommand(new FlagsListCommand(context))
                        .addSubcommand(new FlagsShowCommand(context)))
                .addSubcommand(new CommandLine(new RejectsCommand(context))
                        .addSubcommand(new RejectsListCommand(context))
                        .addSubcommand(new RejectsReplayCommand(context)))
                .addSubcommand(new CommandLine(new RunsCommand(context))
                        .addSubcommand(new RunsListCommand(context))
                        .addSubcommand(new RunsShowCommand(context)))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new CommandLine(new SecretCommand())
                        .addSubcommand(new SecretSetCommand(context))
                        .addSubcommand(new SecretClearCommand(context)))
                .addSubcommand(new CompletionCommand(context))
                .addSubcommand(new DesktopCommand(context));
        line.setOut(context.out());
        line.setErr(context.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // Not "automatic": that asks System.console(), which since Java 22 is there without a terminal too.
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(USAGE_WIDTH);
        line.setUsageHelpLongOptionsMaxWidth(28);
        return line;
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
