package io.tillwatch.samples;

import java.util.List;

/**
 * What came of reading CSV files.
 *
 * @param read rows met, headers and empty lines not counted
 * @param loaded sales taken in, each id once
 * @param bad rows left out
 * @param repeated rows that took the place of an earlier one with the same id
 * @param badLines the first 100 of the bad rows
 * @param repeatedLines the first 100 of the repeated rows
 */
public record CsvReport(
        long read, long loaded, long bad, long repeated, List<CsvNote> badLines, List<CsvNote> repeatedLines) {
    public CsvReport {
        badLines = List.copyOf(badLines);
        repeatedLines = List.copyOf(repeatedLines);
    }
}
