package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.testing.AtOnce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With programs of the desktops' names that write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class SystemNotifierTest {
    private static final String WORDS = "Sync: “done” in 11 s; `touch x` $(touch x) <b>A&B</b> \\n 끝";

    @TempDir
    private Path folder = Path.of("");

    private Path said() {
        return folder.resolve("said");
    }

    private void install(String program) throws IOException {
        Path script = folder.resolve(program);
        Files.writeString(script, """
                #!/bin/sh
                for word in "$@" "$TILLWATCH_NOTICE_TITLE" "$TILLWATCH_NOTICE_TEXT"; do printf '%%s\\n' "$word"; done > '%s'
                """.formatted(said()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> tell(String os, String text) throws IOException {
        new SystemNotifier(os, List.of(folder.resolve("nothing"), folder), new AtOnce()).tell("Tillwatch", text);
        return Files.exists(said()) ? Files.readAllLines(said()) : List.of();
    }

    @Test
    void linuxIsToldInWordsThatAreNoMarkup() throws IOException {
        install("notify-send");
        assertEquals(
                List.of(
                        "--app-name=Tillwatch",
                        "--",
                        "Tillwatch",
                        "Sync: “done” in 11 s; `touch x` $(touch x) &lt;b&gt;A&amp;B&lt;/b&gt; \\\\n 끝",
                        "",
                        ""),
                tell("Linux", WORDS));
    }

    @Test
    void macIsToldByAScriptThatNeverHoldsTheWords() throws IOException {
        install("osascript");
        List<String> said = tell("Mac OS X", WORDS);
        assertEquals(List.of("Tillwatch", WORDS), said.subList(6, 8));
        assertFalse(String.join("", said.subList(0, 6)).contains("touch"));
    }

    @Test
    void windowsIsToldByAScriptThatNeverHoldsTheWords() throws IOException {
        install("powershell.exe");
        List<String> said = tell("Windows 11", WORDS);
        assertEquals(List.of("Tillwatch", WORDS), said.subList(said.size() - 2, said.size()));
        assertFalse(String.join("", said.subList(0, said.size() - 2)).contains("touch"));
        assertTrue(said.contains("-NonInteractive"));
    }

    @Test
    void nothingHappensWhereThereIsNoSuchProgram() throws IOException {
        assertEquals(List.of(), tell("Linux", WORDS));
        Files.writeString(folder.resolve("notify-send"), "this cannot be run");
        assertEquals(List.of(), tell("Linux", WORDS));
        Files.setPosixFilePermissions(folder.resolve("notify-send"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("notify-send"), "#!/no/such/interpreter");
        assertEquals(List.of(), tell("Linux", WORDS));
    }
}
