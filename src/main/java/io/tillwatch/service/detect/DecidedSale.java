package io.tillwatch.service.detect;

import java.time.LocalDate;

/**
 * A flagged sale that a reviewer decided on.
 *
 * @param amount whole won
 */
public record DecidedSale(String id, String storeId, LocalDate date, long amount, boolean confirmed) {}
