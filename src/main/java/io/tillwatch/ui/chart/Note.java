package io.tillwatch.ui.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a point: beside it while it is pointed at, and by a screen reader. */
record Note(String title, List<Line> lines) {
    Note {
        lines = List.copyOf(lines);
    }

    /** In one sentence. */
    String spoken() {
        return title
                + lines.stream()
                        .map(line -> ", " + (line.name() + " " + line.value() + " " + line.change()).strip())
                        .collect(Collectors.joining());
    }

    /**
     * One value.
     *
     * @param ink of the series, null when it has none
     * @param change beside the value; may be empty
     */
    record Line(@Nullable Ink ink, String name, String value, String change) {
        static Line of(@Nullable Ink ink, String name, String value) {
            return new Line(ink, name, value, "");
        }
    }
}
