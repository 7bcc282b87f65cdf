package io.tillwatch.model;

/**
 * The two rules every installation has, as tuned.
 *
 * @param aboveFactorPermille fires above this many thousandths of the baseline (2000 = twice)
 * @param repeatedTimes fires at this many equal amounts in a row, at least 2
 */
public record RuleSet(
        int version, boolean aboveEnabled, int aboveFactorPermille, boolean repeatedEnabled, int repeatedTimes) {
    public static final RuleSet DEFAULT = new RuleSet(1, true, 2000, true, 3);
}
