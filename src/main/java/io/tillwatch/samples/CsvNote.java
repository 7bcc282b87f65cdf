package io.tillwatch.samples;

/**
 * What is to be said of a line of a CSV file. Holds no value of the line: such a value may be a card number.
 *
 * @param line number of its first line in the file, from 1
 * @param text why, in plain words
 */
public record CsvNote(String file, long line, String text) {
    @Override
    public String toString() {
        return file + ", line " + line + ": " + text;
    }
}
