package io.tillwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.config.IndexSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program as people run it: in a JVM of its own, with an environment and a home folder of its own. */
public final class Program {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path home;
    private final Map<String, String> environment;
    private final List<String> options;

    /** @param home stands for the person's home folder */
    public Program(Path home) {
        // Starts sooner; there is little to be compiled well.
        this(home, Map.of(), List.of("-XX:TieredStopAtLevel=1"));
    }

    private Program(Path home, Map<String, String> environment, List<String> options) {
        this.home = home;
        this.environment = environment;
        this.options = options;
    }

    /** The same, compiled as in earnest. */
    public Program forLongRuns() {
        return new Program(home, environment, List.of());
    }

    /** What a command left behind. */
    public record Result(int exit, String out, String err) {
        /** Standard output as the one JSON object it has to be. */
        public JsonNode json() {
            try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(out)) {
                List<JsonNode> all = values.readAll();
                if (all.size() != 1 || !all.getFirst().isObject()) {
                    throw new AssertionError("not one JSON object: " + this);
                }
                return all.getFirst();
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + this, e);
            }
        }
    }

    /** A command that may still run. */
    public record Started(Process process, Path out, Path err) {
        /** Waits for its end. */
        public Result result() {
            return result(LIMIT);
        }

        /** The same with more patience, or less. */
        public Result result(Duration limit) {
            try {
                if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("did not end: " + Files.readString(err));
                }
                return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new AssertionError("was interrupted", e);
            }
        }
    }

    /** The same with one more variable in its environment. */
    public Program with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Program(home, more, options);
    }

    public Program with(TestDatabase database) {
        return with("TILLWATCH_MYSQL_URL", database.url())
                .with("TILLWATCH_MYSQL_USER", database.user())
                .with("TILLWATCH_MYSQL_PASSWORD", database.password().reveal());
    }

    public Program with(IndexSettings index) {
        return with("TILLWATCH_ES_URL", index.url().toString())
                .with("TILLWATCH_ES_USER", index.user())
                .with("TILLWATCH_ES_PASSWORD", index.password().reveal())
                .with("TILLWATCH_INDEX_PREFIX", index.prefix());
    }

    public Result run(String... arguments) {
        return start(arguments).result();
    }

    public Started start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), "io.tillwatch.app.Launcher"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            return new Started(
                    builder.redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start(),
                    out,
                    err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the tests' own classes: the way they log is not the program's. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Files.exists(Path.of(entry, "logback-test.xml")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Everything the program and its children left in files below its home: logs and what they printed. */
    public String files() {
        try (Stream<Path> files = Files.walk(home)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(file)
                        .append('\n')
                        .append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
