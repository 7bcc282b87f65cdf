package io.tillwatch.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file, with the gift of being put back. A line that is too long is cut off and says so. */
final class CsvLines implements AutoCloseable {
    /** In characters. */
    static final int LONGEST = 1 << 20;

    /**
     * A line.
     *
     * @param number from 1
     * @param tooLong whether it was longer than {@link #LONGEST}; its text is then cut
     */
    record Line(long number, String text, boolean tooLong) {}

    private final BufferedReader reader;
    private final Deque<Line> putBack = new ArrayDeque<>();
    private long number;
    private boolean skipLineFeed;

    CsvLines(Reader reader) {
        this.reader = new BufferedReader(reader, 1 << 16);
    }

    @Nullable
    Line next() throws IOException {
        return putBack.isEmpty() ? read() : putBack.removeFirst();
    }

    /** The next calls give these lines again. */
    void putBack(List<Line> lines) {
        lines.reversed().forEach(putBack::addFirst);
    }

    private @Nullable Line read() throws IOException {
        StringBuilder text = new StringBuilder(256);
        boolean tooLong = false;
        while (true) {
            int next = reader.read();
            if (next == '\n' && skipLineFeed) {
                skipLineFeed = false;
                continue;
            }
            skipLineFeed = next == '\r';
            if (next < 0 && text.isEmpty()) {
                return null;
            }
            if (next < 0 || next == '\n' || next == '\r') {
                return new Line(++number, text.toString(), tooLong);
            }
            if (text.length() < LONGEST) {
                text.append((char) next);
            } else {
                tooLong = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
