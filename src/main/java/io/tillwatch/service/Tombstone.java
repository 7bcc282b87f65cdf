package io.tillwatch.service;

import java.time.Instant;

/**
 * What is left of a sale that was taken out of the index.
 *
 * @param deletedAt the database's clock of the view that showed it gone
 * @param version the version its removal may have had; 0 when an earlier version of this program wrote the tombstone
 */
public record Tombstone(Instant deletedAt, long version) {}
