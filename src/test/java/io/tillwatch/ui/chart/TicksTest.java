package io.tillwatch.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.ui.common.Formats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void ticksStandAtRoundNumbersAndCoverTheValues() {
        assertEquals(
                List.of(0L, 1_000_000L, 2_000_000L, 3_000_000L),
                Ticks.covering(0, 2_345_678, 4).values());
        assertEquals(
                List.of(-500L, 0L, 500L, 1_000L), Ticks.covering(-120, 980, 4).values());
        assertEquals(List.of(0L, 1L), Ticks.covering(0, 0, 4).values());
    }

    @Test
    void noMoreIntervalsThanFit() {
        for (long high = 1; high < 4_000_000_000L; high = high * 7 / 5 + 1) {
            for (int atMost = 1; atMost <= 6; atMost++) {
                Ticks ticks = Ticks.covering(-high / 3.0, (double) high, atMost);
                // A range on both sides of zero needs one interval on each side.
                assertTrue(ticks.intervals() <= Math.max(2, atMost), ticks + " for " + high);
                assertTrue(ticks.first() <= -high / 3.0 && ticks.last() >= high, ticks + " for " + high);
            }
        }
    }

    @Test
    void aSecondAxisSharesTheGridLinesOfTheFirst() {
        Ticks ticks = Ticks.inIntervals(18_300, 24_900, 4);
        assertEquals(List.of(18_000L, 20_000L, 22_000L, 24_000L, 26_000L), ticks.values());
        assertEquals(4, Ticks.inIntervals(0, 3, 4).intervals());
    }

    @Test
    void labelsAreShortUnlessThatWouldMakeTwoValuesAlike() {
        Formats korean = Samples.formats(Samples.KOREAN);
        assertEquals(
                List.of("0원", "100만원", "200만원"), Ticks.covering(0, 1_900_000, 2).labels(korean::wonShort, korean::won));
        // In tens of thousands 1,000,000 and what lies half way to the next would both read 100.
        assertEquals(
                List.of("₩1,000,000", "₩1,005,000", "₩1,010,000"),
                Ticks.covering(1_000_500, 1_009_000, 3).labels(korean::wonShort, korean::won));
    }

    @Test
    void labelsOfDatesNeverOverlap() {
        TextMeasure measure = Samples.sixPixels();
        for (int days : new int[] {1, 2, 5, 7, 14, 30, 60, 90, 180, 400, 1000, 5000, 20_000}) {
            DateScale scale = new DateScale(LocalDate.of(2024, 2, 10), days, 0, 800);
            List<DateTicks.Tick> ticks = DateTicks.of(scale, measure, Samples.formats(Samples.ENGLISH));
            assertTrue(!ticks.isEmpty() || days < 30, days + " days have no label");
            for (int i = 1; i < ticks.size(); i++) {
                double apart = scale.middle(ticks.get(i).day())
                        - scale.middle(ticks.get(i - 1).day());
                double needed = (measure.width(ticks.get(i).label())
                                + measure.width(ticks.get(i - 1).label()))
                        / 2;
                assertTrue(apart > needed, days + " days: " + ticks.get(i) + " is too near to the one before");
            }
        }
    }

    @Test
    void datesAreTickedByDayWeekMonthAndYear() {
        assertEquals("11-23 Mon", firstLabel(7));
        assertEquals("11-23", firstLabel(14));
        assertEquals("11-23", firstLabel(90));
        assertEquals("2026-12", firstLabel(365));
        assertEquals("2027", firstLabel(3650));
    }

    private static String firstLabel(int days) {
        DateScale scale = new DateScale(LocalDate.of(2026, 11, 23), days, 0, 800);
        return DateTicks.of(scale, Samples.sixPixels(), Samples.formats(Samples.ENGLISH))
                .getFirst()
                .label();
    }

    @Test
    void oneOutlierDoesNotMakeAllOtherHeatPale() {
        List<Long> values = new ArrayList<>();
        for (long i = 1; i <= 100; i++) {
            values.add(i * 1_000);
        }
        values.add(900_000_000L);
        HeatScale scale = HeatScale.of(values);
        assertEquals(Ink.HEAT_1, scale.ink(1_000));
        assertEquals(Ink.HEAT_4, scale.ink(50_000));
        assertEquals(Ink.HEAT_7, scale.ink(900_000_000));
        assertEquals(Ink.HEAT_0, scale.ink(0));
    }
}
