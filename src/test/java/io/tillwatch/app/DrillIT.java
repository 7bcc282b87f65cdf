package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.common.Address;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/** From a point of a chart, or a number of a table, to the rows behind it: by mouse. */
class DrillIT extends WindowTest {
    private static final String STORE = "1003";

    DrillIT() {
        super(DesktopSession.Size.FOR_THE_MOUSE);
    }

    private Node chart(String box) {
        Node found = session.get("#" + box, Node.class);
        return Hands.part(found, ".chart-view");
    }

    private static String heard(Node chart) {
        return DesktopSession.onUi(() -> Objects.requireNonNullElse(chart.getAccessibleText(), ""));
    }

    /** Moves the mouse over a chart until it tells of a date. Returns how far across that is. */
    private double pointAt(Node chart, LocalDate date, double down) {
        for (double across = 0.04; across < 0.99; across += 0.005) {
            hands.moveTo(chart, across, down);
            if (heard(chart).contains(date.toString())) {
                return across;
            }
        }
        throw new AssertionError("the chart does not tell of " + date);
    }

    private long sales(String where) {
        return hands.count("SELECT COUNT(*) FROM platform_sales WHERE " + where);
    }

    private LocalDate dateWithSales(int daysBefore) {
        return LocalDate.parse(
                hands.query("SELECT DATE(sold_at), COUNT(*) AS many FROM platform_sales WHERE store_id = "
                                + STORE + " AND DATE(sold_at) <= '" + yesterday.minusDays(daysBefore)
                                + "' GROUP BY 1 HAVING many > 0 ORDER BY 1 DESC LIMIT 1")
                        .getFirst()
                        .getFirst());
    }

    @Test
    void aClickOnABarOpensTheSalesOfItsDate() {
        LocalDate date = dateWithSales(12);
        session.open("tillwatch://stores?store=" + STORE + "&range=all");
        pointAt(chart("store-chart"), date, 0.6);
        hands.clickHere();
        assertEquals("tillwatch://sales?store=%s&from=%s&to=%s".formatted(STORE, date, date), session.address());
        hands.awaitRows("sales-rows", sales("store_id = " + STORE + " AND DATE(sold_at) = '" + date + "'"));
    }

    @Test
    void draggingOverDatesShowsThemAloneAndADoubleClickAllAgain() {
        session.open("tillwatch://stores?store=" + STORE + "&range=all");
        long all = hands.rows("store-days");
        Node chart = chart("store-chart");
        LocalDate from = dateWithSales(25);
        LocalDate to = dateWithSales(9);
        double end = pointAt(chart, to, 0.6);
        pointAt(chart, from, 0.6);
        hands.dragTo(chart, end, 0.6);
        Address address = Address.parse(session.address()).orElseThrow();
        assertEquals(from, address.date("from").orElse(null));
        assertEquals(to, address.date("to").orElse(null));
        String range = "store_id = " + STORE + " AND DATE(sold_at) BETWEEN '" + from + "' AND '" + to + "'";
        hands.awaitRows(
                "store-days", hands.count("SELECT COUNT(DISTINCT DATE(sold_at)) FROM platform_sales WHERE " + range));
        assertTrue(hands.rows("store-days") < all);

        hands.doubleClick(chart);
        DesktopSession.await(() -> session.address().contains("range=all"), "everything is shown again");
        hands.awaitRows("store-days", all);
    }

    @Test
    void aCellOfTheWeekOpensTheSalesOfThatHourAndNoOthers() {
        // Saturday is 7 for MySQL; cancelled sales are no part of the cell.
        List<String> most = hands.query("SELECT DAYOFWEEK(sold_at), HOUR(sold_at), COUNT(*) FROM platform_sales"
                        + " WHERE store_id = " + STORE
                        + " AND is_canceled = 0 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 1")
                .getFirst();
        int weekday = (Integer.parseInt(most.get(0)) + 5) % 7 + 1;
        int hour = Integer.parseInt(most.get(1));
        session.open("tillwatch://stores?store=" + STORE + "&range=all");
        hands.tab("store-tabs", 4);
        Node chart = session.get("#store-hours", Node.class);
        String name = DayOfWeek.of(weekday).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        pointAtHour(chart, name, "%02d:00".formatted(hour));
        hands.clickHere();
        assertTrue(session.address().contains("weekday=" + weekday), session.address());
        assertTrue(session.address().contains("hour=" + hour), session.address());
        hands.awaitRows("sales-rows", Long.parseLong(most.get(2)));
    }

