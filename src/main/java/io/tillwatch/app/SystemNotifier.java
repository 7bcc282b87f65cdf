package io.tillwatch.app;

import io.tillwatch.ui.common.TaskExecutor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells something in the desktop's own way, by the program each desktop has for it. Where there is none nothing
 * happens: whoever tells it keeps it in the window too.
 */
final class SystemNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(SystemNotifier.class);
    private static final int PATIENCE_SECONDS = 30;
    private static final String TITLE = "TILLWATCH_NOTICE_TITLE";
    private static final String TEXT = "TILLWATCH_NOTICE_TEXT";
    /** The words come by the environment: what stands in them is never taken for a command. */
    private static final String BALLOON = "Add-Type -AssemblyName System.Windows.Forms,System.Drawing;"
            + "$n = New-Object System.Windows.Forms.NotifyIcon;"
            + "$n.Icon = [System.Drawing.SystemIcons]::Information;"
            + "$n.Visible = $true;"
            + "$n.ShowBalloonTip(10000, $env:" + TITLE + ", $env:" + TEXT + ", 'Info');"
            + "Start-Sleep -Seconds 10;"
            + "$n.Dispose()";

    private final String os;
    private final List<Path> path;
    private final TaskExecutor tasks;

    /**
     * @param os the operating system's name as Java has it
     * @param path the folders programs are looked for in
     */
    SystemNotifier(String os, List<Path> path, TaskExecutor tasks) {
        this.os = os.toLowerCase(Locale.ROOT);
        this.path = List.copyOf(path);
        this.tasks = tasks;
    }

    static SystemNotifier ofThisComputer(Map<String, String> environment, TaskExecutor tasks) {
        List<Path> folders = new ArrayList<>();
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                if (!folder.isEmpty()) {
                    folders.add(Path.of(folder));
                }
            } catch (InvalidPathException unusable) {
                LOG.debug("No programs are looked for in {}.", folder, unusable);
            }
        }
        return new SystemNotifier(System.getProperty("os.name", ""), folders, tasks);
    }

    /** Returns at once. */
    void tell(String title, String text) {
        Future<?> ignored = tasks.start(() -> command(title, text).ifPresent(SystemNotifier::run));
    }

    private Optional<ProcessBuilder> command(String title, String text) {
        if (os.startsWith("win")) {
            return program("powershell.exe").map(program -> {
                ProcessBuilder balloon = new ProcessBuilder(
                        program, "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", BALLOON);
                balloon.environment().put(TITLE, title);
                balloon.environment().put(TEXT, text);
                return balloon;
            });
        }
        if (os.contains("mac")) {
            return program("osascript")
                    .map(program -> new ProcessBuilder(
                            program,
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            title,
                            text));
        }
        return program("notify-send")
                .map(program -> new ProcessBuilder(program, "--app-name=" + title, "--", title, plain(text)));
    }

    /** It takes backslashes for escapes, and the desktop what is in angle brackets for markup. */
    private static String plain(String text) {
        return text.replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private Optional<String> program(String name) {
        return path.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    private static void run(ProcessBuilder command) {
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.debug("{} did not come to an end.", command.command().getFirst());
                }
            } finally {
                process.destroy();
            }
        } catch (IOException unable) {
            LOG.debug("The desktop could not be told.", unable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
