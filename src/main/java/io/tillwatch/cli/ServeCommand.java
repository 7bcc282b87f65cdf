package io.tillwatch.cli;

import io.tillwatch.config.Setting;
import io.tillwatch.model.Sentence;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        header = "Runs the scheduler without a desktop, with a read-only HTTP API, health and metrics.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch serve",
            "  curl 'http://127.0.0.1:8765/search-unitprice?date=20260531'",
            "",
            "Ctrl+C and SIGTERM end it, with exit code 0. SIGHUP, or a change of the settings file, has it read",
            "its settings again. Another address than this machine's own needs a certificate and a token."
        })
final class ServeCommand implements Callable<Integer> {
    /** Time to end in, in seconds: within ten with the start of the end. */
    private static final int PATIENCE = 9;

    private final CommandContext context;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 for any that is free.")
    private @Nullable Integer port;

    @Option(names = "--address", paramLabel = "A", description = "Address to listen on.")
    private @Nullable String address;

    ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ServeRunner runner = context.surroundings().serve();
        // Asked to stop it is meant to end, so that is no interruption: exit code 0.
        Interrupts.Registration interrupts = context.surroundings().interrupts().onInterrupt(PATIENCE, runner::stop);
        try (interrupts) {
            TillwatchCommand options = context.options();
            Map<Setting, String> overrides = new EnumMap<>(Setting.class);
            if (port != null) {
                overrides.put(Setting.SERVE_PORT, String.valueOf(port));
            }
            if (address != null) {
                overrides.put(Setting.SERVE_ADDRESS, address);
            }
            runner.serve(
                    new ServeRunner.Request(options.config(), options.profile(), overrides),
                    new Printer(context.messages()));
        }
        return ExitCode.DONE;
    }

    /** At once, line by line: somebody may wait for it, or read a log of it. */
    private final class Printer implements ServeRunner.Listener {
        private final Messages messages;

        Printer(Messages messages) {
            this.messages = messages;
        }

        @Override
        public void listening(URI address) {
            if (context.json()) {
                context.out().println(Json.of(Map.of("listening", address)));
            } else {
                context.out().println(messages.text("text.serve.listening", address));
            }
            context.out().flush();
        }

        @Override
        public void said(Sentence sentence) {
            context.err().println(messages.text(sentence));
            context.err().flush();
        }
    }
}
