package io.tillwatch.service;

import io.tillwatch.model.Flag;
import io.tillwatch.model.Reject;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import java.time.Instant;
import java.time.LocalDate;

/** One write into the index. All of them may be repeated without harm. */
public sealed interface IndexWrite {
    /**
     * The sale as a whole document.
     *
     * @param version external version; refused (counted as a conflict) when the index holds a higher one
     */
    record PutSale(String id, byte[] body, boolean flagged, long version) implements IndexWrite {}

    /** Takes the sale out with an external version higher than the indexed one. No document: no error. */
    record RemoveSale(String id, long version) implements IndexWrite {}

    /** Creates the flag as open, or renews our fields in it and leaves every other field as it is. */
    record PutFlag(SaleFacts facts, byte[] body, long checksum, Flag flag, Instant at) implements IndexWrite {}

    /** Renews what the rules say of a sale whose row did not change; leaves every other field as it is. */
    record RenewFlag(String saleId, Flag flag) implements IndexWrite {}

    /** Removes a flag nobody reviewed, by compare-and-set: refused (a conflict) when it changed since it was read. */
    record RemoveFlag(String saleId, long seqNo, long primaryTerm) implements IndexWrite {}

    /** Keeps a reviewed flag whose rules no longer fire, marked as withdrawn, without reasons. */
    record WithdrawFlag(String saleId) implements IndexWrite {}

    record PutStoreDay(StoreDayRollup rollup) implements IndexWrite {}

    record RemoveStoreDay(StoreDay storeDay) implements IndexWrite {}

    record PutStoreWeek(StoreWeekRollup rollup) implements IndexWrite {}

    record RemoveStoreWeek(String storeId, LocalDate start) implements IndexWrite {}

    /**
     * Remembers that a sale was taken out, so that a page read before cannot bring it back.
     *
     * @param version of the removal: only a higher one brings the sale back while the index remembers it
     */
    record PutTombstone(SaleFacts facts, Instant deletedAt, long version) implements IndexWrite {}

    record RemoveTombstone(String saleId) implements IndexWrite {}

    record PutRestatement(Restatement restatement) implements IndexWrite {}

    record PutReject(Reject reject, Instant at, String runId) implements IndexWrite {}

    record RemoveReject(String documentId) implements IndexWrite {}
}
