package io.tillwatch.elastic;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums that the server adds as doubles: exact as long as no partial sum can reach 2^53. Where one could, the caller
 * fetches the rows and adds them itself.
 */
final class ExactSums {
    /** Half of 2^53, so that a sum that was rounded on its way is never taken for one that was not. */
    private static final double EXACT = 0x1p52;

    private ExactSums() {}

    /** The aggregations to ask for, each named as its field. */
    static Map<String, @Nullable Object> of(Iterable<String> fields) {
        Map<String, @Nullable Object> stats = Json.object();
        for (String field : fields) {
            stats.put(field, Json.object("stats", Json.object("field", field)));
        }
        return stats;
    }

    /** The sum of a field in a bucket, 0 when no document has it; null when the server may have rounded. */
    static @Nullable Long sum(@Nullable Object bucket, String field) {
        long count = Json.number(bucket, field, "count");
        if (count == 0) {
            return 0L;
        }
        double sum = value(bucket, field, "sum");
        return farthest(count, value(bucket, field, "min"), value(bucket, field, "max"), sum) < EXACT
                ? Long.valueOf((long) sum)
                : null;
    }

    /** What no partial sum, whatever its order, can be farther from 0 than. */
    private static double farthest(long count, double min, double max, double sum) {
        // Of one sign, no part is farther than the whole; else the parts of the rarer size go there and back.
        double there = min >= 0 || max <= 0 ? 0 : 2 * count * Math.min(-min, max);
        return Math.abs(sum) + there;
    }

    private static double value(@Nullable Object bucket, String field, String name) {
        return Json.at(bucket, field, name) instanceof Number number ? number.doubleValue() : 0;
    }
}
