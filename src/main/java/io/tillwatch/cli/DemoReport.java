package io.tillwatch.cli;

import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the demo did, and what is in the indices now.
 *
 * @param rows rows that went into the database
 * @param badLines lines of CSV files that did not, at most the first {@value #MOST_BAD_LINES}
 * @param badLineCount how many there were
 * @param kept the data were there from an earlier start, so nothing was loaded
 * @param runs in the order they were run
 * @param times how long each step took
 * @param sales sales in the index, cancelled ones too
 * @param flags by rule; a sale may be counted under several
 * @param flagged flagged sales
 * @param totals what the store-days add up to
 * @param environment a file for this person's eyes alone that sets the variables which point another command at these
 *     servers; there while they run
 */
public record DemoReport(
        long rows,
        List<BadLine> badLines,
        long badLineCount,
        boolean kept,
        List<Run> runs,
        Map<DemoRunner.Step, Duration> times,
        long sales,
        long storeDays,
        long storeWeeks,
        long flagged,
        Map<String, Long> flags,
        Totals totals,
        SyncState state,
        Path environment) {
    public static final int MOST_BAD_LINES = 100;

    /**
     * Sums over all store-days, to be held against the database.
     *
     * @param totalSale whole won of the sales that are not cancelled
     */
    public record Totals(long totalSale, long numCustomer, long canceledAmount, long canceledCount) {}

    /**
     * A line that was left out.
     *
     * @param line counted from 1
     * @param why a sentence without the line's values
     */
    public record BadLine(String file, long line, String why) {}
}
