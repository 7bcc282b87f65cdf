package io.tillwatch.cli;

import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Secrets;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        header = "Keeps a secret; asks for it without showing it, or reads one line from standard input.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch secret set mysql-password", "  pass show tillwatch/es | tillwatch secret set es-password"
        })
final class SecretSetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            paramLabel = "NAME",
            converter = SecretNameConverter.class,
            description = "mysql-password, es-password, es-api-key, serve-token or serve-key-password.")
    private SecretName name = SecretName.MYSQL_PASSWORD;

    SecretSetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Messages messages = context.messages();
        Secrets secrets =
                context.surroundings().settings().secrets(context.options().profile());
        if (!secrets.available()) {
            throw new Failure(
                    Failure.Kind.SETTINGS, Sentence.of("config.keyring.unusable", name.label(), name.variable()));
        }
        Secret secret = new Secret(
                context.surroundings().terminal().secret().apply(messages.text("text.secret.ask", name.label())));
        if (secret.isEmpty()) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("cli.secret.empty", name.label()));
        }
        secrets.store(name, secret);
        context.err().println(messages.text("text.secret.kept", name.label()));
        return ExitCode.DONE;
    }
}
