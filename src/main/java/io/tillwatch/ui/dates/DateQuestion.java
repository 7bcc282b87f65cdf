package io.tillwatch.ui.dates;

import io.tillwatch.ui.common.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an address asks of a date: which of its rows are shown. */
final class DateQuestion {
    private final Address address;

    DateQuestion(Address address) {
        this.address = address;
    }

    /** Empty for all. */
    String platform() {
        return address.get("platform").orElse("");
    }

    /** A row for each store and platform. */
    boolean isSplit() {
        return address.get("group").filter("platform"::equals).isPresent();
    }

    /** A part of the store's id; empty for all. */
    String store() {
        return address.get("store").orElse("");
    }

    boolean flaggedOnly() {
        return address.get("flagged").filter("true"::equals).isPresent();
    }

    Sizes sizes() {
        return address.get("sizes").filter("spend"::equals).isPresent() ? Sizes.SPEND : Sizes.AOV;
    }

    /**
     * Sizes from the one to just under the other.
     *
     * @param from whole won, included
     * @param to whole won, not included
     */
    record Slice(long from, long to) {
        boolean holds(@Nullable Long value) {
            return value != null && value >= from && value < to;
        }
    }

    /** Empty when all sizes are shown, and when what stands there cannot be read. */
    Optional<Slice> slice() {
        String[] ends = address.get("size").orElse("").split("\\.\\.", -1);
        if (ends.length != 2 || !ends[0].matches("-?\\d{1,18}") || !ends[1].matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new Slice(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
    }

    static String written(long from, long to) {
        return from + ".." + to;
    }

    /** Whether all rows are shown. */
    boolean isOpen() {
        return store().isEmpty() && !flaggedOnly() && slice().isEmpty();
    }

    /** The rows that are asked for, in their order. */
    List<DateRow> of(List<DateRow> rows) {
        String part = store().toLowerCase(Locale.ROOT);
        Optional<Slice> slice = slice();
        Sizes sizes = sizes();
        return rows.stream()
                .filter(row -> row.storeId().toLowerCase(Locale.ROOT).contains(part))
                .filter(row -> !flaggedOnly() || (row.openFlags() != null && row.openFlags() > 0))
                .filter(row -> slice.isEmpty() || slice.get().holds(sizes.of(row)))
                .toList();
    }
}
