package io.tillwatch.service.detect;

import io.tillwatch.model.Detector;

/** What reviewers' decisions say of a detector's alarms at a store. */
@FunctionalInterface
public interface Feedback {
    /** Decisions change nothing. */
    Feedback NONE = (detector, storeId) -> 0;

    /** What to add to a score: {@code log10} of how much more often such alarms are right than others; below 0 for less. */
    double adjustment(Detector detector, String storeId);
}
