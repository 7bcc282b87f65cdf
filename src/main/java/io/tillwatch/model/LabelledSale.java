package io.tillwatch.model;

import org.jspecify.annotations.Nullable;

/**
 * A sale of a labelled set.
 *
 * @param fraud what the set says of it; null when it says nothing
 * @param scenario which kind of fraud; empty when unknown or none
 * @param event what is the same for all frauds of one event; empty when the set does not tell
 */
public record LabelledSale(Approval sale, @Nullable Boolean fraud, String scenario, String event) {}
