package io.tillwatch.ui.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.service.SaleRows.Query;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.table.TableOrder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaleQuestionTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static SaleQuestion asked(String query) {
        return new SaleQuestion(Address.parse("tillwatch://sales?" + query).orElseThrow());
    }

    @Test
    void everyFilterOfAnAddressIsAskedOfTheIndex() {
        SaleQuestion question = asked("store=1042&from=2026-11-01&to=2026-11-21&platform=VAN,POS&canceled=false"
                + "&flagged=true&amount=10000..50000&fee=..300&remark=refund&num_approval=41&sort=-amount_sale");

        assertEquals(
                new Query(
                        new DateRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21)),
                        "1042",
                        Map.of(
                                "platform", List.of("VAN", "POS"),
                                "is_canceled", List.of("false"),
                                "flagged", List.of("true")),
                        Map.of("amount_sale", new Bounds(10_000L, 50_000L), "amount_fee", new Bounds(null, 300L)),
                        null,
                        Map.of("remark", "refund", "num_approval", "41"),
                        "amount_sale",
                        true,
                        SaleRow.COLUMNS),
                question.query(SEOUL));
        assertEquals(Optional.empty(), question.unreadable());
    }

    /** A sale at half past midnight in Seoul was made on the day before in London. */
    @Test
    void daysOfTimesBeginAndEndInTheBusinessZone() {
        Query query = asked("sold_at=2026-11-02..2026-11-01&modified=2026-11-05..&created=..2026-11-03")
                .query(SEOUL);

        assertEquals(
                Map.of(
                        "sold_at",
                        new Bounds(milliseconds("2026-10-31T15:00:00Z"), milliseconds("2026-11-02T14:59:59.999Z")),
                        "modified",
                        new Bounds(milliseconds("2026-11-04T15:00:00Z"), null),
                        "created",
                        new Bounds(null, milliseconds("2026-11-03T14:59:59.999Z"))),
                query.ranges());
    }

    @Test
    void anHourOfAWeekdayIsAskedFor() {
        SaleQuestion question = asked("weekday=5&hour=13");

        assertEquals(Optional.of(new Hour(DayOfWeek.FRIDAY, 13)), question.hour());
        assertEquals(List.of(SaleFilter.HOUR), question.filters());
        assertEquals(Optional.empty(), question.unreadable());
    }

    private static long milliseconds(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void theIdThatIsFilteredByIsNotTheSaleThatIsOpen() {
        assertEquals(
                Map.of("id", List.of("7")), asked("sale_id=7&id=8").query(SEOUL).terms());
    }

    @Test
    void daysComeBackAsTheyWereWritten() {
        for (String written : List.of("2026-11-01..2026-11-30", "2026-11-01..", "..2026-11-30")) {
            assertEquals(
                    written,
                    SaleQuestion.days(written).map(SaleQuestion::written).orElseThrow());
        }
    }

    @Test
    void theEndAloneIsAFilterToo() {
        SaleQuestion question = asked("to=2026-11-21");

        assertEquals(List.of(SaleFilter.DATES), question.filters());
        assertEquals(new DateRange(null, LocalDate.of(2026, 11, 21)), question.range());
    }

    @Test
    void datesGivenTheWrongWayRoundAreTurned() {
        assertEquals(
                new DateRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21)),
                asked("from=2026-11-21&to=2026-11-01").range());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount=many",
                "amount=..",
                "amount=1..2..3",
                "flagged=yes",
                "canceled=1",
                "weekday=5",
                "hour=13",
                "weekday=8&hour=13",
                "weekday=5&hour=24",
                "sold_at=..",
                "created=2026-02-30"
            })
    void aFilterThatCannotBeReadIsNamedAndNotSkipped(String query) {
        SaleFilter filter = asked(query).filters().getFirst();

        assertEquals(Optional.of(filter), asked("store=1&" + query).unreadable());
    }

    @Test
    void aDateThatIsNoneCannotBeRead() {
        assertEquals(Optional.of(SaleFilter.DATES), asked("from=2026-02-30").unreadable());
    }

    @Test
    void choicesComeBackAsTheyWereWritten() {
        List<String> choices = List.of("a,b", "c\\", "", "카드");

        assertEquals(choices, SaleQuestion.choices(SaleQuestion.written(choices)));
        assertEquals("~", SaleQuestion.written(List.of("")));
    }

    @Test
    void amountsAreReadAsPeopleTypeThem() {
        assertEquals("1000..-2500", SaleQuestion.written("₩1,000", "−2,500원"));
        assertEquals("", SaleQuestion.written(" ", ""));
        assertEquals(Optional.of(new Bounds(-2500L, 1000L)), SaleQuestion.bounds("1000..-2500"));
        assertEquals(Optional.of(new Bounds(7L, 7L)), SaleQuestion.bounds("7"));
    }

    @Test
    void anOrderThatTheIndexDoesNotHaveIsTheUsualOne() {
        assertEquals(
                new TableOrder("amount_sale", false), asked("sort=amount_sale").order());
        assertEquals(SaleQuestion.USUAL_ORDER, asked("sort=remark").order());
        assertEquals(SaleQuestion.USUAL_ORDER, asked("sort=-nothing").order());
        assertEquals(SaleQuestion.USUAL_ORDER, asked("store=1").order());
    }
}
