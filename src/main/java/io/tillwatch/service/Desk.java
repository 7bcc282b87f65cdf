package io.tillwatch.service;

import io.tillwatch.model.RuleSet;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the jobs work with.
 *
 * @param rules the version that is active now; asked for when a run begins
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
        Path spoolFolder) {}
