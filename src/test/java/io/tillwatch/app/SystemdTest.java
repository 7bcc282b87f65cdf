package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SystemdTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void messagesArriveWholeAndInOrder() {
        Path path = folder.resolve("notify");
        try (NotifyReceiver receiver = new NotifyReceiver(path)) {
            Systemd systemd =
                    Systemd.of(Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "3000000"), () -> 7_000_001L);
            assertEquals(1_500_000_000L, systemd.signEveryNanos());
            systemd.ready("Listening on http://127.0.0.1:1");
            systemd.reloading();
            systemd.alive();
            systemd.stopping();
            assertEquals(Optional.of("READY=1\nSTATUS=Listening on http://127.0.0.1:1"), receiver.next());
            assertEquals(Optional.of("RELOADING=1\nMONOTONIC_USEC=7000"), receiver.next());
            assertEquals(Optional.of("WATCHDOG=1"), receiver.next());
            assertEquals(Optional.of("STOPPING=1\nSTATUS=Stopping"), receiver.next());
            assertEquals(Optional.empty(), receiver.next());
        }
    }

    @Test
    void theWatchdogOfAnotherProcessIsNotOurs() {
        Map<String, String> other = Map.of(
                "NOTIFY_SOCKET", folder.resolve("notify").toString(), "WATCHDOG_USEC", "3000000", "WATCHDOG_PID", "1");
        assertEquals(0, Systemd.of(other, () -> 0).signEveryNanos());
    }

    @Test
    void nobodyThereIsNoTrouble() {
        Systemd.of(Map.of(), () -> 0).ready("x");
        Systemd.of(Map.of("NOTIFY_SOCKET", "nonsense"), () -> 0).ready("x");
        Systemd.of(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString()), () -> 0)
                .ready("x");
    }

    @Test
    void aChangeCountsOnceItHasSettled() throws Exception {
        Path file = Files.writeString(folder.resolve("a.properties"), "a=1");
        WatchedFiles watched = new WatchedFiles(file, null);
        assertFalse(watched.haveChanged());
        Files.writeString(file, "a=12");
        assertFalse(watched.haveChanged());
        Files.writeString(file, "a=123");
        assertFalse(watched.haveChanged(), "it is still being written");
        assertTrue(watched.haveChanged());
        assertFalse(watched.haveChanged());
        Files.delete(file);
        assertFalse(watched.haveChanged());
        assertTrue(watched.haveChanged());
    }
}
