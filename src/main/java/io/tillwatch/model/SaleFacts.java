package io.tillwatch.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The part of a sale that rules and roll-ups look at.
 *
 * @param amount {@code amount_sale} in whole won
 * @param cardNumber as indexed (cut to first 6 and last 4); null when the row names no card
 */
public record SaleFacts(
        String id,
        String storeId,
        LocalDate businessDate,
        Instant soldAt,
        long amount,
        boolean canceled,
        @Nullable String cardNumber) {

    /** Order of sales within a store-day: {@code (sold_at, id)}, ids that are numbers by their value. */
    public static final Comparator<SaleFacts> BY_TIME_AND_ID =
            Comparator.comparing(SaleFacts::soldAt).thenComparing(SaleFacts::id, SaleFacts::compareIds);

    public StoreDay storeDay() {
        return new StoreDay(storeId, businessDate);
    }

    /**
     * Numbers come before texts and are compared by value, however long they are; texts in the order of their UTF-8 bytes,
     * as everything that is sorted on disk.
     */
    public static int compareIds(String left, String right) {
        boolean leftNumber = isNumber(left);
        boolean rightNumber = isNumber(right);
        if (leftNumber && rightNumber && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        if (leftNumber != rightNumber) {
            return leftNumber ? -1 : 1;
        }
        return leftNumber
                ? left.compareTo(right)
                : Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isNumber(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return !id.isEmpty() && (id.length() == 1 || id.charAt(0) != '0');
    }
}
