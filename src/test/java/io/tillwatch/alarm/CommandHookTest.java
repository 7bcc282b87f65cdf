package io.tillwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With real scripts. */
@DisabledOnOs(OS.WINDOWS)
class CommandHookTest {
    private static final Alarm ALARM = new Alarm(
            Alarm.Kind.FAILED,
            "sync; rm -rf /",
            Instant.parse("2026-11-23T06:30:00Z"),
            Sentence.of("alarm.failed", "sync", "run-1"),
            3);

    @TempDir
    private Path folder = Path.of("");

    private CommandHook hook(String script, Duration limit) throws IOException {
        Path program = folder.resolve("hook.sh");
        Files.writeString(program, "#!/bin/sh\ncd " + folder + "\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new CommandHook(program, "bank", Locale.KOREAN, limit);
    }

    @Test
    void theProgramGetsTheAlarmOnItsInputAndInVariablesAndNoSecret() throws IOException {
        hook("cat > input; env > variables; echo $# > arguments", Duration.ofSeconds(20))
                .send(ALARM);
        JsonNode told = new ObjectMapper().readTree(Files.readString(folder.resolve("input")));
        assertEquals("failed", told.get("kind").asText());
        assertEquals("sync; rm -rf /", told.get("about").asText());
        assertEquals("2026-11-23T06:30:00Z", told.get("at").asText());
        assertEquals(3, told.get("times").asInt());
        assertEquals("bank", told.get("profile").asText());
        assertEquals("예약 실행 실패", told.get("subject").asText());
        assertTrue(told.get("text").asText().contains("run-1"), told.toString());
        String variables = Files.readString(folder.resolve("variables"));
        assertTrue(variables.contains("TILLWATCH_ALARM_KIND=failed"), variables);
        assertTrue(variables.contains("TILLWATCH_ALARM_PROFILE=bank"), variables);
        assertTrue(
                variables
                        .lines()
                        .map(line -> line.substring(0, Math.max(0, line.indexOf('='))))
                        .noneMatch(name -> name.startsWith("TILLWATCH_") && !name.startsWith("TILLWATCH_ALARM_")),
                variables);
        assertFalse(variables.contains("JAVA"), variables);
        assertEquals("0", Files.readString(folder.resolve("arguments")).strip());
    }

    @Test
    void aProgramThatFailsOrDoesNotEndOrIsNotThereIsToldApart() throws IOException {
        Failure failed = assertThrows(
                Failure.class, () -> hook("exit 7", Duration.ofSeconds(20)).send(ALARM));
        assertEquals("alarm.command.exit", failed.sentence().key());
        assertTrue(String.valueOf(failed.getMessage()).contains("7"));
        Failure slow = assertThrows(
                Failure.class, () -> hook("sleep 60", Duration.ofMillis(300)).send(ALARM));
        assertEquals("alarm.command.slow", slow.sentence().key());
        Failure absent = assertThrows(
                Failure.class,
                () -> new CommandHook(folder.resolve("none"), "bank", Locale.ENGLISH, Duration.ofSeconds(5))
                        .send(ALARM));
        assertEquals("alarm.command.start", absent.sentence().key());
    }
}
