package io.tillwatch.elastic;

/** The indices of an installation. */
enum IndexKind {
    SALES("platform_sales"),
    DAYS("platform_sales_per_price"),
    WEEKS("platform_sales_week_per_price"),
    FLAGS("platform_fraud_sales"),
    RUNS("tillwatch_runs"),
    LEASES("tillwatch_leases"),
    SCHEDULES("tillwatch_schedules"),
    STATE("tillwatch_state"),
    REJECTS("tillwatch_rejects"),
    DECISIONS("tillwatch_decisions"),
    RESTATEMENTS("tillwatch_restatements"),
    RULES("tillwatch_rules"),
    TOMBSTONES("tillwatch_tombstones");

    /** Version of our documents' shape; raised when a mapping changes in a way that needs new indices. */
    static final int SCHEMA = 1;

    private final String alias;

    IndexKind(String alias) {
        this.alias = alias;
    }

    /** Name of the alias without the prefix. */
    String alias() {
        return alias;
    }

    /** Whether {@code rebuild} fills a new index of this kind; the others hold what cannot be computed again. */
    boolean isRebuilt() {
        return this == SALES || this == DAYS || this == WEEKS;
    }

    /** Whether runs write it, each behind its fence; the others are written by people too, or by compare-and-set. */
    boolean isFenced() {
        return switch (this) {
            case SALES, DAYS, WEEKS, FLAGS, STATE, REJECTS, RESTATEMENTS, TOMBSTONES -> true;
            case RUNS, LEASES, SCHEDULES, DECISIONS, RULES -> false;
        };
    }

    /** Whether a load fills it: when such an index is lost, everything has to be loaded again. */
    boolean isLoaded() {
        return isRebuilt() || this == FLAGS;
    }
}
