package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.check.Layer.Column;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up one figure row by row, and says whether Elasticsearch came to the same. */
final class Tally {
    /** Up to here Elasticsearch counts different values exactly. */
    private static final int EXACT_VALUES = 3_000;

    private static final double COUNTED_ABOUT = 0.06;
    private static final double RANKED_ABOUT = 0.02;

    private final Column column;
    private long rows;
    private long values;
    private BigDecimal sum = BigDecimal.ZERO;
    private long wholeSum;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double[] kept = new double[0];
    private final Set<String> different = new HashSet<>();

    Tally(Column column) {
        this.column = column;
    }

    void add(Map<String, List<@Nullable Object>> row) {
        rows++;
        for (Object value : row.getOrDefault(column.field(), List.of())) {
            if (column.operation().equals("unique_count")) {
                different.add(String.valueOf(value));
            } else if (value instanceof Number number) {
                add(number);
            }
        }
    }

    private void add(Number number) {
        values++;
        double value = number.doubleValue();
        least = Math.min(least, value);
        most = Math.max(most, value);
        if (number instanceof Long whole
                && Math.abs(wholeSum) < Long.MAX_VALUE / 4
                && Math.abs(whole) < Long.MAX_VALUE / 4) {
            wholeSum += whole;
        } else {
            sum = sum.add(BigDecimal.valueOf(value));
        }
        if (column.operation().equals("median") || column.operation().equals("percentile")) {
            int at = (int) (values - 1);
            if (at >= kept.length) {
                kept = Arrays.copyOf(kept, Math.max(16, kept.length * 2));
            }
            kept[at] = value;
        }
    }

    private BigDecimal total() {
        return sum.add(BigDecimal.valueOf(wholeSum));
    }

    long rows() {
        return rows;
    }

    /** What the rows add up to, for a person to read. */
    String expected() {
        return switch (column.operation()) {
            case "count" -> String.valueOf(rows);
            case "sum" -> total().stripTrailingZeros().toPlainString();
            case "average" -> values == 0 ? "-" : String.valueOf(total().doubleValue() / values);
            case "min" -> values == 0 ? "-" : String.valueOf(least);
            case "max" -> values == 0 ? "-" : String.valueOf(most);
            case "unique_count" -> String.valueOf(different.size());
            default -> "-";
        };
    }

    boolean agrees(@Nullable Double answer) {
        return switch (column.operation()) {
            case "count" -> answer != null && answer == rows;
            case "sum" -> answer != null && near(answer, total().doubleValue());
            case "average" ->
                values == 0 ? answer == null : answer != null && near(answer, total().doubleValue() / values);
            case "min" -> values == 0 ? answer == null : answer != null && answer == least;
            case "max" -> values == 0 ? answer == null : answer != null && answer == most;
            case "unique_count" ->
                answer != null
                        && Math.abs(answer - different.size())
                                <= (different.size() <= EXACT_VALUES ? 0 : different.size() * COUNTED_ABOUT);
            case "median" -> ranks(answer, 50);
            case "percentile" -> ranks(answer, Tree.number(column.params(), "percentile"));
            default -> false;
        };
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= Math.max(1, Math.abs(other)) * 1e-12 * 4;
    }

    /** Elasticsearch estimates percentiles: what counts is how many rows lie below its answer. */
    private boolean ranks(@Nullable Double answer, long percent) {
        if (values == 0 || answer == null) {
            return values == 0 && (answer == null || answer.isNaN());
        }
        long below = 0;
        long at = 0;
        for (int i = 0; i < values; i++) {
            below += kept[i] < answer ? 1 : 0;
            at += kept[i] <= answer ? 1 : 0;
        }
        double slack = RANKED_ABOUT + 1.0 / values;
        return (double) below / values <= percent / 100.0 + slack && (double) at / values >= percent / 100.0 - slack;
    }
}
