package io.tillwatch.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.ui.common.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    private static Address address(String written) {
        return Address.parse("tillwatch://" + written).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "stores, stores?store=1",
        "stores?store=1, stores?store=2",
        "stores?from=2026-11-01&to=2026-11-30, stores?from=2026-11-02&to=2026-11-30",
        "dates?date=2026-11-01, dates?date=2026-11-02",
        "sales?store=1, sales?store=1&id=7",
        "sales?store=1&id=7, sales?store=1",
        "sales?range=all, sales?from=2026-11-01",
        "runs, runs?run=a",
        "review, review?id=7"
    })
    void oneGoesBackTo(String before, String now) {
        assertEquals(true, Place.isOther(address(before), address(now)));
    }

    @ParameterizedTest
    @CsvSource({
        "stores?store=1, stores?store=1&list=spend",
        "dates?date=2026-11-01&store=1, dates?date=2026-11-01&store=10",
        "dates, dates?date=2026-11-01",
        "sales, sales?from=2026-11-01&to=2026-11-07",
        "sales?id=7, sales?id=7&store=1&from=2026-11-01&to=2026-11-01",
        "sales?store=1, sales?store=1&sort=-amount_sale",
        "sales?store=1&id=7, sales?store=1&id=8",
        "runs?run=a, runs?run=b",
        "runs?store=1, runs?store=10",
        "review?store=1, review?store=10"
    })
    void isOnlyLookedAtInAnotherWay(String before, String now) {
        assertEquals(false, Place.isOther(address(before), address(now)));
    }
}
