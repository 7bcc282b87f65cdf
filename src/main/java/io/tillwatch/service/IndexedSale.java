package io.tillwatch.service;

import io.tillwatch.model.SaleFacts;
import java.time.Instant;

/**
 * A sale as it stands in the index.
 *
 * @param version the document's version; every write needs a higher one
 * @param modified when the source row had last changed
 * @param body the fields without the flag, as {@link io.tillwatch.model.PreparedSale#body}
 */
public record IndexedSale(
        SaleFacts facts, long version, Instant modified, long checksum, boolean flagged, byte[] body) {}
