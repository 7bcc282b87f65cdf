package io.tillwatch.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static String read(String address) {
        return Address.parse(address).orElseThrow().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "4111-1111-1111-1111", "4111 1111 1111 1111"})
    void aCardNumberIsKeptAsTheIndexHasIt(String typed) {
        assertEquals(
                "411111******1111",
                Address.of("sales")
                        .with("card_number", typed)
                        .get("card_number")
                        .orElseThrow());
    }

    @Test
    void aCardNumberInAnAddressThatSomebodyPastedIsCut() {
        assertEquals(
                "tillwatch://sales?remark=card%20411111******1111&store=1042",
                read("tillwatch://sales?remark=card%204111111111111111&store=1042"));
    }

    /** Both would be card numbers if their ends were read as one. */
    @ParameterizedTest
    @ValueSource(strings = {"amount=41111111..11111111", "sold_at=2026-11-01..2026-11-30", "sold_at=2026-11-07.."})
    void rangesStayAsTheyAre(String range) {
        assertEquals("tillwatch://sales?" + range, read("tillwatch://sales?" + range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "run"})
    void aCardNumberThatSomebodyTypedAsAnIdIsCut(String name) {
        String cut = "tillwatch://sales?" + name + "=411111******1111";
        assertEquals(cut, read("tillwatch://sales?" + name + "=4111111111111111"));
        assertEquals(cut, read("tillwatch://sales?" + name + "=4111-1111-1111-1111"));
    }

    /** It is copied, kept for the next start and passed on as a text. */
    @Test
    void theIdOfASaleThatLooksLikeACardNumberStays() {
        Address sale = Address.of("sales").with("id", "4111111111111111");

        assertEquals("4111111111111111", sale.get("id").orElseThrow());
        assertEquals("tillwatch://sales?id=_4111111111111111", sale.toString());
        assertEquals(sale, Address.parse(sale.toString()).orElseThrow());
        assertEquals(
                sale.with("store", "1"),
                Address.parse(sale.with("store", "1").toString()).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "_7", "R-7", "41111111111111111111"})
    void otherIdsAreWrittenAsTheyAre(String id) {
        assertEquals("tillwatch://sales?id=" + id, read("tillwatch://sales?id=" + id));
        assertEquals(
                id,
                Address.parse("tillwatch://sales?id=" + id)
                        .orElseThrow()
                        .get("id")
                        .orElseThrow());
    }

    /** As a link of a dashboard brings it. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-05-31", "2026-05-31T00:00:00.000Z", "2026-05-31T00:00:00Z"})
    void aDateMayHaveMidnightBehindIt(String written) {
        Address address = Address.parse("tillwatch://dates?date=" + written.replace(":", "%3A"))
                .orElseThrow();
        assertEquals(java.util.Optional.of(java.time.LocalDate.of(2026, 5, 31)), address.date("date"));
        assertEquals(
                java.util.Optional.empty(),
                Address.parse("tillwatch://dates?date=2026-05-31T09:00:00Z")
                        .orElseThrow()
                        .date("date"));
    }
}
