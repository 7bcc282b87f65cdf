package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.model.CardNumbers;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line why a command did not do what was asked; with {@code --json} as an object too. */
final class ErrorPrinter {
    private final CommandContext context;
    private final List<String> args;

    ErrorPrinter(CommandContext context, List<String> args) {
        this.context = context;
        this.args = args;
    }

    int wrongUsage(ParameterException problem, String[] ignored) {
        CommandLine command = problem.getCommandLine();
        // What is too much behind "secret set" may be the secret.
        String message =
                command.getCommand() instanceof SecretSetCommand && problem instanceof UnmatchedArgumentException
                        ? context.messages().text("text.secret.argument")
                        : oneLine(String.valueOf(problem.getMessage()));
        print(command, message, message, false);
        if (problem instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, context.err());
        }
        context.err()
                .println(context.messages()
                        .text("text.usage.hint", command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    int failed(Exception problem, CommandLine command) {
        if (problem instanceof Failure failure) {
            context.surroundings().errors().failed(failure);
            boolean cancelled = failure.kind() == Failure.Kind.CANCELLED;
            Sentence told = failure.sentence().then(hint(failure));
            print(command, oneLine(context.messages().text(told)), oneLine(told.english()), cancelled);
            return ExitCode.of(failure);
        }
        String message = context.surroundings().errors().unforeseen(problem);
        print(command, message, message, false);
        return ExitCode.FAILED;
    }

    /** A server that refused the user may have done so because there was no secret for it. */
    private Sentence hint(Failure failure) {
        Settings settings = context.settingsIfRead();
        if (failure.kind() != Failure.Kind.REFUSED || settings == null) {
            return Sentence.NONE;
        }
        String server;
        if (failure.sentence().key().equals("mysql.login")) {
            server = "mysql-";
        } else if (failure.sentence().key().equals("elastic.login")) {
            server = "es-";
        } else {
            return Sentence.NONE;
        }
        return settings.notes().stream()
                .filter(note -> note.english().contains(server))
                .findFirst()
                .orElse(Sentence.NONE);
    }

    /** @param english for programs, which read one language */
    private void print(CommandLine command, String message, String english, boolean cancelled) {
        context.err().println(message);
        if (context.json() || args.contains("--json")) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("job", jobName(command));
            object.put("state", cancelled ? "cancelled" : "failed");
            object.put("error", english);
            context.printJsonFailure(object);
        }
    }

    private static String jobName(CommandLine command) {
        if (command.getCommand() instanceof RejectsReplayCommand) {
            return RejectsReplayCommand.KIND.jobName();
        }
        String name = command.getCommandSpec().qualifiedName("-");
        return name.startsWith("tillwatch-") ? name.substring("tillwatch-".length()) : name;
    }

    private static String oneLine(String message) {
        return CardNumbers.mask(Table.printable(message.strip().replaceAll("\\R+", " ")));
    }
}
