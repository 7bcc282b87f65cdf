package io.tillwatch.ui.trust;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.Restatement;
import io.tillwatch.ui.common.Address;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the lists is shown.
 *
 * @param range business dates; a difference that names no date, and every reject, is in all of them
 * @param text a part of a sale's id, a store's id or a run's id, any case; empty for all
 */
record TrustFilter(DateRange range, String text) {
    static TrustFilter of(Address address) {
        LocalDate from = address.date("from").orElse(null);
        LocalDate to = address.date("to").orElse(null);
        DateRange range = DateRange.isOrdered(from, to) ? new DateRange(from, to) : new DateRange(to, from);
        return new TrustFilter(range, address.get("text").orElse(""));
    }

    boolean isEmpty() {
        return range.equals(DateRange.ALL) && text.isBlank();
    }

    boolean lets(FoundDifference found) {
        LocalDate date = found.difference().date();
        return (date == null || range.contains(date))
                && mentions(Stream.of(found.difference().saleId(), found.run().id()));
    }

    boolean lets(Restatement restatement) {
        return range.contains(restatement.before().storeDay().date())
                && mentions(Stream.concat(
                        Stream.of(restatement.before().storeDay().storeId(), restatement.runId()),
                        restatement.saleIds().stream()));
    }

    boolean lets(RejectStore.Entry entry) {
        return mentions(Stream.of(entry.reject().saleId(), entry.reject().column(), entry.runId()));
    }

    private boolean mentions(Stream<? extends @Nullable String> told) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || told.filter(Objects::nonNull)
                        .anyMatch(word ->
                                String.valueOf(word).toLowerCase(Locale.ROOT).contains(wanted));
    }
}
