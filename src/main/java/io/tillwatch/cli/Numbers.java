package io.tillwatch.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as people read them. */
final class Numbers {
    private Numbers() {}

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 3:05}, {@code 1:02:03}. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
