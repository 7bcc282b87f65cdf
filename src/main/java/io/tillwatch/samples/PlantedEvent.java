package io.tillwatch.samples;

import io.tillwatch.model.Reason;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/**
 * Trouble that was planted.
 *
 * @param date business date of its first sale
 * @param lastDate business date of its last sale
 * @param saleIds all its sales in the order of time
 * @param hits the basic rules that certainly fire, and on which of the sales
 */
public record PlantedEvent(
        AnomalyKind kind,
        String storeId,
        LocalDate date,
        LocalDate lastDate,
        List<BigInteger> saleIds,
        List<Hit> hits) {
    /** A rule and a sale it fires on. */
    public record Hit(Reason.Code rule, BigInteger saleId) {}

    public PlantedEvent {
        saleIds = List.copyOf(saleIds);
        hits = List.copyOf(hits);
    }
}
