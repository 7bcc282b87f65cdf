package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column may do. Those that need a script, a licence or a newer Kibana are not among them. */
enum Operation {
    COUNT(false, true, "number", "ratio"),
    SUM(false, true, "number", "ratio"),
    AVERAGE(false, true, "number", "ratio"),
    MIN(false, true, "number", "ratio"),
    MAX(false, true, "number", "ratio"),
    MEDIAN(false, true, "number", "ratio"),
    PERCENTILE(false, true, "number", "ratio"),
    UNIQUE_COUNT(false, true, "number", "ratio"),
    TERMS(true, true, "string", "ordinal"),
    DATE_HISTOGRAM(true, true, "date", "interval"),
    RANGE(true, true, "number", "interval"),
    FILTERS(true, false, "string", "ordinal");

    private static final Set<String> INTERVALS = Set.of("auto", "1h", "3h", "12h", "1d", "1w", "1M");

    private final boolean group;
    private final boolean field;
    private final String dataType;
    private final String scale;

    Operation(boolean group, boolean field, String dataType, String scale) {
        this.group = group;
        this.field = field;
        this.dataType = dataType;
        this.scale = scale;
    }

    static @Nullable Operation of(String name) {
        for (Operation operation : values()) {
            if (operation.name().toLowerCase(Locale.ROOT).equals(name)) {
                return operation;
            }
        }
        return null;
    }

    boolean isGroup() {
        return group;
    }

    boolean hasField() {
        return field;
    }

    String dataType() {
        return dataType;
    }

    String scale() {
        return scale;
    }

    boolean needsNumber() {
        return switch (this) {
            case SUM, AVERAGE, MIN, MAX, MEDIAN, PERCENTILE, RANGE -> true;
            default -> false;
        };
    }

    /** The parameters that are missing or wrong. */
    List<String> missing(Map<String, @Nullable Object> params) {
        List<String> missing = new ArrayList<>();
        switch (this) {
            case PERCENTILE -> {
                long percentile = Tree.number(params, "percentile");
                demand(percentile > 0 && percentile < 100, "percentile", missing);
            }
            case TERMS -> {
                long size = Tree.number(params, "size");
                demand(size > 0 && size <= 1000, "size", missing);
                demand(Set.of("asc", "desc").contains(Tree.text(params, "orderDirection")), "orderDirection", missing);
                demand(params.get("otherBucket") instanceof Boolean, "otherBucket", missing);
                demand(!params.containsKey("secondaryFields"), "secondaryFields", missing);
            }
            case DATE_HISTOGRAM -> demand(INTERVALS.contains(Tree.text(params, "interval")), "interval", missing);
            case RANGE -> {
                demand(Tree.text(params, "type").equals("histogram"), "type", missing);
                demand(Tree.at(params, "maxBars") != null, "maxBars", missing);
                demand(!Tree.list(params, "ranges").isEmpty(), "ranges", missing);
            }
            case FILTERS -> demand(!Tree.list(params, "filters").isEmpty(), "filters", missing);
            default -> {
                // The others work without.
            }
        }
        return missing;
    }

    private static void demand(boolean fine, String name, List<String> missing) {
        if (!fine) {
            missing.add(name);
        }
    }
}
