package io.tillwatch.service;

import io.tillwatch.model.RuleSet;
import io.tillwatch.service.detect.Feedback;

/** Finds what reviewers' decisions say of the detectors. */
@FunctionalInterface
public interface FeedbackSource {
    /** By the decisions that are old enough to count; {@link Feedback#NONE} where the rules do not wish for it. */
    Feedback now(RuleSet rules);
}
