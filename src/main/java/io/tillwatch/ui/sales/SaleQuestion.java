package io.tillwatch.ui.sales;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.service.SaleRows.Query;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.table.TableOrder;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an address asks for. */
final class SaleQuestion {
    /** Stands for rows without a value where one of several is chosen: an address holds no empty values. */
    static final String WITHOUT = "~";

    static final TableOrder USUAL_ORDER = new TableOrder("sold_at", true);

    /** Words have no order. */
    private static final Set<String> UNORDERED = Set.of("remark", "result_msg");

    private final Address address;

    SaleQuestion(Address address) {
        this.address = address;
    }

    /** The filters that are set. */
    List<SaleFilter> filters() {
        List<SaleFilter> filters = new ArrayList<>();
        for (SaleFilter filter : SaleFilter.values()) {
            if (isSet(filter)) {
                filters.add(filter);
            }
        }
        return filters;
    }

    boolean isSet(SaleFilter filter) {
        return address.get(filter.parameter()).isPresent()
                || (filter == SaleFilter.DATES && address.get("to").isPresent())
                || (filter == SaleFilter.HOUR && address.get("hour").isPresent());
    }

    /** What stands in the address for a filter other than the dates; empty when it is not set. */
    String value(SaleFilter filter) {
        return address.get(filter.parameter()).orElse("");
    }

    /** A filter that somebody wrote in a way that cannot be read; none is skipped, as that would show other rows. */
    Optional<SaleFilter> unreadable() {
        return filters().stream().filter(filter -> !isReadable(filter)).findFirst();
    }

    private boolean isReadable(SaleFilter filter) {
        return switch (filter.kind()) {
            case DATES -> isDate("from") && isDate("to");
            case HOUR -> hour().isPresent();
            case TRUTH -> value(filter).equals("true") || value(filter).equals("false");
            case BOUNDS -> bounds(value(filter)).isPresent();
            case TIMES -> days(value(filter)).isPresent();
            case EXACT, CHOICE, BEGINNING, WORDS -> true;
        };
    }

    private boolean isDate(String name) {
        return address.get(name).isEmpty() || address.date(name).isPresent();
    }

    /** The business dates; ends that were given the wrong way round are turned. */
    DateRange range() {
        LocalDate from = address.date("from").orElse(null);
        LocalDate to = address.date("to").orElse(null);
        return from != null && to != null && to.isBefore(from) ? new DateRange(to, from) : new DateRange(from, to);
    }

    /** The hour of a weekday; empty when none is asked for, or none that can be read. */
    Optional<Hour> hour() {
        String weekday = address.get("weekday").orElse("");
        String hour = address.get("hour").orElse("");
        return weekday.matches("[1-7]") && hour.matches("[01]?[0-9]|2[0-3]")
                ? Optional.of(new Hour(DayOfWeek.of(Integer.parseInt(weekday)), Integer.parseInt(hour)))
                : Optional.empty();
    }

    /** The weekday and the hour as they stand in the address, also where they cannot be read. */
    String writtenHour() {
        return (address.get("weekday").orElse("") + " " + address.get("hour").orElse("")).strip();
    }

    @Nullable
    String storeId() {
        return address.get(SaleFilter.STORE.parameter()).orElse(null);
    }

    static boolean isOrderable(String column) {
        return SaleRow.COLUMNS.contains(column) && !UNORDERED.contains(column);
    }

    TableOrder order() {
        String sort = address.get("sort").orElse("");
        boolean descending = sort.startsWith("-");
        String column = descending ? sort.substring(1) : sort;
        return isOrderable(column) ? new TableOrder(column, descending) : USUAL_ORDER;
    }

