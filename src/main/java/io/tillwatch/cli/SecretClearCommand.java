package io.tillwatch.cli;

import io.tillwatch.config.SecretName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "clear",
        header = "Forgets a secret.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch secret clear es-api-key"})
final class SecretClearCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            paramLabel = "NAME",
            converter = SecretNameConverter.class,
            description = "mysql-password, es-password, es-api-key, serve-token or serve-key-password.")
    private SecretName name = SecretName.MYSQL_PASSWORD;

    SecretClearCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.surroundings().settings().secrets(context.options().profile()).clear(name);
        context.err().println(context.messages().text("text.secret.cleared", name.label()));
        return ExitCode.DONE;
    }
}
