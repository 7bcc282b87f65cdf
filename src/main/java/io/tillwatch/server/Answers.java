package io.tillwatch.server;

import io.tillwatch.service.Background;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What requests are answered from; the same for one server after another.
 *
 * @param scheduler how the scheduler stands, asked without waiting
 */
public record Answers(
        OpenWorkspace workspace,
        Readings readings,
        Metrics metrics,
        Supplier<Background.Status> scheduler,
        InstantSource clock) {}
