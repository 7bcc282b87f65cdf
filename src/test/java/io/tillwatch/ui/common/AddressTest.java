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

    @Test
    void theIdOfASaleThatLooksLikeACardNumberStays() {
        assertEquals("tillwatch://sales?id=4111111111111111", read("tillwatch://sales?id=4111111111111111"));
    }
}
