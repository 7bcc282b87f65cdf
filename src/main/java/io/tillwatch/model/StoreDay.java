package io.tillwatch.model;

import java.time.LocalDate;
import java.util.Comparator;

/** One store on one business date. The unit that is recomputed when a sale changes. */
public record StoreDay(String storeId, LocalDate date) implements Comparable<StoreDay> {
    private static final Comparator<StoreDay> ORDER =
            Comparator.comparing(StoreDay::storeId).thenComparing(StoreDay::date);

    /** The document id {@code STORE:DATE} of the store-day. */
    public String documentId() {
        return documentId(storeId, date);
    }

    /** As {@link #documentId()}. */
    public static String documentId(String storeId, LocalDate date) {
        return storeId + ":" + date;
    }

    public StoreDay plusDays(long days) {
        return new StoreDay(storeId, date.plusDays(days));
    }

    @Override
    public int compareTo(StoreDay other) {
        return ORDER.compare(this, other);
    }
}
