package io.tillwatch.bench;

import io.tillwatch.config.IndexSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How long {@code ./tillwatch} takes until its window can be used: from the start of the script to the line in the log that
 * says so, which is written once a frame was drawn in which the overview was complete. On the display there is, else
 * without one. With what the JVM remembers of earlier starts (its AOT cache), as everybody has it from the second start
 * on, and, to compare, without.
 */
final class StartBench {
    private static final double LIMIT = 2;
    private static final String USABLE = "The window could be used";
    /** The first start may have to build the program. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration GLANCE = Duration.ofMillis(5);
    /** Where the script keeps what the JVM noted during the first start, until it has learnt from it. */
    private static final Path NOTES = Path.of("target", "tillwatch-window.aot.notes");

    private final SampleTable table;
    private final IndexSettings index;
    private final Figures figures;

    StartBench(SampleTable table, IndexSettings index, Figures figures) {
        this.table = table;
        this.index = index;
        this.figures = figures;
    }

    void run(int rounds) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("tillwatch-bench");
        try {
            Path data = Files.createDirectories(home.resolve(".local/share/tillwatch"));
            Files.writeString(data.resolve("desktop.properties"), "window.place=0 0 1000 1000 false\n");
            start(home, "");
            await(() -> !Files.exists(NOTES), "the JVM's notes were used");
            List<Double> remembering = new ArrayList<>();
            List<Double> forgetful = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                remembering.add(start(home, ""));
                forgetful.add(start(home, "-XX:AOTMode=off"));
            }
            figures.told("Start of the window, round by round", listed(remembering));
            figures.under("Start of the window until it can be used", Figures.median(remembering), LIMIT);
            figures.told("  the same without the AOT cache, round by round", listed(forgetful));
            figures.told("  the same without the AOT cache", "%.2f s".formatted(Figures.median(forgetful)));
        } finally {
            ReadingParts.delete(home);
        }
    }

    private static String listed(List<Double> seconds) {
        return seconds.stream().map("%.2f"::formatted).collect(Collectors.joining(" "));
    }

    /** Seconds until the window could be used; then it is closed. */
    private double start(Path home, String options) throws IOException, InterruptedException {
        ProcessBuilder builder = LaunchedProgram.builder(table.database(), index, "desktop", "tillwatch://overview");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("XDG_"));
        environment.put("HOME", home.toString());
        String display = environment.containsKey("DISPLAY") ? "" : "-Dglass.platform=Headless -Dprism.order=sw ";
        environment.put("TILLWATCH_JAVA_OPTS", display + options);
        Path log = home.resolve(".local/state/tillwatch/logs/tillwatch.log");
        Files.deleteIfExists(log);
        Path output = home.resolve("output");
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await(() -> !process.isAlive() || says(log), "the window can be used");
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!process.isAlive()) {
                throw new IllegalStateException("the window did not open: " + Files.readString(output));
            }
            return seconds;
        } finally {
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static boolean says(Path log) {
        try {
            return Files.exists(log)
                    && Files.readString(log, StandardCharsets.UTF_8).contains(USABLE);
        } catch (IOException beingWritten) {
            return false;
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it did not come so far that " + what);
            }
            Thread.sleep(GLANCE);
        }
    }
}
