package io.tillwatch.model;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some business dates on which a rule does not judge: one store's holidays, a festival, a known fault. It goes by the
 * business date of the sale, not by today, so that what a rule says of a sale does not change when time goes by.
 *
 * @param rule name of a {@link Reason.Code} or a {@link Detector}
 * @param storeId null for all stores
 * @param first first business date
 * @param last last business date, itself included; not before the first
 * @param reason why, without card numbers
 * @param by {@code user@host} of the person who asked for it
 */
public record Snooze(String rule, @Nullable String storeId, LocalDate first, LocalDate last, String reason, String by) {
    public Snooze {
        if (!isRule(rule)) {
            throw new IllegalArgumentException("There is no rule of this name");
        }
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A snooze ends when it begins or later");
        }
        reason = CardNumbers.mask(reason.strip());
    }

    /** Whether there is a rule of this name. */
    public static boolean isRule(String name) {
        return Arrays.stream(Reason.Code.values()).anyMatch(code -> code.name().equals(name))
                || Arrays.stream(Detector.values()).anyMatch(each -> each.name().equals(name));
    }

    boolean covers(String ofRule, String ofStore, LocalDate date) {
        return rule.equals(ofRule)
                && (storeId == null || storeId.equals(ofStore))
                && !date.isBefore(first)
                && !date.isAfter(last);
    }
}
