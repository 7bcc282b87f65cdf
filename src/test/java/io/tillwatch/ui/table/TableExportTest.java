package io.tillwatch.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Language;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TableExportTest {
    @TempDir
    Path folder;

    private final CellTexts cells = SomeRow.cells(Language.KOREAN);
    private final TableExport export = new TableExport(cells);

    private static SomeRow row(String id, @Nullable String company, @Nullable Long amount) {
        return new SomeRow(
                id,
                company,
                amount,
                3,
                -0.125,
                LocalDate.of(2026, 11, 22),
                Instant.parse("2026-11-22T05:05:09Z"),
                true,
                SomeRow.State.OPEN);
    }

    private static TableContent<SomeRow> content(List<SomeRow> rows) {
        return new TableContent<>(SomeRow.columns(), ExportRows.of(rows), rows.size());
    }

    private Path write(ExportFormat format, List<SomeRow> rows) {
        Path file = folder.resolve("매출." + format.extension());
        export.write(content(rows), SomeRow.PROVENANCE, format, file, (done, total) -> {});
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Reads CSV by the book, with nothing of what wrote it. */
    private static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\r') {
                assertEquals('\n', text.charAt(++i), "a line ends with CR LF");
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                assertFalse(c == '\n', "a line ends with CR LF");
                cell.append(c);
            }
        }
        assertTrue(row.isEmpty() && cell.isEmpty(), "the last line is ended");
        return rows;
    }

    @Test
    void csvComesBackAsItWas() throws IOException {
        String nasty = "쉼표, \"따옴표\"\r\n둘째 줄\n셋째 줄, '끝' ";
        Path file = write(ExportFormat.CSV, List.of(row("7000000000000001", nasty, -98_000L), row("007", null, null)));
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertEquals('\uFEFF', text.charAt(0));
        assertEquals(
                List.of(
                        SomeRow.columns().stream().map(cells::title).toList(),
                        List.of(
                                "7000000000000001",
                                "2026-11-22 14:05:09",
                                nasty,
                                "-98000",
                                "3",
                                "-0.125",
                                "2026-11-22",
                                "취소",
                                "미검토"),
                        List.of("007", "2026-11-22 14:05:09", "", "", "3", "-0.125", "2026-11-22", "취소", "미검토")),
                parse(text.substring(1)));
    }

    @Test
    void excelKnowsNumbersDatesAndTexts() throws IOException {
        Path file = write(
                ExportFormat.XLSX,
                List.of(row("7000000000000001", "=1+1", -98_000L), row("007", null, 9_000_000_000_000_000_001L)));
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            List<Sheet> sheets = book.getSheets().toList();
            assertEquals(
                    List.of("목록", "정보"), sheets.stream().map(Sheet::getName).toList());
            List<Row> rows = sheets.getFirst().read();
            assertEquals(
                    SomeRow.columns().stream().map(cells::title).toList(),
                    rows.getFirst().stream().map(Cell::getText).toList());
            Row first = rows.get(1);
            assertEquals(CellType.STRING, first.getCell(0).getType());
            assertEquals("7000000000000001", first.getCell(0).getText());
            assertEquals(
                    LocalDateTime.of(2026, 11, 22, 14, 5, 9), first.getCell(1).asDate());
            assertEquals(CellType.STRING, first.getCell(2).getType(), "no formula");
            assertEquals("=1+1", first.getCell(2).getText());
            assertEquals(new BigDecimal("-98000"), first.getCell(3).asNumber());
            assertEquals("#,##0", first.getCell(3).getDataFormatString());
            assertEquals(0, new BigDecimal("-0.125").compareTo(first.getCell(5).asNumber()));
            assertEquals(LocalDateTime.of(2026, 11, 22, 0, 0), first.getCell(6).asDate());
            assertEquals("yyyy-mm-dd", first.getCell(6).getDataFormatString());
            assertEquals("취소", first.getCell(7).getText());
            Row second = rows.get(2);
            assertEquals("007", second.getCell(0).getText());
            assertEquals("", second.getCellText(2));
            assertEquals("9000000000000000001", second.getCell(3).getText(), "more digits than Excel keeps");
        }
    }

    @Test
    void theLastSheetSaysWhereTheRowsComeFrom() throws IOException {
        Path file = folder.resolve("part.xlsx");
        TableContent<SomeRow> some = new TableContent<>(SomeRow.columns(), ExportRows.of(SomeRow.first(3)), 12_345);
        export.write(some, SomeRow.PROVENANCE, ExportFormat.XLSX, file, (done, total) -> {});
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            Sheet about = book.getSheets().toList().getLast();
            List<String> lines = about.read().stream()
                    .map(row -> row.getCellText(0) + ": " + row.getCellText(1))
                    .toList();
            assertTrue(lines.contains("조건: 가맹점 1042, 2026-11-01 ~ 2026-11-22"), lines.toString());
            assertTrue(lines.contains("시간대: Asia/Seoul"), lines.toString());
            assertTrue(lines.contains("검증 완료일: 2026-11-20"), lines.toString());
            assertTrue(lines.contains("이 파일의 행 수: 3"), lines.toString());
            assertTrue(lines.contains("전체 행 수: 12345"), lines.toString());
            assertTrue(lines.contains("버전: 0.1.0"), lines.toString());
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("기준 시각: ")), lines.toString());
        }
    }

    @Test
    void moreRowsThanASheetTakesGoOnTheNext() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxBook<SomeRow> book = new XlsxBook<>(content(SomeRow.first(2_501)), SomeRow.PROVENANCE, cells, out, 1_000);
        for (SomeRow row : SomeRow.first(2_501)) {
            book.row(row);
        }
        book.finish();
        Path file = Files.write(folder.resolve("sheets.xlsx"), out.toByteArray());
        try (ReadableWorkbook read = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            List<Sheet> sheets = read.getSheets().toList();
            assertEquals(
                    List.of("목록", "목록 2", "목록 3", "정보"),
                    sheets.stream().map(Sheet::getName).toList());
            List<String> ids = new ArrayList<>();
            for (Sheet sheet : sheets.subList(0, 3)) {
                List<Row> rows = sheet.read();
                assertEquals(
                        cells.title(SomeRow.columns().getFirst()),
                        rows.getFirst().getCellText(0));
                rows.stream().skip(1).forEach(row -> ids.add(row.getCellText(0)));
            }
            assertEquals(SomeRow.first(2_501).stream().map(SomeRow::id).toList(), ids);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+82 10",
                "-5",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "\0=1"
            })
    void textsThatWouldRunAsFormulasAreGuarded(String text) throws IOException {
        assertEquals("'" + text, FormulaGuard.guarded(text));
        String csv = Files.readString(write(ExportFormat.CSV, List.of(row("1", text, 1L))));
        assertTrue(csv.contains("\"'" + text + "\""), csv);
    }

    @ParameterizedTest
    @CsvSource({"신한카드", "1=1", "a@b.c", "a-b", "'x'", "''"})
    void otherTextsStayAsTheyAre(String text) {
        assertEquals(text, FormulaGuard.guarded(text));
    }

    @Test
    void numbersAreNeverGuarded() throws IOException {
        String csv = Files.readString(write(ExportFormat.CSV, List.of(row("1", "a", -5L))));
        assertTrue(csv.contains(",-5,3,-0.125,"), csv);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aCancelledExportLeavesNothing(ExportFormat format) throws IOException {
        Path file = folder.resolve("x." + format.extension());
        Failure failure = assertThrows(
                Failure.class,
                () -> export.write(content(SomeRow.first(5_000)), SomeRow.PROVENANCE, format, file, (done, total) -> {
                    if (done == 2_000) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertTrue(Thread.interrupted());
        assertEquals(Failure.Kind.CANCELLED, failure.kind());
        assertEquals(List.of(), names());
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aFailedExportLeavesTheFileBefore(ExportFormat format) throws IOException {
        Path file = Files.writeString(folder.resolve("x." + format.extension()), "before");
        TableContent<SomeRow> failing = new TableContent<>(
                SomeRow.columns(),
                new ExportRows<>() {
                    @Override
                    public long total() {
                        return 2;
                    }

                    @Override
                    public void each(Receiver<SomeRow> receiver) throws IOException {
                        receiver.row(SomeRow.number(1));
                        throw new IOException("planted");
                    }
                },
                2);
        assertThrows(Failure.class, () -> export.write(failing, SomeRow.PROVENANCE, format, file, (done, total) -> {}));
        assertEquals("before", Files.readString(file));
        assertEquals(1, names().size());
    }

    @Test
    void aFullDiskIsToldInASentence() {
        TableExport full = new TableExport(cells, part -> new FileOutputStream("/dev/full"));
        assertFailure(full, folder.resolve("x.csv"), Sentence.of("file.full", "x.csv"));
    }

    @Test
    void aFolderThatIsNotThereIsToldInASentence() {
        assertFailure(export, folder.resolve("gone").resolve("x.csv"), Sentence.of("file.folder.none", "x.csv"));
    }

    @Test
    void aRefusalIsToldInASentence() {
        TableExport refused = new TableExport(cells, part -> {
            throw new AccessDeniedException(part.toString());
        });
        assertFailure(refused, folder.resolve("x.csv"), Sentence.of("file.forbidden", "x.csv"));
    }

    private void assertFailure(TableExport with, Path file, Sentence told) {
        Failure failure = assertThrows(
                Failure.class,
                () -> with.write(
                        content(SomeRow.first(10_000)),
                        SomeRow.PROVENANCE,
                        ExportFormat.CSV,
                        file,
                        (done, total) -> {}));
        assertEquals(told, failure.sentence());
    }

    @Test
    void tellsHowFarItIs() {
        List<String> told = new ArrayList<>();
        export.write(
                content(SomeRow.first(2_500)),
                SomeRow.PROVENANCE,
                ExportFormat.CSV,
                folder.resolve("x.csv"),
                (done, total) -> told.add(done + "/" + total));
        assertEquals(List.of("0/2500", "1000/2500", "2000/2500", "2500/2500"), told);
    }
}
