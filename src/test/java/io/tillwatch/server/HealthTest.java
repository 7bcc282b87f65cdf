package io.tillwatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthTest {
    /** Half past midnight of the second of June in Seoul. */
    private static final Instant NOW = Instant.parse("2026-06-01T15:30:00Z");

    @Test
    void aSyncIsFreshUpToItsLimit() {
        assertTrue(of(NOW.minusSeconds(3_600), null).fresh().ok());
        assertFalse(of(NOW.minusSeconds(3_601), null).fresh().ok());
        Health ahead = of(NOW.plusSeconds(5), null);
        assertTrue(ahead.fresh().ok());
        assertEquals(
                Map.of("last_sync_at", NOW.plusSeconds(5), "age_seconds", 0L, "limit_seconds", 3_600L),
                ahead.fresh().numbers());
        assertFalse(of(null, null).fresh().ok());
    }

    @Test
    void yesterdaysProofIsDueInTheCourseOfToday() {
        assertTrue(of(NOW, LocalDate.of(2026, 5, 31)).proven().ok());
        assertFalse(of(NOW, LocalDate.of(2026, 5, 30)).proven().ok());
        Health never = of(NOW, null);
        assertFalse(never.proven().ok());
        assertEquals(
                Map.of("required_through", LocalDate.of(2026, 5, 31)),
                never.proven().numbers());
    }

    @Test
    void withoutIndicesNothingIsReadyYet() {
        Health empty = Health.of(new Reading(NOW, "", null, ZoneId.of("Asia/Seoul"), Duration.ofHours(1)), NOW);
        assertTrue(empty.live().ok());
        assertFalse(empty.ready().ok());
        assertEquals(
                "The indices do not exist yet: no sync has run.", empty.ready().reason());
    }

    private static Health of(@Nullable Instant synced, @Nullable LocalDate proven) {
        SyncState state = new SyncState(null, new TreeMap<>(), synced, false, null, null, List.of(), proven, "");
        Reading.Figures figures = new Reading.Figures(state, FlagSums.NONE, 0, 0, new TreeMap<>());
        return Health.of(new Reading(NOW, "", figures, ZoneId.of("Asia/Seoul"), Duration.ofHours(1)), NOW);
    }
}
