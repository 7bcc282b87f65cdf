package io.tillwatch.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.FlagRows.Order;
import io.tillwatch.service.FlagRows.Query;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.ui.common.Address;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagQuestionTest {
    private static FlagQuestion asked(String query) {
        return new FlagQuestion(Address.parse("tillwatch://review?" + query).orElseThrow());
    }

    @Test
    void everyFilterOfAnAddressIsAskedOfTheIndex() {
        FlagQuestion question = asked("state=open,needs-information&reason=above-baseline&store=1042&least=50000"
                + "&from=2026-11-21&to=2026-11-01&sort=-score");

        assertEquals(Optional.empty(), question.unreadable());
        assertEquals(
                new Query(
                        new DateRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21)),
                        "1042",
                        Set.of(State.OPEN, State.NEEDS_INFORMATION),
                        Set.of("ABOVE_BASELINE"),
                        50_000L,
                        new Order("score", true),
                        FlagRow.COLUMNS),
                question.query());
    }

    @Test
    void whoAsksForNothingGetsEveryFlagInTheUsualOrder() {
        FlagQuestion question = new FlagQuestion(Address.of("review"));

        assertTrue(question.isEverything());
        assertEquals(new Query(DateRange.ALL, null, Set.of(), Set.of(), null, null, FlagRow.COLUMNS), question.query());
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Set<State> states = Set.of(State.NEEDS_INFORMATION, State.OPEN);

        assertEquals("open,needs-information", FlagQuestion.written(states));
        assertEquals(states, asked("state=" + FlagQuestion.written(states)).states());
    }

    @ParameterizedTest
    @CsvSource({
        "state=opened, state",
        "'state=open,', state",
        "state=open&reason=RULE_7, reason",
        "least=much, least",
        "to=2026-02-30, to"
    })
    void aFilterThatCannotBeReadIsNamedAndNotSkipped(String query, String filter) {
        assertEquals(Optional.of(filter), asked("store=1&" + query).unreadable());
    }

    @Test
    void anOrderThatTheIndexHasNotIsTheUsualOne() {
        assertEquals(Optional.empty(), asked("sort=-raw_data").order());
    }
}
