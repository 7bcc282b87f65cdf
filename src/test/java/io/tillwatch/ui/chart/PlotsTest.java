package io.tillwatch.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlotsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private static StoreChart week(ChartDay... days) {
        return new StoreChart(MONDAY, MONDAY.plusDays(6), List.of(days), Map.of(), List.of());
    }

    private static ChartDay day(int number, long spend) {
        return new ChartDay(MONDAY.plusDays(number), spend, 10, spend / 10, null, 0, 0, false);
    }

    @Test
    void everyPointIsFoundWhereItsHighlightIs() {
        List<Chart> charts = List.of(
                Samples.store(90, 1_600_000, Samples.ENGLISH),
                Samples.bars(Samples.ENGLISH, 1),
                Samples.heat(1),
                Samples.calendar(395),
                Samples.distribution(500, Samples.ENGLISH),
                Samples.sparkline(40));
        for (Chart chart : charts) {
            Plot plot = chart.plot(Samples.frame(900, 300));
            assertTrue(plot.points() > 5, chart + " has hardly a point");
            for (int point = 0; point < plot.points(); point++) {
                Box spot = plot.spot(point);
                assertEquals(point, plot.at(spot.middleX(), spot.middleY()), chart.getClass() + " at " + spot);
            }
            assertEquals(Plot.NONE, plot.at(-5, -5));
        }
    }

    @Test
    void aMissingDateIsNotAZeroDate() {
        StoreChart chart = week(day(0, 500_000), day(1, 0));
        Recording drawn = Recording.of(chart.plot(Samples.frame(600, 300)));
        assertEquals(2, drawn.boxes(Ink.BAR).size());
        assertEquals(2, drawn.boxes(Ink.BAR).get(1).height(), "a zero is a hairline");
        assertEquals(5, drawn.lines(Ink.MISSING));
        Plot plot = chart.plot(Samples.frame(600, 300));
        assertEquals(
                "2026-11-17 (Tue), Spend ₩0, Sales 10, AOV ₩0", plot.note(1).spoken());
        assertEquals("2026-11-18 (Wed), No rows on this date", plot.note(2).spoken());
    }

    @Test
    void aDayThatStillChangesIsHatchedAndSaysSo() {
        ChartDay today = new ChartDay(MONDAY, 300_000, 20, 15_000L, 12_000L, 40_000, 3, true);
        Plot plot = week(today).plot(Samples.frame(600, 300));
        Recording drawn = Recording.of(plot);
        assertTrue(drawn.boxes(Ink.BAR).isEmpty());
        assertEquals(1, drawn.hatched(Ink.PROVISIONAL));
        assertEquals(
                "2026-11-16 (Mon) · Still changing, Spend ₩300,000, Sales 20, AOV ₩15,000 +25.0%, Baseline ₩12,000,"
                        + " Cancelled ₩40,000, Flags 3",
                plot.note(0).spoken());
    }

    @Test
    void holidaysAndSundaysAreShaded() {
        StoreChart chart = new StoreChart(
                MONDAY, MONDAY.plusDays(6), List.of(day(0, 1)), Map.of(MONDAY.plusDays(2), "Founding day"), List.of());
        Plot plot = chart.plot(Samples.frame(600, 300));
        assertEquals(2, Recording.of(plot).boxes(Ink.HOLIDAY).size());
        assertTrue(plot.note(2).title().endsWith("Founding day"));
    }

    @Test
    void aSeriesThatIsSwitchedOffIsNotDrawnAndNeedsNoAxis() {
        StoreChart chart = Samples.store(30, 1_600_000, Samples.ENGLISH);
        StorePlot all = new StorePlot(chart, Samples.frame(800, 300));
        StorePlot few = new StorePlot(
                chart, Samples.frame(800, 300, Set.of("AOV", "BASELINE", "CANCELED", "FLAGS"), DateRange.ALL));
        assertTrue(few.axes().plot().width() > all.axes().plot().width());
        assertEquals(
                Set.of(Ink.BAR, Ink.PROVISIONAL, Ink.COMPARISON),
                Recording.of(few).series());
    }

    @Test
    void longNumbersAreNotCutOff() {
        StoreChart chart = Samples.store(40, 123_456_789_012L, Samples.ENGLISH);
        for (Chart any :
                List.of(chart, Samples.bars(Samples.ENGLISH, 2_600), Samples.distribution(300, Samples.ENGLISH))) {
            for (Recording.Written text :
                    Recording.of(any.plot(Samples.frame(640, 260))).texts()) {
                assertTrue(text.left() >= -0.01 && text.right() <= 640.01, text + " is cut off");
            }
        }
    }

    @Test
    void aChartOfManyDaysDrawsOnlyWhatItsPixelsCanShow() {
        StoreChart chart = Samples.store(5_000, 1_600_000, Samples.ENGLISH);
        Recording drawn = Recording.of(chart.plot(Samples.frame(900, 300)));
        assertTrue(drawn.boxes(Ink.BAR).size() <= 900);
        long most = chart.days().stream().mapToLong(ChartDay::spend).max().orElseThrow();
        StoreAxes axes = new StorePlot(chart, Samples.frame(900, 300)).axes();
        ValueScale scale = present(axes.spendScale());
        double highest =
                drawn.boxes(Ink.BAR).stream().mapToDouble(Box::top).min().orElseThrow();
        assertEquals(Math.rint(scale.at((double) most)), highest, "the highest day must not be lost between pixels");
    }

    private static ValueScale present(@Nullable ValueScale scale) {
        if (scale == null) {
            throw new AssertionError("There is no axis for spend");
        }
        return scale;
    }

    @Test
    void draggingSelectsWholeDates() {
        StorePlot plot = new StorePlot(Samples.store(10, 1_600_000, Samples.ENGLISH), Samples.frame(800, 300));
        Plot.Selection selection =
                plot.between(plot.spot(7).middleX(), plot.spot(3).middleX());
        assertEquals(new DateRange(Samples.LAST.minusDays(6), Samples.LAST.minusDays(2)), selection.dates());
        assertNull(Samples.heat(1).plot(Samples.frame(800, 300)).between(0, 100));
    }

    @Test
    void zoomedOnlyTheChosenDatesAreThere() {
        DateRange zoom = new DateRange(Samples.LAST.minusDays(9), Samples.LAST.minusDays(3));
        Plot plot = Samples.store(60, 1_600_000, Samples.ENGLISH).plot(Samples.frame(800, 300, Set.of(), zoom));
        assertEquals(7, plot.points());
        assertEquals(new ChartPoint.Day(Samples.LAST.minusDays(9)), plot.target(0));
    }

    @Test
    void barsAreSortedAndTheRestIsFolded() {
        Plot plot = Samples.bars(Samples.ENGLISH, 1).plot(Samples.frame(480, 120));
        assertEquals(5, plot.points());
        assertEquals(new ChartPoint.Name("Baemin"), plot.target(0));
        assertEquals(
                "Others (5), Spend ₩3,710,000, Share 3.6%, Sales 212",
                plot.note(4).spoken());
        assertEquals(
                new ChartPoint.Others(List.of("Naver order", "Ddangyo", "Kakao", "Mukkebi", "Returns")),
                plot.target(4));
    }

    @Test
    void anHourWithoutSalesIsNotAZero() {
        Plot plot = Samples.heat(1).plot(Samples.frame(800, 260));
        assertEquals("Mon 02:00–03:00, Spend ₩0, Sales 0", plot.note(2).spoken());
        assertEquals("Mon 03:00–04:00, No sales", plot.note(3).spoken());
        assertEquals(new ChartPoint.Hour(DayOfWeek.TUESDAY, 13), plot.target(24 + 13));
        Recording drawn = Recording.of(plot);
        assertEquals(7 * 5 + 1, drawn.outlines(Ink.EMPTY), "and one in the key");
    }

    @Test
    void arrowsMoveByDayAndByWeekInACalendar() {
        CalendarHeat calendar = Samples.calendar(60);
        Plot plot = calendar.plot(Samples.frame(500, 260));
        int selected = plot.next(Plot.NONE, Plot.Step.RIGHT);
        assertEquals(new ChartPoint.Day(Samples.LAST.minusDays(12)), plot.target(selected));
        assertEquals(new ChartPoint.Day(Samples.LAST.minusDays(19)), plot.target(plot.next(selected, Plot.Step.LEFT)));
        assertEquals(new ChartPoint.Day(Samples.LAST.minusDays(11)), plot.target(plot.next(selected, Plot.Step.DOWN)));
        assertEquals(59, plot.next(59, Plot.Step.RIGHT));
    }

    @Test
    void aDistributionCountsEveryValueOnceAndKnowsTheMedian() {
        long[] values = {100, 250, 250, 300, 990, 1_000, 40};
        Distribution distribution = Distribution.of(values, 10, null);
        assertEquals(
                values.length,
                distribution.bins().stream().mapToLong(Distribution.Bin::count).sum());
        assertEquals(250L, distribution.median());
        assertEquals(new Distribution.Bin(200, 400, 3), distribution.bins().get(1));
    }

    @Test
    void dataThatCannotBeDrawnIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> week(day(2, 1), day(1, 1)));
        assertThrows(IllegalArgumentException.class, () -> week(day(7, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Distribution(
                        List.of(new Distribution.Bin(0, 10, 1), new Distribution.Bin(20, 30, 1)), null, null));
        HeatMap.Cell cell = new HeatMap.Cell(DayOfWeek.MONDAY, 3, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> new HeatMap(List.of(cell, cell), HeatMap.Measure.COUNT));
    }

    @Test
    void anEmptyChartDoesNotFail() {
        for (Chart chart : List.of(
                week(),
                new BarsChart(List.of()),
                new HeatMap(List.of(), HeatMap.Measure.COUNT),
                new CalendarHeat(MONDAY, MONDAY, List.of(), null),
                Distribution.of(new long[0], 10, null),
                new Sparkline(MONDAY, List.of(), "Spend"))) {
            assertTrue(chart.isEmpty());
            Plot plot = chart.plot(Samples.frame(1, 1));
            plot.draw(new Recording());
            assertEquals(Plot.NONE, plot.at(500, 500));
        }
    }
}
