package io.tillwatch.service.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void sortsWhatFitsInMemory() {
        sortsAndKeepsEverything(500, 1 << 20);
    }

    @Test
    void sortsFarMoreThanFitsInMemory() {
        sortsAndKeepsEverything(20_000, 50_000);
    }

    @Test
    void leavesNoFileBehindWhenClosed() {
        sortsAndKeepsEverything(5_000, 20_000);
        assertEquals(List.of(), List.of(folder.toFile().list()));
    }

    @Test
    void holdsEntriesLargerThanItsReadBuffer() {
        try (Spool spool = new Spool(folder, 400_000)) {
            for (int i = 9; i >= 0; i--) {
                byte[] value = new byte[150_000];
                value[149_999] = (byte) i;
                spool.add(new byte[] {(byte) i}, value);
            }
            List<Byte> last = new ArrayList<>();
            spool.drain((key, value) -> last.add(value[149_999]));
            assertEquals(
                    List.of(
                            (byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 8,
                            (byte) 9),
                    last);
        }
    }

    @Test
    void refusesAnEntryThatCanNeverFit() {
        try (Spool spool = new Spool(folder, 100)) {
            assertThrows(IllegalArgumentException.class, () -> spool.add(new byte[60], new byte[60]));
        }
    }

    private void sortsAndKeepsEverything(int entries, int buffer) {
        Random random = new Random(7);
        List<String> expected = new ArrayList<>();
        List<String> sorted = new ArrayList<>();
        try (Spool spool = new Spool(folder, buffer)) {
            for (int i = 0; i < entries; i++) {
                String key = "%05d".formatted(random.nextInt(100_000));
                String value = "v".repeat(random.nextInt(40)) + i;
                expected.add(key);
                spool.add(bytes(key), bytes(value));
            }
            spool.drain((key, value) -> sorted.add(new String(key, StandardCharsets.UTF_8)));
        }
        expected.sort(null);
        assertEquals(expected, sorted);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
