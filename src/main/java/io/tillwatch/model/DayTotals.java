package io.tillwatch.model;

/**
 * What the sales of one store-day add up to. Amounts in whole won.
 *
 * @param total sum of {@code amount_sale} over sales that are not cancelled
 * @param count number of sales that are not cancelled
 * @param canceledAmount sum of {@code amount_sale} over cancelled sales
 * @param canceledCount number of cancelled sales
 */
public record DayTotals(long total, long count, long canceledAmount, long canceledCount) {
    public static final DayTotals NONE = new DayTotals(0, 0, 0, 0);

    public DayTotals plus(long amount, boolean canceled) {
        return canceled
                ? new DayTotals(total, count, Math.addExact(canceledAmount, amount), canceledCount + 1)
                : new DayTotals(Math.addExact(total, amount), count + 1, canceledAmount, canceledCount);
    }

    public DayTotals plus(DayTotals other) {
        return new DayTotals(
                Math.addExact(total, other.total),
                count + other.count,
                Math.addExact(canceledAmount, other.canceledAmount),
                canceledCount + other.canceledCount);
    }

    /** No row at all, not even a cancelled one: such a store-day does not exist. */
    public boolean isEmpty() {
        return count == 0 && canceledCount == 0;
    }

    /** Average order value in whole won, rounded down; 0 without a counted sale. */
    public long averageOrderValue() {
        return count == 0 ? 0 : Math.floorDiv(total, count);
    }
}
