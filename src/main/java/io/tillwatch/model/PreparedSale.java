package io.tillwatch.model;

import java.time.Instant;

/**
 * A sale encoded once, at the border, as it will be indexed.
 *
 * @param modified when the source row last changed
 * @param amountFee whole won, 0 where the source has none
 * @param amountDeposit whole won, 0 where the source has none
 * @param checksum CRC-32 of {@code body}, 0 … 2^32-1
 * @param body the document's fields without the flag: UTF-8 JSON of an object, without the closing brace
 */
public record PreparedSale(
        SaleFacts facts, Instant modified, long amountFee, long amountDeposit, long checksum, byte[] body) {}
