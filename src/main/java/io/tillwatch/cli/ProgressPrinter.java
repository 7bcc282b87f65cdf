package io.tillwatch.cli;

import io.tillwatch.service.ProgressListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows a run's progress on standard error: on a terminal as one line that is written over, elsewhere as a plain line
 * every few seconds.
 */
final class ProgressPrinter implements ProgressListener, AutoCloseable {
    private static final long TERMINAL_INTERVAL = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_INTERVAL = Duration.ofSeconds(5).toNanos();
    private static final long RATE_WINDOW = Duration.ofSeconds(15).toNanos();
    private static final long RATE_AFTER = Duration.ofMillis(500).toNanos();

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final Messages messages;
    private final Map<Stage, Deque<Sample>> samples = new EnumMap<>(Stage.class);
    private long printedAt;
    private boolean lineOpen;

    ProgressPrinter(Terminal terminal, LongSupplier nanoTime, Messages messages) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.messages = messages;
        this.printedAt = nanoTime.getAsLong();
    }

    @Override
    public void progress(Stage stage, long done, long total) {
        long now = nanoTime.getAsLong();
        Deque<Sample> seen = samples.computeIfAbsent(stage, first -> new ArrayDeque<>(List.of(new Sample(now, done))));
        if (now - printedAt < (terminal.progressLine() ? TERMINAL_INTERVAL : PLAIN_INTERVAL)) {
            return;
        }
        printedAt = now;
        seen.addLast(new Sample(now, done));
        while (seen.size() > 2 && now - seen.getFirst().nanos() > RATE_WINDOW) {
            seen.removeFirst();
        }
        Sample since = seen.getFirst();
        print(line(stage, done, total, now - since.nanos(), done - since.done()));
    }

    /** Shows a line of one's own in place of the progress. */
    void note(String text) {
        if (terminal.progressLine()) {
            print(text);
        } else {
            terminal.err().println(text);
            terminal.err().flush();
        }
    }

    @Override
    public void log(String line) {
        clear();
        terminal.err().println(line);
        terminal.err().flush();
    }

    /** Wipes the line, so that what follows begins on a clean one. */
    void clear() {
        if (lineOpen) {
            terminal.err().print("\r" + " ".repeat(terminal.width() - 1) + "\r");
            terminal.err().flush();
            lineOpen = false;
        }
    }

    @Override
    public void close() {
        clear();
    }

    private void print(String line) {
        if (terminal.progressLine()) {
            int width = terminal.width() - 1;
            terminal.err().print("\r" + DisplayWidth.padRight(DisplayWidth.cut(line, width), width));
            lineOpen = true;
        } else {
            terminal.err().println(line);
        }
        terminal.err().flush();
    }

    private String line(Stage stage, long done, long total, long nanos, long doneSince) {
        StringBuilder line =
                new StringBuilder(messages.text("text.stage." + stage.name().toLowerCase(Locale.ROOT)));
        if (stage == Stage.WAITING) {
            return line.toString();
        }
        line.append("  ").append(Numbers.grouped(done));
        if (total > 0) {
            // The total is an estimate: more than that is not more than all.
            long all = Math.max(total, done);
            line.append(" / ")
                    .append(Numbers.grouped(all))
                    .append("  ")
                    .append(100 * done / all)
                    .append(" %");
        }
        if (nanos >= RATE_AFTER && doneSince > 0) {
            double perSecond = doneSince * 1e9 / nanos;
            line.append("  ").append(messages.text("text.rate", Numbers.grouped(Math.round(perSecond))));
            if (total > done) {
                Duration left = Duration.ofMillis(Math.round((total - done) / perSecond * 1000));
                line.append("  ").append(messages.text("text.left", Numbers.time(left)));
            }
        }
        return line.toString();
    }

    private record Sample(long nanos, long done) {}
}
