package io.tillwatch.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingRangeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Address address(String query) {
        return Address.parse("tillwatch://sales?store=1&" + query).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-16&to=2026-11-22, from=2026-11-17&to=2026-11-23",
        "from=2026-10-24&to=2026-11-22, from=2026-10-25&to=2026-11-23",
        "from=2025-11-23&to=2026-11-22, from=2025-11-24&to=2026-11-23"
    })
    void whatEndedTodayEndsTomorrowWhenItIsOpenedTomorrow(String left, String opened) {
        Address remembered = RollingRange.remembered(address(left), TODAY);

        assertEquals(address(left), RollingRange.shown(remembered, TODAY));
        assertEquals(address(opened), RollingRange.shown(remembered, TODAY.plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-15&to=2026-11-21",
        "from=2026-11-01&to=2026-11-22",
        "from=2026-11-22&to=2026-11-22",
        "from=2026-11-16",
        "range=all"
    })
    void otherDatesStay(String left) {
        Address remembered = RollingRange.remembered(address(left), TODAY);

        assertEquals(address(left), RollingRange.shown(remembered, TODAY.plusDays(1)));
    }
}
