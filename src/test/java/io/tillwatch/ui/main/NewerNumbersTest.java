package io.tillwatch.ui.main;

import static io.tillwatch.ui.main.NewerNumbers.Seen.BACK;
import static io.tillwatch.ui.main.NewerNumbers.Seen.NEWER;
import static io.tillwatch.ui.main.NewerNumbers.Seen.NOTHING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.model.Sentence;
import io.tillwatch.service.SyncState;
import io.tillwatch.ui.common.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewerNumbersTest {
    private static final Instant FIRST = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-22T04:00:00Z");

    private final NewerNumbers numbers = new NewerNumbers();
    private LocalDate today = LocalDate.of(2026, 11, 22);
    private Status before = Status.UNKNOWN;
    private int looks;

    private NewerNumbers.Seen look(Status.State index, @Nullable Instant synced, @Nullable LocalDate proven) {
        SyncState sync = new SyncState(null, new TreeMap<>(), synced, false, null, null, List.of(), proven, "");
        Status now = new Status(
                new Status.Light(index, Sentence.NONE),
                before.source(),
                sync,
                List.of(),
                FIRST.plusSeconds(5L * ++looks));
        NewerNumbers.Seen seen = numbers.look(before, now, today);
        before = now;
        return seen;
    }

    private NewerNumbers.Seen look(Instant synced) {
        return look(Status.State.UP, synced, null);
    }

    @BeforeEach
    void lookOnce() {
        look(FIRST);
    }

    @Test
    void anotherSyncIsNews() {
        assertEquals(NOTHING, look(FIRST));
        assertEquals(NEWER, look(SECOND));
        assertEquals(NOTHING, look(SECOND));
    }

    @Test
    void whatIsProvenNowIsNews() {
        assertEquals(NEWER, look(Status.State.UP, FIRST, today));
    }

    @Test
    void theSyncOfThisWindowIsNoNewsAfterItsEnd() {
        numbers.loadedAfterRun();

        assertEquals(NOTHING, look(FIRST), "this look began before the end");
        assertEquals(NOTHING, look(SECOND));
        assertEquals(NEWER, look(SECOND.plusSeconds(600)));
    }

    @Test
    void aRunThatChangedNothingHidesNoLaterNews() {
        numbers.loadedAfterRun();
        look(FIRST);
        look(FIRST);

        assertEquals(NEWER, look(SECOND));
    }

    @Test
    void aNewDayIsNewsOnce() {
        today = today.plusDays(1);

        assertEquals(NEWER, look(FIRST));
        assertEquals(NOTHING, look(FIRST));
    }

    @Test
    void anIndexThatIsBackIsAskedAnewWhateverItHas() {
        assertEquals(NOTHING, look(Status.State.DOWN, FIRST, null));
        assertEquals(BACK, look(SECOND));
        assertEquals(NOTHING, look(SECOND));
    }

    @Test
    void aLookAtTheSourceIsNone() {
        numbers.loadedAfterRun();
        for (int i = 0; i < 5; i++) {
            assertEquals(NOTHING, numbers.look(before, before, today.plusDays(1)));
        }

        assertEquals(NOTHING, look(SECOND), "still the end of the run");
    }
}
