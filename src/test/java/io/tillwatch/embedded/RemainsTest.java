package io.tillwatch.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class RemainsTest {
    private static final String FOREVER = "while :; do sleep 1; done";

    @TempDir
    Path temporary;

    private final List<Process> started = new ArrayList<>();
    private Home home = new Home(Path.of("/"));
    private Path folder = Path.of("/");

    @BeforeEach
    void anInstanceWhoseProgramIsGone() throws IOException {
        home = new Home(temporary);
        folder = Files.createDirectories(home.instances().resolve("dead"));
        Files.createDirectories(home.servers());
        Files.createFile(Instance.lockFile(home.instances(), "dead"));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void orphanIsEndedAndItsFolderDeleted() throws Exception {
        Process orphan = run("-Dtillwatch.instance=" + folder);
        Remains.clean(home);
        assertTrue(orphan.waitFor(10, TimeUnit.SECONDS));
        assertFalse(Files.exists(folder));
    }

    @Test
    void processThatOnlyLooksAtTheFolderIsLeftAlone() throws IOException {
        Process reader = run(folder.resolve("some.log").toString());
        Remains.clean(home);
        assertTrue(reader.isAlive());
        assertFalse(Files.exists(folder));
    }

    @Test
    void recordedNumberThatNowIsAnotherProcessIsLeftAlone() throws IOException {
        Process other = run("something else");
        Files.writeString(
                Instance.recordFile(home.instances(), "dead"),
                "parent 999999999 2026-01-01T00:00:00Z\nchild " + other.pid() + " 2026-01-01T00:00:00Z\n");
        Remains.clean(home);
        assertTrue(other.isAlive());
    }

    @Test
    void recordedProcessThatIsNotOursByItsCommandLineIsLeftAlone() throws IOException {
        Process other = run("something else");
        ProcessRecord.Named named = ProcessRecord.Named.of(other.toHandle());
        Files.writeString(
                Instance.recordFile(home.instances(), "dead"),
                "parent 999999999 2026-01-01T00:00:00Z\nchild " + named.pid() + " " + named.started() + "\n");
        Remains.clean(home);
        assertTrue(other.isAlive());
    }

    @Test
    void instanceOfThisVeryProgramIsLeftAlone() throws IOException {
        ProcessRecord.of(List.of()).write(Instance.recordFile(home.instances(), "dead"));
        Remains.clean(home);
        assertTrue(Files.exists(folder));
    }

    @Test
    void keptDataStay() throws IOException {
        Path kept = Files.createDirectories(home.instances().resolve(Instance.KEPT));
        Files.createFile(Instance.lockFile(home.instances(), Instance.KEPT));
        Remains.clean(home);
        assertTrue(Files.exists(kept));
        assertFalse(Files.exists(folder));
    }

    private Process run(String argument) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", FOREVER, "sh", argument).start();
        started.add(process);
        return process;
    }
}
