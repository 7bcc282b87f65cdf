package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.testing.AtOnce;
import io.tillwatch.ui.common.TaskExecutor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileMemoryTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Runnable> work = new ArrayList<>();

    private Path file() {
        return folder.resolve("data").resolve("desktop.properties");
    }

    private FileMemory memory() {
        return new FileMemory(file(), new AtOnce());
    }

    @Test
    void aProgramThatIsKilledHasLeftEverythingInTheFile() {
        FileMemory memory = memory();
        memory.put("window.address", "tillwatch://sales?store=마포점&sort=-id");
        memory.put("window.theme", "dark");
        memory.put("window.theme", "");
        assertEquals(Optional.of("tillwatch://sales?store=마포점&sort=-id"), memory().get("window.address"));
        assertEquals(Optional.empty(), memory().get("window.theme"));
    }

    @Test
    void manyChangesBeforeTheDiskIsFreeAreWrittenOnce() {
        FileMemory memory = new FileMemory(file(), new Later(work));
        memory.put("text", "1");
        memory.put("text", "12");
        memory.put("text", "123");
        assertEquals(1, work.size());
        work.getFirst().run();
        assertEquals(Optional.of("123"), memory().get("text"));
        memory.put("text", "4");
        assertEquals(2, work.size(), "what comes after that is written too");
        memory.close();
        assertEquals(Optional.of("4"), memory().get("text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u12", "", "\u0000\u0001\uffff", "one line without anything"})
    void aFileThatIsBrokenIsForgotten(String content) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.write(file(), content.getBytes(StandardCharsets.UTF_16));
        FileMemory memory = memory();
        assertEquals(Optional.empty(), memory.get("window.address"));
        memory.put("window.address", "tillwatch://runs");
        assertEquals(Optional.of("tillwatch://runs"), memory().get("window.address"));
    }

    @Test
    void whereNothingCanBeWrittenItIsRememberedUntilTheEnd() throws IOException {
        Files.createFile(folder.resolve("data"));
        FileMemory memory = memory();
        memory.put("window.theme", "dark");
        assertEquals(Optional.of("dark"), memory.get("window.theme"));
    }

    /** Does nothing until the test does it. */
    private record Later(List<Runnable> work) implements TaskExecutor {
        @Override
        public Future<?> start(Runnable wanted) {
            work.add(wanted);
            return new CompletableFuture<>();
        }

        @Override
        public void onUi(Runnable action) {
            throw new UnsupportedOperationException("nothing is shown");
        }

        @Override
        public Repeated every(Duration pause, Runnable action) {
            throw new UnsupportedOperationException("nothing is repeated");
        }
    }
}
