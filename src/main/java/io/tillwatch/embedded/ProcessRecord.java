package io.tillwatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which processes belong to an instance, in a file beside its folder, so that a later start can end what a killed one
 * left. A process is named by its number and the moment it started: numbers alone are used again.
 */
record ProcessRecord(Named parent, List<Named> children) {
    /** Start times are read from the kernel with a hundredth of a second, and move when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    record Named(long pid, Instant started) {
        static Named of(ProcessHandle process) {
            return new Named(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
        }

        /** The process if it still runs: this one, not a later one with its number. */
        Optional<ProcessHandle> find() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
                            .orElse(false));
        }
    }

    static ProcessRecord of(Iterable<ProcessHandle> children) {
        List<Named> named = new ArrayList<>();
        children.forEach(child -> named.add(Named.of(child)));
        return new ProcessRecord(Named.of(ProcessHandle.current()), List.copyOf(named));
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, "parent", parent);
        children.forEach(child -> line(text, "child", child));
        Folders.write(file, text.toString());
    }

    private static void line(StringBuilder text, String role, Named named) {
        text.append(role)
                .append(' ')
                .append(named.pid)
                .append(' ')
                .append(named.started)
                .append('\n');
    }

    /** Empty when the file is not there or not whole. */
    static Optional<ProcessRecord> read(Path file) {
        try {
            List<Named> named = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", -1);
                named.add(new Named(Long.parseLong(words[1]), Instant.parse(words[2])));
            }
            return named.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProcessRecord(named.getFirst(), List.copyOf(named.subList(1, named.size()))));
        } catch (IOException | NumberFormatException | DateTimeParseException | IndexOutOfBoundsException ignored) {
            return Optional.empty();
        }
    }
}
