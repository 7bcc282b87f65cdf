package io.tillwatch.ui.review;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Reason;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.Order;
import io.tillwatch.service.FlagRows.Query;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.FlagRows.View;
import io.tillwatch.service.FlagRows.View.Kind;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.table.TableOrder;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an address asks for: {@code tillwatch://review?state=open&reason=above-baseline&store=1042&least=50000}. */
final class FlagQuestion {
    static final String STATE = "state";
    static final String REASON = "reason";
    static final String STORE = "store";
    static final String FROM = "from";
    static final String TO = "to";
    static final String LEAST = "least";
    static final String SORT = "sort";
    static final String VIEW = "view";
    static final List<String> FILTERS = List.of(STATE, REASON, STORE, LEAST, FROM, TO, VIEW);

    private final Address address;

    FlagQuestion(Address address) {
        this.address = address;
    }

    boolean isEverything() {
        return FILTERS.stream().allMatch(name -> address.get(name).isEmpty());
    }

    /** A filter that somebody wrote in a way that cannot be read; none is skipped, as that would show other flags. */
    Optional<String> unreadable() {
        return FILTERS.stream().filter(Predicate.not(this::isReadable)).findFirst();
    }

    private boolean isReadable(String name) {
        Optional<String> written = address.get(name);
        return switch (name) {
            case STATE -> states().size() == parts(name).size();
            case REASON -> reasons().size() == parts(name).size();
            case VIEW -> written.isEmpty() || !chosen(VIEW, Kind.class).isEmpty();
            case LEAST -> written.isEmpty() || least() != null;
            case FROM, TO -> written.isEmpty() || address.date(name).isPresent();
            default -> true;
        };
    }

    /** Empty for all. */
    Set<State> states() {
        return chosen(STATE, State.class);
    }

    /** Empty for all. */
    Set<Reason.Code> reasons() {
        return chosen(REASON, Reason.Code.class);
    }

    private <E extends Enum<E>> Set<E> chosen(String name, Class<E> kind) {
        Set<E> chosen = EnumSet.noneOf(kind);
        for (E value : kind.getEnumConstants()) {
            if (parts(name).contains(word(value))) {
                chosen.add(value);
            }
        }
        return chosen;
    }

    private Set<String> parts(String name) {
        return address.get(name)
                .map(written -> Set.copyOf(List.of(written.split(",", -1))))
                .orElse(Set.of());
    }

    @Nullable
    String store() {
        return address.get(STORE).orElse(null);
    }

    /** Null for none, and when it cannot be read. */
    @Nullable
    Long least() {
        return address.get(LEAST)
                .filter(written -> written.matches("-?\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
    }

    /** The business dates; ends that were given the wrong way round are turned. */
    DateRange range() {
        LocalDate from = address.date(FROM).orElse(null);
        LocalDate to = address.date(TO).orElse(null);
        return DateRange.isOrdered(from, to) ? new DateRange(from, to) : new DateRange(to, from);
    }

    /** Empty for the usual order. */
    Optional<TableOrder> order() {
        String sort = address.get(SORT).orElse("");
        boolean descending = sort.startsWith("-");
        String column = descending ? sort.substring(1) : sort;
        return FlagRows.ORDERABLE.contains(column) ? Optional.of(new TableOrder(column, descending)) : Optional.empty();
    }

    /** The part of the queue that is asked for. */
    Kind view() {
        return chosen(VIEW, Kind.class).stream().findFirst().orElse(Kind.ALL);
    }

    /** Only when nothing is {@link #unreadable}; of nobody in particular. */
    Query query() {
        return query("");
    }

    /** @param self {@code user@host} of who asks */
    Query query(String self) {
        return new Query(
                range(),
                store(),
                states(),
                reasons().stream().map(Reason.Code::name).collect(Collectors.toUnmodifiableSet()),
                least(),
                order().map(order -> new Order(order.key(), order.descending())).orElse(null),
                FlagRow.COLUMNS,
                new View(view(), self));
    }

    /** As an address has it; empty for none. */
    static String written(Collection<? extends Enum<?>> chosen) {
        return chosen.stream().sorted().map(FlagQuestion::word).collect(Collectors.joining(","));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
