package io.tillwatch.app;

import io.tillwatch.cli.ErrorReport;
import io.tillwatch.cli.Surroundings;
import io.tillwatch.cli.Terminal;
import io.tillwatch.cli.Workspaces;
import io.tillwatch.config.KeyringSecrets;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.elastic.ServerTrust;
import io.tillwatch.job.SchedulerListener;
import io.tillwatch.kibana.install.KibanaServer;
import io.tillwatch.samples.LabelledCsv;
import io.tillwatch.service.Background;
import io.tillwatch.service.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The composition root: the one place that knows which class stands behind which interface. */
final class TillwatchApp {
    /** For tests alone: how far this machine's clock is off. */
    private static final String CLOCK_OFFSET = "tillwatch.clock.offset";

    private final Map<String, String> environment = System.getenv();
    private final InstantSource clock =
            InstantSource.offset(InstantSource.system(), Duration.parse(System.getProperty(CLOCK_OFFSET, "PT0S")));
    private final Terminal terminal;
    private final ErrorReport errors;
    private final ExitGuard guard;

    TillwatchApp(Terminal terminal, ErrorReport errors, ExitGuard guard) {
        this.terminal = terminal;
        this.errors = errors;
        this.guard = guard;
    }

    Surroundings surroundings() {
        PlatformFolders folders = LogFiles.folders();
        ThisProcess process = new ThisProcess(environment, folders.data());
        Path spool = folders.cache().resolve("spool");
        Workspaces workspaces = settings -> new ServerWorkspace(settings, clock, process, spool);
        Function<String, Secrets> secrets = profile -> new KeyringSecrets(profile, environment);
        SettingsReader reader = new SettingsReader(environment, folders, secrets);
        return new Surroundings(
                terminal,
                reader,
                workspaces,
                // Made only when asked for: its classes are many.
                (request, listener) -> new Demo(workspaces, folders, clock, guard::atExit).start(request, listener),
                new Desktop(workspaces, folders, clock, environment, reader, secrets),
                new Serve(
                        reader,
                        new Serving.Parts(
                                settings -> new ServerWorkspace(settings, clock, process, spool, true),
                                workspaces::open,
                                (settings, workspace) -> workspace instanceof ServerWorkspace servers
                                        ? servers.scheduling(SchedulerListener.NONE, ProgressListener.NONE)
                                        : Background.NONE,
                                clock,
                                System::nanoTime),
                        Systemd.of(environment, System::nanoTime)),
                AlarmParts.tester(clock),
                LabelledCsv::read,
                settings -> new KibanaServer(settings, ServerTrust.of(settings.ca(), settings.fingerprint())),
                clock,
                guard,
                errors,
                System::nanoTime,
                process::startedBy,
                Locale.getDefault());
    }
}
