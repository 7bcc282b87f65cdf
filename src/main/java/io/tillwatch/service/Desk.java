package io.tillwatch.service;

import io.tillwatch.model.RuleSet;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the jobs work with.
 *
 * @param rules the version that is active now; asked for when a run begins
 * @param profiles what the detectors know between runs
 * @param feedback what decisions say of the detectors
 * @param spoolFolder where large sorts put their temporary file
 */
public record Desk(
        SaleSource source,
        SaleIndex index,
        IndexAdmin admin,
        StateStore states,
        RejectStore rejects,
        Supplier<SaleEncoder> encoders,
        Supplier<RuleSet> rules,
        Profiles profiles,
        FeedbackSource feedback,
        Path spoolFolder) {}
