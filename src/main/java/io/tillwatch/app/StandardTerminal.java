package io.tillwatch.app;

import io.tillwatch.cli.Terminal;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The terminal (or the files and pipes) the program was started on. */
final class StandardTerminal {
    private static final int DEFAULT_WIDTH = 80;

    private StandardTerminal() {}

    static Terminal open(Map<String, String> environment) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        // Everywhere but on Windows' own console, text is UTF-8 whatever the locale says: JSON has to be.
        Charset charset = windows && isTerminal(1)
                ? Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))
                : StandardCharsets.UTF_8;
        return new Terminal(
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                isTerminal(2) && !environment.getOrDefault("TERM", "").equals("dumb"),
                width(environment),
                StandardTerminal::readSecret);
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), 1 << 14));
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.exists(link.getParent())) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException | RuntimeException unknown) {
                return false;
            }
        }
        return console().isPresent();
    }

    private static int width(Map<String, String> environment) {
        try {
            return Math.clamp(Integer.parseInt(environment.getOrDefault("COLUMNS", "")), 40, 200);
        } catch (NumberFormatException unset) {
            return DEFAULT_WIDTH;
        }
    }

    private static String readSecret(String prompt) {
        Optional<Console> console = console();
        if (console.isPresent()) {
            char[] typed = console.get().readPassword("%s", prompt);
            return typed == null ? "" : new String(typed);
        }
        if (isTerminal(0)) {
            // With its output redirected Java cannot keep what is typed from being shown.
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("cli.secret.echo"));
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Since Java 22 there is a console without a terminal too. */
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
