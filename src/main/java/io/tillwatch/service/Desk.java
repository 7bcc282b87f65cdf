package io.tillwatch.service;

import io.tillwatch.model.RuleSet;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the jobs work with.
 *
 * @param spoolFolder where large sorts put their temporary file
 */
public record Desk(
        SaleSource source,
        SaleIndex index,
        IndexAdmin admin,
        StateStore states,
        RejectStore rejects,
        Supplier<SaleEncoder> encoders,
        RuleSet rules,
        Path spoolFolder) {}
