package io.tillwatch.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpooledRowsTest {
    @TempDir
    Path folder;

    private final UiTasks tasks = UiTasks.withoutToolkit();

    @AfterEach
    void stop() {
        tasks.close();
    }

    private SpooledRows<SomeRow> rows(MadeRows source) {
        return new SpooledRows<>(() -> source, SomeRow.CODEC, new SpoolFolder(folder), tasks);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void holdsAMillionRowsWithoutKeepingThem() throws Exception {
        int million = 1_000_000;
        try (SpooledRows<SomeRow> rows = rows(new MadeRows(million))) {
            UiTasks.await(() -> rows.getState() == SpooledRows.State.COMPLETE);
            assertEquals(million, rows.size());
            assertEquals(million, rows.getRead());
            for (int n : new int[] {0, 127, 128, 999_999, 500_000, 1, 640_001}) {
                assertEquals(SomeRow.number(n), rows.get(n));
            }
            System.gc();
            long withRows =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            for (int n = 0; n < million; n += 61) {
                rows.get(n);
            }
            System.gc();
            long afterAll =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            assertTrue(
                    afterAll - withRows < 40L << 20,
                    "Walking over all rows kept " + ((afterAll - withRows) >> 20) + " MB of them");
        }
    }

    @Test
    void knowsItsTotalWhileRowsAreStillToCome() throws Exception {
        MadeRows source = new MadeRows(1_000_000);
        source.waitsAfter = 1_000;
        try (SpooledRows<SomeRow> rows = rows(source)) {
            assertTrue(source.waiting.await(10, TimeUnit.SECONDS));
            assertEquals(SpooledRows.State.READING, rows.getState());
            assertEquals(1_000_000, rows.size());
            assertEquals(SomeRow.number(200), rows.get(200));
            assertNull(rows.get(900_000), "this row was not read yet");
        }
    }

    @Test
    void keepsWhatWasReadWhenItIsStopped() throws Exception {
        MadeRows source = new MadeRows(1_000_000);
        source.waitsAfter = 1_000;
        try (SpooledRows<SomeRow> rows = rows(source)) {
            assertTrue(source.waiting.await(10, TimeUnit.SECONDS));
            rows.cancel();
            assertEquals(SpooledRows.State.CANCELLED, rows.getState());
            assertEquals(1_000_000, rows.found());
            assertEquals(rows.getRead(), rows.size());
            assertEquals(SomeRow.number(rows.size() - 1), rows.get(rows.size() - 1));
            UiTasks.await(() -> source.closed);
            assertEquals(SomeRow.number(3), rows.get(3), "an interrupted reader leaves the file readable");
        }
    }

    @Test
    void keepsWhatWasReadWhenTheSourceFails() throws Exception {
        MadeRows source = new MadeRows(10_000);
        source.failsAfter = 2_000;
        try (SpooledRows<SomeRow> rows = rows(source)) {
            UiTasks.await(() -> rows.getState() == SpooledRows.State.FAILED);
            assertInstanceOf(IllegalStateException.class, rows.getFailure());
            assertTrue(rows.size() >= 2_000 - SpoolFile.PAGE, "rows left: " + rows.size());
            assertEquals(10_000, rows.found());
            assertTrue(source.closed);
        }
    }

    @Test
    void believesTheRowsMoreThanTheTotal() throws Exception {
        try (SpooledRows<SomeRow> fewer = rows(new MadeRows(1_000, 700));
                SpooledRows<SomeRow> more = rows(new MadeRows(700, 1_000))) {
            UiTasks.await(() ->
                    fewer.getState() == SpooledRows.State.COMPLETE && more.getState() == SpooledRows.State.COMPLETE);
            assertEquals(700, fewer.size());
            assertEquals(700, fewer.found());
            assertEquals(1_000, more.size());
            assertEquals(SomeRow.number(999), more.get(999));
        }
    }

    @Test
    void handsOverEveryRowInOrderEvenAfterItsTableIsGone() throws Exception {
        SpooledRows<SomeRow> rows = rows(new MadeRows(1_000));
        UiTasks.await(() -> rows.getState() == SpooledRows.State.COMPLETE);
        List<SomeRow> handedOver = new ArrayList<>();
        rows.each(row -> {
            if (handedOver.isEmpty()) {
                rows.close();
                assertEquals(1, files().size(), "the file is still needed");
            }
            handedOver.add(row);
        });
        assertEquals(SomeRow.first(1_000), handedOver);
        assertEquals(List.of(), files());
    }

    @Test
    void letsNobodyElseReadItsFileAndDeletesIt() throws Exception {
        SpooledRows<SomeRow> rows = rows(new MadeRows(1_000));
        UiTasks.await(() -> rows.getState() == SpooledRows.State.COMPLETE);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())));
        }
        rows.close();
        rows.close();
        assertEquals(List.of(), files());
    }

    @Test
    void leavesNoFileWhenItIsClosedBeforeTheSourceAnswers() throws Exception {
        MadeRows source = new MadeRows(1_000);
        source.waitsAfter = 0;
        SpooledRows<SomeRow> rows = rows(source);
        assertTrue(source.waiting.await(10, TimeUnit.SECONDS));
        rows.close();
        UiTasks.await(() -> source.closed);
        assertEquals(List.of(), files());
    }

    @Test
    void cleansWhatDeadProcessesLeftAndNothingElse() throws Exception {
        Instant now = Instant.parse("2026-11-22T00:00:00Z");
        Path old = Files.createFile(folder.resolve("table1.rows"));
        Path young = Files.createFile(folder.resolve("table2.rows"));
        Path foreign = Files.createFile(folder.resolve("notes.txt"));
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(young, FileTime.from(now.minus(Duration.ofHours(23))));
        Files.setLastModifiedTime(foreign, FileTime.from(now.minus(Duration.ofHours(25))));
        new SpoolFolder(folder).clean(now, Duration.ofHours(24));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void fieldsOfAnyTypeComeBackEqual() throws IOException {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("text", "가".repeat(40_000));
        row.put("whole", Long.MIN_VALUE);
        row.put("fraction", -0.125);
        row.put("yes", true);
        row.put("no", false);
        row.put("instant", Instant.parse("2026-11-22T05:05:09.123456789Z"));
        row.put("date", LocalDate.of(2026, 11, 22));
        row.put("list", List.of("a", 1L));
        row.put("nothing", null);
        FieldsCodec codec = new FieldsCodec(List.copyOf(row.keySet()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(row, new DataOutputStream(bytes));
        assertEquals(row, codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }
}
