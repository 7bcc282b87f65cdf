package io.tillwatch.service;

import io.tillwatch.model.Flag;
import io.tillwatch.model.SaleFacts;
import org.jspecify.annotations.Nullable;

/**
 * A flag as it stands in {@code platform_fraud_sales}.
 *
 * @param flag null when the flag was withdrawn (no rule fires any more) and kept for what a reviewer wrote
 * @param reviewed whether anything of a reviewer's is in the document: a review state other than "open", or any field
 *     that is not ours
 * @param seqNo with {@code primaryTerm}: the document's state for compare-and-set
 */
public record IndexedFlag(
        SaleFacts facts, @Nullable Flag flag, long checksum, boolean reviewed, long seqNo, long primaryTerm) {}
