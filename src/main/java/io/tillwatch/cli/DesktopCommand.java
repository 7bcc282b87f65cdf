package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "desktop",
        header = "Opens the desktop application.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch desktop", "  tillwatch desktop \"tillwatch://stores?store=1042\""})
final class DesktopCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "Where to begin, as copied from the application: tillwatch://...")
    private @Nullable String address;

    DesktopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DesktopRunner desktop = context.surroundings().desktop();
        if (!desktop.isPossible()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("cli.desktop.none"));
        }
        desktop.prepare();
        desktop.open(settings(), address);
        return ExitCode.DONE;
    }

    /** Settings that are wrong or missing are put right in the window, so they are no reason not to open it. */
    private Settings settings() {
        try {
            return context.settings();
        } catch (Failure wrong) {
            if (wrong.kind() != Failure.Kind.SETTINGS) {
                throw wrong;
            }
            TillwatchCommand options = context.options();
            return context.surroundings().settings().blank(options.config(), options.profile(), wrong.sentence());
        }
    }
}
