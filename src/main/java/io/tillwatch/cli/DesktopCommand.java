package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "desktop", header = "Opens the desktop application (not part of this version yet).")
final class DesktopCommand implements Callable<Integer> {
    private final CommandContext context;

    DesktopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        throw new Failure(Failure.Kind.REFUSED, context.messages().text("text.desktop.missing"));
    }
}
