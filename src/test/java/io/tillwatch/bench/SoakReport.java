package io.tillwatch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a line for each phase when it ends, and remembers what went wrong. */
final class SoakReport {
    private static final String FORMAT = "%-44s %9s %11s %5s %11s  %s%n";
    private static final int NAMED = 40;

    private final List<String> faults = new ArrayList<>();

    void head() {
        System.out.printf(FORMAT, "phase", "seconds", "rows", "exit", "differences", "");
    }

    /**
     * A line of the table; texts may be empty.
     *
     * @param seconds negative when they were not measured
     */
    void line(String phase, double seconds, String rows, String exit, String differences, String remark) {
        System.out.printf(FORMAT, phase, seconds < 0 ? "" : "%.1f".formatted(seconds), rows, exit, differences, remark);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Something that must not be. */
    void fault(String what) {
        faults.add(what);
        if (faults.size() <= NAMED) {
            System.out.println("  WRONG: " + what);
        }
    }

    /** Says how it ended; true when all was as it should be. */
    boolean end() {
        System.out.println(faults.isEmpty() ? "All is as it should be." : "%n%d faults.".formatted(faults.size()));
        return faults.isEmpty();
    }
}
