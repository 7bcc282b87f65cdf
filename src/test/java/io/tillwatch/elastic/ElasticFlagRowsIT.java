package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Flag;
import io.tillwatch.model.Reason;
import io.tillwatch.model.Sale;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.Cursor;
import io.tillwatch.service.FlagRows.Order;
import io.tillwatch.service.FlagRows.Query;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.FlagRows.Sums;
import io.tillwatch.service.IndexWrite.PutFlag;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six flags, one of each kind, a day after most of the sales; two days after a sale it is paid out. */
class ElasticFlagRowsIT extends ElasticTestBase {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final FlagRows rows = server.flagRows(SEOUL, InstantSource.fixed(Sales.NOON.plus(Duration.ofDays(1))));

    @BeforeEach
    void flag() {
        Sale repeated = Sales.sale("open-more", "S", Sales.NOON, 20_000, false);
        PutFlag like = Sales.flag(repeated, 3);
        Flag twice = new Flag(List.of(new Reason(Reason.Code.REPEATED_AMOUNT, 3, 3)), 3, null, 1);
        write(
                Sales.flag(Sales.sale("open-less", "S", Sales.NOON, 10_000, false), 2.5),
                Sales.flag(Sales.sale("open-paid", "S", Sales.NOON.minus(Duration.ofDays(10)), 50_000, false), 5),
                Sales.flag(Sales.sale("dismissed", "T", Sales.NOON, 90_000, false), 9),
                Sales.flag(Sales.sale("confirmed", "T", Sales.NOON, 30_000, false), 4),
                Sales.flag(Sales.sale("withdrawn", "T", Sales.NOON, 70_000, false), 7),
                new PutFlag(like.facts(), like.body(), like.checksum(), twice, Sales.NOON));
        publish();
        change("dismissed", "review_state", "dismissed");
        change("confirmed", "review_state", "confirmed");
        change("withdrawn", "withdrawn", true);
        call("POST", "/" + alias(IndexKind.FLAGS) + "/_refresh", null);
    }

    private void change(String id, String field, Object value) {
        call("POST", "/" + alias(IndexKind.FLAGS) + "/_update/" + id, Json.object("doc", Json.object(field, value)));
    }

    private static Query query(Set<State> states, @Nullable Order order) {
        return new Query(DateRange.ALL, null, states, Set.of(), null, order, List.of());
    }

    private List<String> ids(Query query) {
        List<String> ids = new ArrayList<>();
        try (Cursor cursor = rows.open(query)) {
            for (var page = cursor.next(2); !page.isEmpty(); page = cursor.next(2)) {
                page.forEach(row -> ids.add(String.valueOf(row.get("id"))));
            }
            assertEquals(cursor.total(), ids.size());
        }
        return ids;
    }

    @Test
    void openFlagsComeFirstAndOfEachKindThoseWithMoreAtStake() {
        assertEquals(
                List.of("open-more", "open-less", "open-paid", "confirmed", "dismissed", "withdrawn"),
                ids(query(Set.of(), null)));
    }

    @Test
    void whatIsAtStakeIsAnOrderWithNothingAtStakeLast() {
        assertEquals(
                List.of("open-less", "open-more", "confirmed", "open-paid", "withdrawn", "dismissed"),
                ids(query(Set.of(), new Order(FlagRows.AT_STAKE, false))));
        assertEquals(
                List.of("confirmed", "open-more", "open-less", "dismissed", "withdrawn", "open-paid"),
                ids(query(Set.of(), new Order(FlagRows.AT_STAKE, true))));
    }

    @Test
    void anyColumnIsAnOrder() {
        for (String column : FlagRows.ORDERABLE) {
            assertEquals(6, ids(query(Set.of(), new Order(column, true))).size(), column);
        }
        assertEquals(
                List.of("dismissed", "withdrawn", "open-paid", "confirmed", "open-more", "open-less"),
                ids(query(Set.of(), new Order("score", true))));
        assertThrows(IllegalArgumentException.class, () -> new Order("raw_data", false));
    }

    @Test
    void sumsAreOfTheFlagsThatAreListed() {
        try (Cursor all = rows.open(query(Set.of(), null))) {
            assertEquals(
                    new Sums(
                            Map.of(
                                    State.OPEN,
                                    3L,
                                    State.CONFIRMED,
                                    1L,
                                    State.DISMISSED,
                                    1L,
                                    State.NEEDS_INFORMATION,
                                    0L,
                                    State.WAITING_FOR_SECOND,
                                    0L,
                                    State.WITHDRAWN,
                                    1L),
                            9_800 + 19_600 + 29_400),
                    all.sums());
        }
        try (Cursor open = rows.open(query(Set.of(State.OPEN), null))) {
            assertEquals(3, open.sums().count(State.OPEN));
            assertEquals(0, open.sums().count(State.CONFIRMED));
            assertEquals(9_800 + 19_600, open.sums().exposure());
        }
    }

    @Test
    void filtersFindJustWhatTheySay() {
        assertEquals(List.of("confirmed", "withdrawn"), ids(query(Set.of(State.CONFIRMED, State.WITHDRAWN), null)));
        LocalDate date = LocalDate.ofInstant(Sales.NOON, SEOUL);
        DateRange thatDay = new DateRange(date, date);
        assertEquals(
                List.of("confirmed", "dismissed", "withdrawn"),
                ids(new Query(thatDay, "T", Set.of(), Set.of(), null, null, List.of("id"))));
        assertEquals(
                List.of("open-more", "open-less"),
                ids(new Query(thatDay, null, Set.of(State.OPEN), Set.of(), null, null, List.of("id"))));
        assertEquals(
                List.of("open-more"),
                ids(new Query(DateRange.ALL, null, Set.of(), Set.of("REPEATED_AMOUNT"), null, null, List.of("id"))));
        assertEquals(
                List.of("open-paid", "dismissed", "withdrawn"),
                ids(new Query(DateRange.ALL, null, Set.of(), Set.of(), 50_000L, null, List.of("id"))));
    }
}
