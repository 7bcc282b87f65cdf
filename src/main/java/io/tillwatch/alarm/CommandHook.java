package io.tillwatch.alarm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.model.CardNumbers;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program for each alarm: directly, never through a shell, without arguments. It gets the alarm as one JSON object
 * on its standard input and in a few variables; of our own environment only what a program needs to start, so that no
 * secret is among it. What it prints goes to the log.
 */
public final class CommandHook implements AlarmSender {
    private static final Logger LOG = LoggerFactory.getLogger(CommandHook.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_OUTPUT = 2_000;
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SYSTEMROOT", "PATHEXT", "USERPROFILE");

    private final Path program;
    private final String profile;
    private final Locale language;
    private final Duration limit;

    /** @param limit after this the program is ended, and the alarm counts as not told */
    public CommandHook(Path program, String profile, Locale language, Duration limit) {
        this.program = program;
        this.profile = profile;
        this.language = language;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public void send(Alarm alarm) {
        Path input = null;
        Path output = null;
        try {
            // Files, not pipes: a program that reads nothing or prints much must not hang on us.
            input = Files.createTempFile("tillwatch-alarm", ".json");
            output = Files.createTempFile("tillwatch-alarm", ".log");
            Files.writeString(input, JSON.writeValueAsString(object(alarm)) + "\n");
            run(alarm, input, output);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("alarm.command.start", program), e);
        } finally {
            delete(input);
            delete(output);
        }
    }

    private void run(Alarm alarm, Path input, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !PASSED_ON.contains(name.toUpperCase(Locale.ROOT)));
        builder.environment().put("TILLWATCH_ALARM_KIND", alarm.kind().word());
        builder.environment().put("TILLWATCH_ALARM_ABOUT", alarm.about());
        builder.environment().put("TILLWATCH_ALARM_TEXT", alarm.words().in(language));
        builder.environment().put("TILLWATCH_ALARM_PROFILE", profile);
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failure(
                        Failure.Kind.UNAVAILABLE, Sentence.of("alarm.command.slow", program, limit.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped.asked"), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            log(output);
        }
        if (process.exitValue() != 0) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("alarm.command.exit", program, process.exitValue()));
        }
    }

    private Map<String, Object> object(Alarm alarm) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", alarm.kind().word());
        object.put("about", alarm.about());
        object.put("at", alarm.at().toString());
        object.put("times", alarm.times());
        object.put("profile", profile);
        object.put("subject", alarm.kind().subject().in(language));
        object.put("text", alarm.words().in(language));
        return object;
    }

    private void log(Path output) {
        try {
            byte[] printed = Files.readAllBytes(output);
            String text = new String(printed, 0, Math.min(printed.length, MOST_OUTPUT), StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                LOG.info("{} said: {}", program.getFileName(), CardNumbers.mask(text.strip()));
            }
        } catch (IOException e) {
            LOG.debug("What the command said could not be read.", e);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
