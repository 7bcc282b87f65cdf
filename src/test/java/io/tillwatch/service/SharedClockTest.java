package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedClockTest {
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");

    private Instant server = NOON;
    private boolean away;
    private int asked;
    private Duration steady = Duration.ZERO;
    /** This machine believes that it is next year. */
    private Instant wall = NOON.plus(Duration.ofDays(365));

    private final SharedClock clock = new SharedClock(this::read, () -> steady.toNanos(), () -> wall);

    private Instant read() {
        asked++;
        if (away) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("run.stopped"));
        }
        return server;
    }

    private void pass(Duration time) {
        server = server.plus(time);
        steady = steady.plus(time);
        wall = wall.plus(time);
    }

    private void sleep(Duration time) {
        server = server.plus(time);
        wall = wall.plus(time);
    }

    @Test
    void tellsTheServersTimeAndAsksForItNowAndThen() {
        assertEquals(NOON, clock.instant());
        for (int second = 0; second < 60; second++) {
            pass(Duration.ofSeconds(1));
            assertEquals(server, clock.instant());
        }
        assertEquals(3, asked);
    }

    @Test
    void asksAtOnceAfterASleep() {
        assertEquals(NOON, clock.instant());
        sleep(Duration.ofHours(8));
        assertEquals(NOON.plus(Duration.ofHours(8)), clock.instant());
    }

    @Test
    void asksWhenSomebodySetsTheMachinesClock() {
        assertEquals(NOON, clock.instant());
        pass(Duration.ofSeconds(5));
        wall = wall.minus(Duration.ofDays(400));
        assertEquals(server, clock.instant());
        assertEquals(2, asked);
    }

    @Test
    void carriesOnWhileTheServerIsAwayButNotAfterASleep() {
        assertEquals(NOON, clock.instant());
        away = true;
        pass(Duration.ofMinutes(10));
        assertEquals(server, clock.instant());
        sleep(Duration.ofHours(1));
        assertThrows(Failure.class, clock::instant);
    }

    @Test
    void doesNotKnowTheTimeBeforeItCouldAsk() {
        away = true;
        assertThrows(Failure.class, clock::instant);
    }
}
