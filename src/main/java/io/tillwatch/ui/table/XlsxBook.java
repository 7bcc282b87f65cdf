package io.tillwatch.ui.table;

import io.tillwatch.ui.common.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook: typed cells on as many sheets as the rows need, and a last sheet that says where they come from. A
 * text stays as it is: a cell of type text in the format for texts is not run as a formula, even after it was edited.
 */
final class XlsxBook<R> implements RowWriter<R> {
    static final int ROWS_PER_SHEET = 1_048_575;

    private static final int FLUSH_EVERY = 500;
    private static final int LONGEST_TEXT = 32_767;
    /** Excel counts in doubles and shows 15 digits. */
    private static final long LARGEST_NUMBER = 999_999_999_999_999L;

    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);
    private static final String DATE_TIME = "yyyy-mm-dd hh:mm:ss";
    private static final String TEXT = "@";

    private final TableContent<R> content;
    private final Provenance provenance;
    private final CellTexts cells;
    private final int rowsPerSheet;
    private final Workbook book;
    private final List<TableColumnSpec<R>> columns;
    private final Instant firstInstant;

    private int sheets;
    private Worksheet sheet;
    /** Rows of the sheet, its title row included. */
    private int used;

    private int formatted;
    private long written;

    XlsxBook(TableContent<R> content, Provenance provenance, CellTexts cells, OutputStream out) {
        this(content, provenance, cells, out, ROWS_PER_SHEET);
    }

    XlsxBook(TableContent<R> content, Provenance provenance, CellTexts cells, OutputStream out, int rowsPerSheet) {
        this.content = content;
        this.provenance = provenance;
        this.cells = cells;
        this.rowsPerSheet = rowsPerSheet;
        this.columns = content.columns();
        this.firstInstant = FIRST_DATE.atStartOfDay(cells.zone()).toInstant();
        // The program's version is told on the last sheet; here Excel accepts nothing but digits.
        this.book = new Workbook(out, "Tillwatch", null);
        this.sheet = newSheet();
    }

    private Worksheet newSheet() {
        sheets++;
        String name = cells.texts().text("table.xlsx.rows");
        Worksheet next = book.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (int i = 0; i < columns.size(); i++) {
            TableColumnSpec<R> column = columns.get(i);
            next.inlineString(0, i, cells.title(column));
            next.width(i, Math.clamp(column.width() / 7, 8, 60));
            next.style(0, i)
                    .bold()
                    .fillColor("EAEEF2")
                    .horizontalAlignment(column.kind().numeric() ? "right" : "left")
                    .set();
        }
        next.freezePane(0, 1);
        used = 1;
        formatted = 1;
        return next;
    }

    @Override
    public void row(R row) throws IOException {
        if (used > rowsPerSheet) {
            endSheet();
            sheet = newSheet();
        }
        for (int i = 0; i < columns.size(); i++) {
            cell(i, columns.get(i), row);
        }
        used++;
        written++;
        if (used - formatted == FLUSH_EVERY) {
            flush();
        }
    }

    private void cell(int place, TableColumnSpec<R> column, R row) {
        Object value = column.value().of(row);
        if (value instanceof Long number && Math.abs(number) <= LARGEST_NUMBER) {
            sheet.value(used, place, number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            sheet.value(used, place, number);
        } else if (value instanceof LocalDate date && !date.isBefore(FIRST_DATE)) {
            sheet.value(used, place, date);
        } else if (value instanceof Instant instant && !instant.isBefore(firstInstant)) {
            sheet.value(used, place, LocalDateTime.ofInstant(instant, cells.zone()));
        } else if (value != null) {
            text(place, column.kind().figures() ? cells.plain(column, row) : cells.words(column, value));
        }
    }

    /** Written into the row itself: a table of all different texts would grow with the rows. */
    private void text(int place, String text) {
        sheet.inlineString(used, place, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }

    private static @Nullable String format(ColumnKind kind) {
        return switch (kind) {
            case WON, COUNT -> "#,##0";
            case PERCENT_CHANGE -> "+0.0%;-0.0%;0.0%";
            case DATE -> "yyyy-mm-dd";
            case DATE_TIME -> DATE_TIME;
            case TEXT, FLAG, STATE -> TEXT;
        };
    }

    private void flush() throws IOException {
        if (used > formatted) {
            for (int i = 0; i < columns.size(); i++) {
                sheet.range(formatted, i, used - 1, i)
                        .style()
                        .format(format(columns.get(i).kind()))
                        .set();
            }
            formatted = used;
        }
        sheet.flush();
    }

    private void endSheet() throws IOException {
        if (!columns.isEmpty()) {
            sheet.setAutoFilter(0, 0, used - 1, columns.size() - 1);
        }
        flush();
        sheet.finish();
    }

    @Override
    public void finish() throws IOException {
        endSheet();
        about();
        book.finish();
    }

    private void about() throws IOException {
        Worksheet about = book.newWorksheet(cells.texts().text("table.xlsx.about"));
        about.width(0, 24);
        about.width(1, 80);
        int row = 0;
        line(about, row++, "table.about.title", provenance.title());
        line(
                about,
                row++,
                "table.about.filter",
                provenance.filter().isEmpty() ? cells.texts().text("table.about.filter.none") : provenance.filter());
        label(about, row, "table.about.rows");
        about.value(row, 1, written);
        about.style(row++, 1).format("#,##0").horizontalAlignment("left").set();
        if (content.found() != written) {
            label(about, row, "table.about.found");
            about.value(row, 1, content.found());
            about.style(row++, 1).format("#,##0").horizontalAlignment("left").set();
        }
        label(about, row, "table.about.asked");
        about.value(row, 1, LocalDateTime.ofInstant(provenance.asked(), cells.zone()));
        about.style(row++, 1).format(DATE_TIME).horizontalAlignment("left").set();
        line(about, row++, "table.about.zone", cells.zone().getId());
        LocalDate proven = provenance.provenThrough();
        line(about, row++, "table.about.proven", proven == null ? Formats.NONE : proven.toString());
        line(about, row++, "table.about.address", provenance.address());
        line(about, row, "table.about.version", provenance.version());
        about.finish();
    }

    private void line(Worksheet about, int row, String key, String text) {
        label(about, row, key);
        about.inlineString(row, 1, text);
        about.style(row, 1).format(TEXT).wrapText(true).verticalAlignment("top").set();
    }

    private void label(Worksheet about, int row, String key) {
        about.inlineString(row, 0, cells.texts().text(key));
        about.style(row, 0).bold().verticalAlignment("top").set();
    }
}
