package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.service.JobRequest;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.service.Run;
import io.tillwatch.ui.table.ExportFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the export menus write is what the tables show. Only the system's own file dialog is stood in for. */
class ExportIT extends WindowTest {
    private static final String STORE = "1003";

    @TempDir
    @Nullable
    Path here;

    private Path exports = Path.of("");

    /** Wide enough for all columns. */
    ExportIT() {
        super(new DesktopSession.Size(12, 40, 3_000, 1700, 900));
    }

    @BeforeEach
    void anEmptyFolder() {
        exports = Objects.requireNonNull(here);
    }

    private Path export(String table, String format) throws IOException {
        Path file = exports.resolve(table + "." + format);
        Files.deleteIfExists(file);
        session.get("#" + table + "-export", MenuButton.class);
        hands.export().setTarget((suggested, any) -> file);
        hands.choose(table + "-export", table + "-export-" + format);
        DesktopSession.await(() -> Files.exists(file), file + " is written");
        return file;
    }

    // ---- reading back

    /** As RFC 4180 has it. */
    private static List<List<String>> csv(Path file) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.startsWith("\uFEFF"), "Excel knows UTF-8 by its mark");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (doubled) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }

    private static List<Row> sheet(Path file, boolean last) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            List<Sheet> sheets = book.getSheets().toList();
            return (last ? sheets.getLast() : sheets.getFirst()).read();
        }
    }

    /** {@code −₩1,234} is -1234 in a file, {@code 2026-11-22 (Sun) 14:05:09} has no weekday, a dash is nothing. */
    private static String written(String shown) {
        if (shown.equals("–")) {
            return "";
        }
        if (shown.matches("−?₩?[0-9][0-9,]*(\\.[0-9]+)?")) {
            return shown.replace("₩", "").replace(",", "").replace("−", "-");
        }
        return shown.replaceFirst("(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2}) \\([A-Z][a-z]{2}\\)", "");
    }

    private static String percent(String share) {
        if (share.isEmpty()) {
            return "";
        }
        BigDecimal value = new BigDecimal(share).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        String text = value.abs().toPlainString() + "%";
        return (value.signum() == 0 ? "±" : value.signum() > 0 ? "+" : "−") + text;
    }

    private static void assertShown(List<List<String>> shown, List<List<String>> csv) {
        assertEquals(shown.size(), csv.size());
        for (int row = 0; row < shown.size(); row++) {
            for (int i = 0; i < shown.get(row).size(); i++) {
                String cell = shown.get(row).get(i);
                String file = csv.get(row).get(i);
                if (cell.endsWith("%")) {
                    assertEquals(cell.replace(",", ""), percent(file), "row " + row + ", column " + i);
                } else {
                    assertEquals(written(cell), file, "row " + row + ", column " + i);
                }
            }
        }
    }

    /** What a cell of a workbook would be in a CSV file. */
    private static String plain(Row row, int column) {
        Cell cell = row.getOptionalCell(column).orElse(null);
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        return cell.getType() == CellType.NUMBER
                ? cell.asNumber()
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : cell.getText();
    }

    private static List<String> about(Path book) throws IOException {
        return sheet(book, true).stream()
                .map(row -> row.getCellText(0) + ": " + row.getCellText(1))
                .toList();
    }

    // ---- the tables

    @Test
    void storesOfADateFilteredSortedAndWithChosenColumns() throws IOException {
        session.open("tillwatch://dates?date=" + yesterday);
        hands.type("dates-store", "100");
        hands.clickTitle("dates-stores", "spend");
        hands.choose("dates-stores-columns", "dates-stores-column-baseline");
        hands.choose("dates-stores-columns", "dates-stores-column-canceled_amount");
        List<String> titles = hands.titles("dates-stores");
        assertFalse(titles.contains("Baseline"));
        assertTrue(titles.contains("Cancelled amount"));
        List<List<String>> shown = hands.cells("dates-stores");

        List<List<String>> csv = csv(export("dates-stores", "csv"));
        assertEquals(titles, csv.getFirst());
        assertShown(shown, csv.subList(1, csv.size()));
        List<List<String>> stores = hands.query("SELECT store_id, SUM(IF(is_canceled, 0, amount_sale)) AS spend,"
                + " SUM(is_canceled = 0), SUM(IF(is_canceled, amount_sale, 0)) FROM platform_sales WHERE DATE(sold_at) = '"
                + yesterday + "' AND store_id LIKE '%100%' GROUP BY store_id ORDER BY spend");
        int[] places = {
            titles.indexOf("Store"),
            titles.indexOf("Spend"),
            titles.indexOf("Sales"),
            titles.indexOf("Cancelled amount")
        };
        assertEquals(
                stores,
                csv.subList(1, csv.size()).stream()
                        .map(row -> java.util.Arrays.stream(places)
                                .mapToObj(row::get)
                                .toList())
                        .toList());

        Path book = export("dates-stores", "xlsx");
        List<Row> rows = sheet(book, false);
        for (int row = 0; row < csv.size(); row++) {
            for (int i = 0; i < titles.size(); i++) {
                assertEquals(csv.get(row).get(i), plain(rows.get(row), i), "row " + row + ", " + titles.get(i));
            }
        }
        assertEquals(
                CellType.NUMBER, rows.get(1).getCell(titles.indexOf("Spend")).getType());
        assertEquals(
                CellType.STRING, rows.get(1).getCell(titles.indexOf("Store")).getType());
        List<String> about = about(book);
        assertTrue(about.contains("What: Stores " + yesterday), about.toString());
        assertTrue(about.contains("Filter: store 100"), about.toString());
        assertTrue(about.contains("Rows in this file: " + stores.size()), about.toString());
        assertTrue(about.contains("Time zone: Asia/Seoul"), about.toString());
        assertTrue(about.contains("Proven through: " + yesterday), about.toString());
        assertTrue(about.contains("Address: " + session.address()), about.toString());
        hands.choose("dates-stores-columns", "dates-stores-columns-reset");
        hands.fire("dates-clear");
    }

    @Test
    void salesWithTextsThatASpreadsheetWouldRun() throws IOException {
        String where = "store_id = " + STORE + " AND DATE(sold_at) = '" + yesterday.minusDays(3) + "'";
        List<List<String>> ids = hands.query("SELECT id FROM platform_sales WHERE " + where + " ORDER BY id LIMIT 2");
        String formula = "=HYPERLINK(\"http://x\",\"y\")";
        hands.change(
                "remark = '" + formula + "', card_company = '=1+1', amount_sale = -5000",
                "id = " + ids.getFirst().getFirst());
        hands.change(
                "remark = '-2+3, and more', card_company = '@SUM(A1)', amount_sale = -4000",
                "id = " + ids.get(1).getFirst());
        Run synced =
                session.workspace().jobs().run(JobRequest.of(JobRequest.Kind.SYNC, "kim@desk"), ProgressListener.NONE);
        assertEquals(Run.State.COMPLETED, synced.state());

        session.open("tillwatch://sales?store=%s&from=%2$s&to=%2$s".formatted(STORE, yesterday.minusDays(3)));
        hands.awaitRows("sales-rows", hands.count("SELECT COUNT(*) FROM platform_sales WHERE " + where));
        hands.clickTitle("sales-rows", "amount_sale");
        DesktopSession.await(() -> session.address().contains("sort=amount_sale"), "sales are sorted by amount");
        hands.choose("sales-rows-columns", "sales-rows-column-remark");
        hands.choose("sales-rows-columns", "sales-rows-column-business_date");
        List<String> titles = hands.titles("sales-rows");
        List<List<String>> shown = hands.cells("sales-rows");

        List<List<String>> csv = csv(export("sales-rows", "csv"));
        assertEquals(titles, csv.getFirst());
        int remark = titles.indexOf("Remark");
        int company = titles.indexOf("Card company");
        int amount = titles.indexOf("Amount");
        int id = titles.indexOf("Sale id");
        assertEquals(
                hands.query("SELECT id, amount_sale FROM platform_sales WHERE " + where + " ORDER BY amount_sale, id"),
                csv.subList(1, csv.size()).stream()
                        .map(row -> List.of(row.get(id), row.get(amount)))
                        .sorted(java.util.Comparator.comparingLong((List<String> row) -> Long.parseLong(row.get(1)))
                                .thenComparingLong(row -> Long.parseLong(row.getFirst())))
                        .toList());
        List<Long> amounts =
                csv.stream().skip(1).map(row -> Long.valueOf(row.get(amount))).toList();
        assertEquals(amounts.stream().sorted().toList(), amounts, "in the order on screen");
        assertEquals("'" + formula, csv.get(1).get(remark));
        assertEquals("'=1+1", csv.get(1).get(company));
        assertEquals("-5000", csv.get(1).get(amount), "a negative number is no formula");
        assertEquals("'-2+3, and more", csv.get(2).get(remark));
        assertEquals("'@SUM(A1)", csv.get(2).get(company));
        assertEquals(formula, shown.getFirst().get(remark), "on screen it is as it was written");
        assertShown(shown.subList(2, shown.size()), csv.subList(3, csv.size()));

        Path book = export("sales-rows", "xlsx");
        Row first = sheet(book, false).get(1);
        assertEquals(CellType.STRING, first.getCell(remark).getType(), "no formula");
        assertEquals(formula, first.getCellText(remark));
        assertEquals("=1+1", first.getCellText(company));
        assertEquals(BigDecimal.valueOf(-5000), first.getCell(amount).asNumber());
        assertEquals(
                yesterday.minusDays(3),
                first.getCell(titles.indexOf("Business date")).asDate().toLocalDate());
        hands.choose("sales-rows-columns", "sales-rows-columns-reset");
    }

    @Test
    void everyOtherTableIsExportedAsItIsShown() throws IOException {
        session.open("tillwatch://stores?store=" + STORE + "&from=" + yesterday.minusDays(9) + "&to=" + yesterday);
        assertSame("store-days");
        assertTrue(hands.rows("store-days") > 0);
        List<String> about = about(export("store-days", "xlsx"));
        assertTrue(about.contains("What: Store " + STORE + " store-days"), about.toString());
        assertTrue(about.contains("Address: " + session.address()), about.toString());
        assertTrue(
                about.stream().anyMatch(line -> line.startsWith("Filter: " + yesterday.minusDays(9))),
                about.toString());
        hands.tab("store-tabs", 1);
        assertSame("store-weeks");
        assertTrue(hands.rows("store-weeks") > 0);
        session.open("tillwatch://runs?job=verify");
        assertSame("runs-history");
        assertTrue(hands.rows("runs-history") > 0);
        session.open("tillwatch://trust");
        for (String list : List.of("differences", "restatements", "rejects")) {
            session.open("tillwatch://trust?list=" + list);
            assertSame("trust-" + list);
        }
    }

    private void assertSame(String table) throws IOException {
        List<List<String>> csv = csv(export(table, "csv"));
        assertEquals(hands.titles(table), csv.getFirst(), table);
        assertShown(hands.cells(table), csv.subList(1, csv.size()));
    }

    @Test
    void anExportThatWasCancelledLeavesNoFile() throws IOException {
        session.open("tillwatch://sales?range=all");
        hands.awaitRows("sales-rows", hands.count("SELECT COUNT(*) FROM platform_sales"));
        hands.export().setTarget((suggested, format) -> null);
        hands.choose("sales-rows-export", "sales-rows-export-csv");
        List<ExportFormat> asked = new ArrayList<>();
        hands.export().setTarget((suggested, format) -> {
            asked.add(format);
            return exports.resolve("cancelled.xlsx");
        });
        MenuButton menu = session.get("#sales-rows-export", MenuButton.class);
        DesktopSession.onUi(() -> {
            Hands.entry(menu, "sales-rows-export-xlsx").fire();
            // Right behind the export, which begins once the menu is closed.
            Platform.runLater(() -> session.find("#sales-rows-export-cancel", Button.class)
                    .orElseThrow()
                    .fire());
            return asked;
        });
        session.settle();
        assertEquals(List.of(ExportFormat.XLSX), asked);
        String told = hands.latestNotice();
        assertTrue(told.endsWith("The export was cancelled. Nothing was written."), told);
        Path whole = export("sales-rows", "csv");
        try (Stream<Path> left = Files.list(exports)) {
            assertEquals(List.of(whole), left.toList());
        }
        assertEquals(
                hands.count("SELECT COUNT(*) FROM platform_sales") + 1,
                Files.readAllLines(whole, StandardCharsets.UTF_8).size());
    }
}
