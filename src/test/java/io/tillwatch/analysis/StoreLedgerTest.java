package io.tillwatch.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tillwatch.analysis.rollup.StoreLedger;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreWeekRollup;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreLedgerTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 10);
    private final StoreLedger ledger = new StoreLedger("7", TODAY);

    @Test
    void aWeekIsTheSevenDatesBeforeADateAcrossALeapDay() {
        ledger.put(LocalDate.of(2024, 2, 28), new DayTotals(1_000, 1, 0, 0));
        ledger.put(LocalDate.of(2024, 2, 29), new DayTotals(2_000, 2, 0, 0));
        ledger.put(LocalDate.of(2024, 3, 6), new DayTotals(99_999, 1, 0, 0));
        assertEquals(
                new StoreWeekRollup("7", LocalDate.of(2024, 2, 28), 3_000, 3),
                ledger.weekBefore(LocalDate.of(2024, 3, 6)));
        assertEquals(LocalDate.of(2024, 3, 5), new StoreWeekRollup("7", LocalDate.of(2024, 2, 28), 3_000, 3).end());
    }

    @Test
    void theAverageIsOfSumsAndRoundedDown() {
        ledger.put(LocalDate.of(2024, 3, 1), new DayTotals(10, 1, 0, 0));
        ledger.put(LocalDate.of(2024, 3, 2), new DayTotals(-41, 2, 0, 0));
        assertEquals(-11, ledger.baseline(LocalDate.of(2024, 3, 3)));
    }

    @Test
    void cancelledSalesMakeAStoreDayButNoBaseline() {
        ledger.put(LocalDate.of(2024, 3, 1), new DayTotals(0, 0, 5_000, 1));
        assertNull(ledger.baseline(LocalDate.of(2024, 3, 2)));
        assertEquals(List.of(), List.copyOf(ledger.weeks().values()));
        assertEquals(1, ledger.days().size());
    }

    @Test
    void weeksEndWithTheOneBeforeToday() {
        ledger.put(LocalDate.of(2024, 3, 8), new DayTotals(100, 1, 0, 0));
        ledger.put(LocalDate.of(2024, 3, 12), new DayTotals(100, 1, 0, 0));
        assertEquals(
                List.of(LocalDate.of(2024, 3, 2), LocalDate.of(2024, 3, 3)),
                List.copyOf(ledger.weeks().keySet()));
        assertNull(ledger.baseline(TODAY.plusDays(1)));
    }

    @Test
    void aStoreDayWithoutRowsIsTakenOut() {
        ledger.put(LocalDate.of(2024, 3, 1), new DayTotals(100, 1, 0, 0));
        ledger.put(LocalDate.of(2024, 3, 1), DayTotals.NONE);
        assertEquals(0, ledger.days().size());
    }
}
