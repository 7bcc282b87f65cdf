package io.tillwatch.ui.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DayTotals;
import io.tillwatch.ui.common.Address;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DateQuestionTest {
    private static final DateRow QUIET = row("1001", 40_000, 4, 0L);
    private static final DateRow FLAGGED = row("A-1001", 90_000, 1, 2L);
    private static final DateRow CANCELED = new DateRow("2002", "", new DayTotals(0, 0, 500, 1), false, null, null, 0L);
    private static final List<DateRow> ALL = List.of(QUIET, FLAGGED, CANCELED);

    private static DateRow row(String store, long total, long count, @Nullable Long flags) {
        return new DateRow(store, "", new DayTotals(total, count, 0, 0), false, null, null, flags);
    }

    private static DateQuestion asked(String query) {
        return new DateQuestion(
                Address.parse("tillwatch://dates?date=2026-11-21&" + query).orElseThrow());
    }

    @Test
    void withoutAFilterAllRowsAreShown() {
        assertEquals(ALL, asked("platform=VAN").of(ALL));
        assertTrue(asked("platform=VAN").isOpen());
    }

    @Test
    void aPartOfAStoreIdIsEnoughInAnyCase() {
        assertEquals(List.of(FLAGGED), asked("store=a-1").of(ALL));
        assertFalse(asked("store=a-1").isOpen());
    }

    @Test
    void onlyStoresWithOpenFlags() {
        assertEquals(List.of(FLAGGED), asked("flagged=true").of(ALL));
    }

    @Test
    void aSizeLeavesOutItsEndAndStoresWithoutOne() {
        assertEquals(List.of(QUIET), asked("size=10000..90000").of(ALL));
        assertEquals(
                List.of(QUIET, CANCELED), asked("sizes=spend&size=0..90000").of(ALL));
    }

    @Test
    void aSizeThatCannotBeReadIsNone() {
        assertEquals(Optional.empty(), asked("size=a..b").slice());
        assertEquals(Optional.empty(), asked("size=5").slice());
    }

    @Test
    void changesAreAgainstWhatThereIsToCompareWith() {
        DateRow row = new DateRow("1", "", new DayTotals(300, 2, 0, 0), false, new DayTotals(200, 1, 0, 0), 100L, 0L);

        assertEquals(0.5, row.change());
        assertEquals(0.5, row.aboveBaseline());
        assertEquals(null, QUIET.change());
        assertEquals(null, QUIET.aboveBaseline());
        assertEquals(null, CANCELED.averageOrderValue());
    }
}
