package io.tillwatch.ui.main;

import io.tillwatch.service.SyncState;
import io.tillwatch.ui.common.Status;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells from one look at the servers to the next whether what was loaded before is still the newest. */
final class NewerNumbers {
    /** A look may have been under way when the run ended; the one after it has certainly seen its end. */
    private static final int LOOKS_AFTER_A_RUN = 2;

    private @Nullable LocalDate date;
    private int known;

    /** What a look tells. */
    enum Seen {
        NOTHING,
        /** Somebody synced or compared, or another day has begun. */
        NEWER,
        /** The index answers again, or has only now something to answer with. */
        BACK
    }

    /** A run of this window ended and everything was asked for anew: that it changed something is no news. */
    void loadedAfterRun() {
        known = LOOKS_AFTER_A_RUN;
    }

    Seen look(Status before, Status now, LocalDate today) {
        if (now.at() == null || now.at().equals(before.at())) {
            return Seen.NOTHING; // it was the source that was looked at
        }
        boolean midnight = date != null && !today.equals(date);
        date = today;
        if (now.index().state() != Status.State.UP) {
            return midnight ? Seen.NEWER : Seen.NOTHING;
        }
        if (before.index().state() == Status.State.DOWN
                || (before.index().state() == Status.State.UNKNOWN && isUnused(now.sync()))) {
            return Seen.BACK;
        }
        boolean changed = before.sync() != null && now.sync() != null && differs(before.sync(), now.sync());
        boolean news = changed && known == 0;
        known = changed ? 0 : Math.max(0, known - 1);
        return news || midnight ? Seen.NEWER : Seen.NOTHING;
    }

    private static boolean isUnused(@Nullable SyncState sync) {
        return sync != null && sync.syncedAt() == null;
    }

    private static boolean differs(SyncState one, SyncState other) {
        return !Objects.equals(one.syncedAt(), other.syncedAt())
                || !Objects.equals(one.provenThrough(), other.provenThrough());
    }
}
