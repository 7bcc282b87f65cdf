package io.tillwatch.service;

import io.tillwatch.model.Position;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.SourceSession.Fingerprint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the index has come.
 *
 * @param watermark every row up to it is in the index; null before the first load is complete
 * @param overlap the source's last minutes before the watermark as they were read
 * @param syncedAt the database's clock of the last complete sync; null before the first
 * @param loading a first or full load has begun and is not complete: its sales may be in, its roll-ups may not
 * @param loadedStore with loading: every store up to and including this one is completely in; null when none is
 * @param loadedUntil with loading: the database's clock of the view those stores were loaded from
 * @param pending store-days whose sales are being written: what depends on them must be computed again
 * @param provenThrough the last business date up to which every date was compared and found equal; null when none
 * @param judgedBy the version of the rules by which every indexed sale was judged, but for pending ones; runs judge by the
 *     active version what they touch, and sales judged by another one until {@link FlagCheck} met all of them
 * @param revision opaque to callers: which saved state this is
 */
public record SyncState(
        @Nullable Position watermark,
        SortedMap<Long, Fingerprint> overlap,
        @Nullable Instant syncedAt,
        boolean loading,
        @Nullable String loadedStore,
        @Nullable Instant loadedUntil,
        List<StoreDay> pending,
        @Nullable LocalDate provenThrough,
        int judgedBy,
        String revision) {
    public static final SyncState NEW =
            new SyncState(null, new TreeMap<>(), null, false, null, null, List.of(), null, "");

    /** Judged by the rules that every installation begins with. */
    public SyncState(
            @Nullable Position watermark,
            SortedMap<Long, Fingerprint> overlap,
            @Nullable Instant syncedAt,
            boolean loading,
            @Nullable String loadedStore,
            @Nullable Instant loadedUntil,
            List<StoreDay> pending,
            @Nullable LocalDate provenThrough,
            String revision) {
        this(
                watermark,
                overlap,
                syncedAt,
                loading,
                loadedStore,
                loadedUntil,
                pending,
                provenThrough,
                RuleSet.DEFAULT.version(),
                revision);
    }

    /** These store-days are about to be written. */
    SyncState withPending(Collection<StoreDay> days) {
        return new SyncState(
                watermark,
                overlap,
                syncedAt,
                loading,
                loadedStore,
                loadedUntil,
                List.copyOf(days),
                provenThrough,
                judgedBy,
                revision);
    }

    /** Everything up to the watermark is acknowledged; what was pending is so until it is visible, too. */
    SyncState passed(Position position) {
        return new SyncState(
                position, overlap, syncedAt, false, null, null, pending, provenThrough, judgedBy, revision);
    }

    /** Everything up to the watermark, and all that depends on it, is in. */
    SyncState reached(@Nullable Position position, SortedMap<Long, Fingerprint> minutes) {
        return new SyncState(
                position, minutes, syncedAt, false, null, null, List.of(), provenThrough, judgedBy, revision);
    }

    SyncState syncedAt(Instant at) {
        return new SyncState(
                watermark, overlap, at, loading, loadedStore, loadedUntil, pending, provenThrough, judgedBy, revision);
    }

    /** A full load has begun, or has come as far as a store. What it writes has to be compared anew. */
    SyncState loading(@Nullable String store, Instant view) {
        return new SyncState(watermark, overlap, syncedAt, true, store, view, pending, null, judgedBy, revision);
    }

    SyncState provenThrough(@Nullable LocalDate date) {
        return new SyncState(
                watermark, overlap, syncedAt, loading, loadedStore, loadedUntil, pending, date, judgedBy, revision);
    }

    /** Every sale was judged by this version of the rules. */
    SyncState judgedBy(int version) {
        return new SyncState(
                watermark,
                overlap,
                syncedAt,
                loading,
                loadedStore,
                loadedUntil,
                pending,
                provenThrough,
                version,
                revision);
    }
}
