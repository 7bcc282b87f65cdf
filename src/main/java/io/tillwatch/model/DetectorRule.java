package io.tillwatch.model;

/**
 * How a version of the rules uses a scored detector.
 *
 * @param on whether it alarms at all
 * @param floor whole won, 0 or more: a sale below it never alarms
 */
public record DetectorRule(Detector detector, boolean on, Quota quota, long floor) {
    public DetectorRule {
        if (floor < 0) {
            throw new IllegalArgumentException("A floor is not negative");
        }
    }

    static DetectorRule off(Detector detector) {
        return new DetectorRule(detector, false, Quota.DEFAULT, 0);
    }
}
