package io.tillwatch.app;

import io.tillwatch.cli.DemoRunner;
import io.tillwatch.cli.DemoSession;
import io.tillwatch.cli.ErrorReport;
import io.tillwatch.cli.Surroundings;
import io.tillwatch.cli.Terminal;
import io.tillwatch.cli.Workspace;
import io.tillwatch.config.KeyringSecrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.model.Failure;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** The composition root: the one place that knows which class stands behind which interface. */
final class TillwatchApp {
    private final Map<String, String> environment = System.getenv();
    private final InstantSource clock = InstantSource.system();
    private final Terminal terminal;
    private final ErrorReport errors;
    private final ExitGuard guard;

    TillwatchApp(Terminal terminal, ErrorReport errors, ExitGuard guard) {
        this.terminal = terminal;
        this.errors = errors;
        this.guard = guard;
    }

    Surroundings surroundings() {
        return new Surroundings(
                terminal,
                new SettingsReader(
                        environment, LogFiles.folders(), profile -> new KeyringSecrets(profile, environment)),
                this::open,
                this::demo,
                guard,
                errors,
                clock,
                System::nanoTime,
                () -> new ThisProcess(environment).startedBy(),
                Locale.getDefault());
    }

    private Workspace open(Settings settings) {
        throw new Failure(Failure.Kind.REFUSED, "Not wired yet: " + settings.profile() + ".");
    }

    private DemoSession demo(DemoRunner.Request request, DemoRunner.Listener listener) {
        throw new Failure(Failure.Kind.REFUSED, "Not wired yet.");
    }
}
