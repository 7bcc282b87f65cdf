package io.tillwatch.app;

import io.tillwatch.cli.Cli;
import io.tillwatch.cli.ExitCode;
import io.tillwatch.cli.Terminal;

/** Where the program starts. Whatever happens, a person gets one line and the shell an exit code. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        Terminal terminal = StandardTerminal.open(System.getenv());
        ErrorLog errors = new ErrorLog();
        ExitGuard guard = new ExitGuard(System::nanoTime);
        guard.install();
        int code = ExitCode.FAILED;
        try {
            code = new Cli(new TillwatchApp(terminal, errors, guard).surroundings()).run(args);
        } catch (Throwable unforeseen) {
            terminal.err().println(errors.unforeseen(unforeseen));
        } finally {
            terminal.out().flush();
            terminal.err().flush();
            guard.finished(code);
        }
        System.exit(code);
    }
}