    /**
     * Only when nothing is {@link #unreadable}.
     *
     * @param zone in which days of times begin and end
     */
    Query query(ZoneId zone) {
        Map<String, List<String>> terms = new HashMap<>();
        Map<String, Bounds> ranges = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (SaleFilter filter : filters()) {
            String value = value(filter);
            switch (filter.kind()) {
                case DATES -> {} // the range has a place of its own
                case HOUR -> {} // its times depend on what dates there are: SaleReader finds them
                case EXACT -> {
                    // and so has the store
                    if (filter != SaleFilter.STORE) {
                        terms.put(filter.column(), List.of(value));
                    }
                }
                case CHOICE -> terms.put(filter.column(), choices(value));
                case TRUTH -> terms.put(filter.column(), List.of(value));
                case BOUNDS -> ranges.put(filter.column(), bounds(value).orElseThrow());
                case TIMES -> ranges.put(filter.column(), times(days(value).orElseThrow(), zone));
                case BEGINNING, WORDS -> texts.put(filter.column(), value);
            }
        }
        TableOrder order = order();
        return new Query(
                range(), storeId(), terms, ranges, null, texts, order.key(), order.descending(), SaleRow.COLUMNS);
    }

    /** The values of {@code a,b}, where {@code \,} is a comma within a value; the empty text for rows without one. */
    static List<String> choices(String written) {
        List<String> choices = new ArrayList<>();
        StringBuilder choice = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                choice.append(written.charAt(++i));
            } else if (c == ',') {
                choices.add(choice.toString());
                choice.setLength(0);
            } else {
                choice.append(c);
            }
        }
        choices.add(choice.toString());
        choices.replaceAll(value -> value.equals(WITHOUT) ? "" : value);
        return List.copyOf(choices);
    }

    /** As {@link #choices} reads it. */
    static String written(List<String> choices) {
        List<String> parts = new ArrayList<>();
        for (String choice : choices) {
            parts.add(choice.isEmpty() ? WITHOUT : choice.replace("\\", "\\\\").replace(",", "\\,"));
        }
        return String.join(",", parts);
    }

    /** Reads {@code 1000..5000}, {@code 1000..}, {@code ..5000} and {@code 1000}; empty when it is none of these. */
    static Optional<Bounds> bounds(String written) {
        int dots = written.indexOf("..");
        String least = dots < 0 ? written : written.substring(0, dots);
        String most = dots < 0 ? written : written.substring(dots + 2);
        if ((least.isEmpty() && most.isEmpty()) || !isAmount(least) || !isAmount(most)) {
            return Optional.empty();
        }
        Long from = least.isEmpty() ? null : Long.valueOf(least);
        Long to = most.isEmpty() ? null : Long.valueOf(most);
        return Optional.of(from != null && to != null && to < from ? new Bounds(to, from) : new Bounds(from, to));
    }

    /** Reads {@code 2026-11-01..2026-11-30}, {@code 2026-11-01..}, {@code ..2026-11-30} and {@code 2026-11-01}. */
    static Optional<DateRange> days(String written) {
        int dots = written.indexOf("..");
        String first = dots < 0 ? written : written.substring(0, dots);
        String last = dots < 0 ? written : written.substring(dots + 2);
        try {
            LocalDate from = first.isEmpty() ? null : LocalDate.parse(first);
            LocalDate to = last.isEmpty() ? null : LocalDate.parse(last);
            if (from == null && to == null) {
                return Optional.empty();
            }
            return Optional.of(
                    from != null && to != null && to.isBefore(from)
                            ? new DateRange(to, from)
                            : new DateRange(from, to));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** As {@link #days} reads it; empty when the range is open on both sides. */
    static String written(DateRange days) {
        String first = days.first() == null ? "" : days.first().toString();
        String last = days.last() == null ? "" : days.last().toString();
        return first.isEmpty() && last.isEmpty() ? "" : first + ".." + last;
    }

    /** From the first millisecond of the first day to the last one of the last day. */
    private static Bounds times(DateRange days, ZoneId zone) {
        LocalDate first = days.first();
        LocalDate last = days.last();
        return new Bounds(
                first == null ? null : first.atStartOfDay(zone).toInstant().toEpochMilli(),
                last == null
                        ? null
                        : last.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1);
    }

    private static boolean isAmount(String text) {
        return text.isEmpty() || text.matches("-?\\d{1,18}");
    }

    /** As {@link #bounds} reads it, from what people type: {@code ₩1,000}; empty when neither says anything. */
    static String written(String least, String most) {
        String range = digits(least) + ".." + digits(most);
        return range.equals("..") ? "" : range;
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s,₩원]", "").replace('−', '-');
    }
}
