package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DifferenceTest {
    @ParameterizedTest
    @EnumSource
    void whatIsLoggedIsReadBack(Difference.Kind kind) {
        boolean ofFlag = kind.name().startsWith("FLAG");
        Difference found = new Difference(LocalDate.of(2026, 11, 5), "4149", kind);
        Difference told = new Difference(ofFlag ? null : found.date(), "4149", kind);
        assertEquals(Optional.of(told), Difference.read(found.sentence().english()));
        assertEquals(
                Optional.of(told),
                Difference.read("2026-11-22T21:43:58Z " + found.sentence().english()));
    }

    @Test
    void otherLinesNameNoDifference() {
        assertEquals(Optional.empty(), Difference.read(Difference.MORE_ROWS.english()));
        assertTrue(Difference.saysMore("2026-11-22T21:43:58Z " + Difference.MORE_ROWS));
        assertTrue(Difference.saysMore(Difference.MORE_FLAGS.english()));
        assertFalse(Difference.saysMore("2026-11-05: sale 12 differs."));
        assertEquals(Optional.empty(), Difference.read("2026-11-05: sale 12 is fine."));
        assertEquals(Optional.empty(), Difference.read("The new indices are complete; searches move over to them."));
    }
}
