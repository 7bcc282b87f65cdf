package io.tillwatch.bench;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A full sync in a JVM with the memory that must do.
 *
 * @param live the most bytes of heap in use after a collection
 * @param peak the most bytes of heap in use before a collection
 * @param indexed sales
 */
record ChildSync(long live, long peak, double seconds, long indexed) {
    static final String VARIABLES = "TILLWATCH_BENCH_";
    private static final String HEAP = "-Xmx256m";

    /** Runs it with the collector of our start script; passwords go by variables, which other users cannot read. */
    static ChildSync run(TestDatabase database, IndexSettings index, boolean collecting)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                SyncMain.class.getName(),
                collecting ? "collect" : ""));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.put(VARIABLES + "URL", database.server().url());
        environment.put(VARIABLES + "USER", database.user());
        environment.put(VARIABLES + "PASSWORD", database.password().reveal());
        environment.put(VARIABLES + "DATABASE", database.name());
        environment.put(VARIABLES + "ES_URL", index.url().toString());
        environment.put(VARIABLES + "ES_USER", index.user());
        environment.put(VARIABLES + "ES_PASSWORD", index.password().reveal());
        environment.put(VARIABLES + "PREFIX", index.prefix());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a sync with " + HEAP + " failed: " + output);
        }
        Map<String, Long> values = new HashMap<>();
        output.lines().filter(line -> line.matches("[a-z]+=\\d+")).forEach(line -> {
            int at = line.indexOf('=');
            values.put(line.substring(0, at), Long.valueOf(line.substring(at + 1)));
        });
        return new ChildSync(
                values.getOrDefault("live", 0L),
                values.getOrDefault("peak", 0L),
                values.getOrDefault("nanos", 0L) / 1e9,
                values.getOrDefault("indexed", 0L));
    }
}
