package io.tillwatch.ui.chart;

import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Weekdays by hours of the day.
 *
 * @param cells at most one for a weekday and hour; where there is none, there were no sales at all
 */
public record HeatMap(List<Cell> cells, Measure measure) implements Chart {
    public HeatMap {
        cells = List.copyOf(cells);
        Set<ChartPoint.Hour> seen = new HashSet<>();
        for (Cell cell : cells) {
            if (!seen.add(new ChartPoint.Hour(cell.weekday(), cell.hour()))) {
                throw new IllegalArgumentException("Two cells for " + cell.weekday() + ", hour " + cell.hour());
            }
        }
    }

    /** What the colour stands for. */
    public enum Measure {
        SPEND,
        COUNT
    }

    /**
     * One hour on every such weekday.
     *
     * @param hour 0 to 23
     * @param spend whole won
     * @param count of sales
     */
    public record Cell(DayOfWeek weekday, int hour, long spend, long count) {
        public Cell {
            if (hour < 0 || hour > 23) {
                throw new IllegalArgumentException("No day has the hour " + hour);
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return cells.isEmpty();
    }

    @Override
    public Plot plot(Frame frame) {
        return new HeatPlot(this, frame);
    }

    long value(Cell cell) {
        return measure == Measure.SPEND ? cell.spend() : cell.count();
    }
}