    private void pointAtHour(Node chart, String weekday, String hour) {
        for (double down = 0.1; down < 0.99; down += 0.05) {
            for (double across = 0.04; across < 0.99; across += 0.02) {
                hands.moveTo(chart, across, down);
                String told = heard(chart);
                if (told.contains(weekday) && told.contains(hour + "–")) {
                    return;
                }
            }
        }
        throw new AssertionError("the chart does not tell of " + weekday + " " + hour);
    }

    @Test
    void aSeriesIsSwitchedOffAndOnInTheLegend() {
        session.open("tillwatch://stores?store=" + STORE + "&range=all");
        Node chart = chart("store-chart");
        ToggleButton series = (ToggleButton) Hands.part(chart, ".toggle-button");
        int[] before = pixels(chart);
        hands.click(series);
        assertFalse(DesktopSession.onUi(series::isSelected));
        assertNotEquals(Arrays.hashCode(before), Arrays.hashCode(pixels(chart)));
        hands.click(series);
        assertTrue(DesktopSession.onUi(series::isSelected));
        assertArrayEquals(before, pixels(chart));
    }

    /** What is drawn, without the note at the pointer. */
    private static int[] pixels(Node chart) {
        return DesktopSession.onUi(() -> {
            ((ChartView) chart).layout();
            Canvas canvas = (Canvas) ((ChartView) chart)
                    .getChildrenUnmodifiable().stream()
                            .filter(Canvas.class::isInstance)
                            .findFirst()
                            .orElseThrow();
            WritableImage drawn = canvas.snapshot(null, null);
            int width = (int) drawn.getWidth();
            int height = (int) drawn.getHeight();
            int[] pixels = new int[width * height];
            drawn.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            return pixels;
        });
    }

    @Test
    void aClickInTheCalendarShowsTheStoresOfThatDate() {
        LocalDate date = yesterday.minusDays(16);
        session.open("tillwatch://dates?date=" + yesterday);
        Node calendar = chart("dates-calendar");
        boolean found = false;
        for (double across = 0.95; across > 0.05 && !found; across -= 0.01) {
            for (double down = 0.15; down < 0.95 && !found; down += 0.04) {
                hands.moveTo(calendar, across, down);
                found = heard(calendar).contains(date.toString());
            }
        }
        assertTrue(found, "the calendar does not tell of " + date);
        hands.clickHere();
        DesktopSession.await(() -> session.address().contains("date=" + date), "the date is open");
        hands.awaitRows(
                "dates-stores",
                hands.count(
                        "SELECT COUNT(DISTINCT store_id) FROM platform_sales WHERE DATE(sold_at) = '" + date + "'"));
    }

    @Test
    void aDoubleClickOnANumberOpensTheSalesItCounts() {
        session.open("tillwatch://dates?date=" + yesterday);
        hands.clickTitle("dates-stores", "store");
        String store = hands.column("dates-stores", "Store").get(2);
        long counted =
                Long.parseLong(hands.column("dates-stores", "Sales").get(2).replace(",", ""));
        TableView<?> table = session.get("#dates-stores", TableView.class);
        int place = hands.titles("dates-stores").indexOf("Sales");
        Node cell = DesktopSession.onUi(() -> table.lookupAll(".table-cell").stream()
                .filter(node -> node instanceof TableCell<?, ?> one
                        && one.getIndex() == 2
                        && one.getTableColumn() != null
                        && table.getVisibleLeafColumns().indexOf(one.getTableColumn()) == place)
                .findFirst()
                .orElseThrow());
        hands.doubleClick(cell);
        assertEquals(
                "tillwatch://sales?store=%s&from=%s&to=%s".formatted(store, yesterday, yesterday), session.address());
        String where = "store_id = " + store + " AND DATE(sold_at) = '" + yesterday + "'";
        hands.awaitRows("sales-rows", sales(where));
        assertEquals(sales(where + " AND NOT is_canceled"), counted);
    }

    @Test
    void typingInTheSearchLeavesTheOpenStoreAlone() {
        session.open("tillwatch://stores?store=" + STORE);
        hands.type("stores-query", "101");
        hands.awaitText("stores-count", "3 stores");
        assertEquals("tillwatch://stores?store=" + STORE + "&part=101", session.address());
        assertTrue(hands.text("store-title").contains(STORE), hands.text("store-title"));
        hands.type("stores-query", "");
        hands.awaitText("stores-count", "12 stores");
        assertEquals("tillwatch://stores?store=" + STORE, session.address());
    }
}
