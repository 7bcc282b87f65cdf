package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that screens show, from the indices alone. Each answer is whole or a {@link io.tillwatch.model.Failure};
 * none is cut at 10,000. Amounts in whole won; cancelled sales are in no total but those that say so.
 */
public interface Figures {
    /** Ids of stores that contain the text (any case), those that begin with it first, each part in order of id. */
    List<String> stores(String text, int limit);

    /** What all stores (or one) took on each business date that has a row. */
    SortedMap<LocalDate, DayTotals> dates(DateRange range, @Nullable String storeId);

    /** Every store that has a row on the date, by store id. */
    List<StoreOnDate> storesOn(LocalDate date);

    /** What each value of a column took, largest spend first; rows without a value under the empty text. */
    Map<String, DayTotals> shares(Column column, DateRange range, @Nullable String storeId);

    /** What each store took on a date on one platform, by store id. */
    SortedMap<String, DayTotals> storesOn(LocalDate date, String platform);

    /** Spend by weekday and hour of {@code sold_at} in the zone of business dates; absent cells have no row. */
    Map<Hour, DayTotals> hours(DateRange range, @Nullable String storeId);

    /** Flags that no reviewer decided and no rule took back, and what is at stake. */
    FlagSums openFlags(DateRange range, @Nullable String storeId);

    /** Stores with the most at stake, largest exposure first, then most flags. */
    Map<String, FlagSums> openFlagsByStore(DateRange range, int limit);

    /** How many open flags each business date has; dates without one are absent. */
    SortedMap<LocalDate, Long> openFlagsByDate(DateRange range, @Nullable String storeId);

    /** Settled numbers that changed, newest first. */
    List<Restatement> restatements(DateRange range, @Nullable String storeId, int limit);

    /** Columns that sales are grouped by. */
    enum Column {
        PLATFORM,
        CARD_COMPANY,
        CARD_CATEGORY
    }

    /** An hour (0 to 23) of a weekday. */
    record Hour(DayOfWeek day, int hour) {}

    /**
     * A store on a date.
     *
     * @param totals of the date
     * @param provisional the date is not over
     * @param weekBefore of the same weekday a week earlier; null when the store had no row then
     * @param baseline AOV of the seven dates before; null when no sale was counted in them
     * @param openFlags how many of its sales of the date are flagged and undecided
     */
    record StoreOnDate(
            String storeId,
            DayTotals totals,
            boolean provisional,
            @Nullable DayTotals weekBefore,
            @Nullable Long baseline,
            long openFlags) {}

    /**
     * Open flags added up.
     *
     * @param count how many
     * @param exposure sum of {@code amount_deposit} of those whose {@code will_deposited_at} is today or later
     */
    record FlagSums(long count, long exposure) {
        public static final FlagSums NONE = new FlagSums(0, 0);
    }
}
