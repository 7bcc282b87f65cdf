package io.tillwatch.elastic;

import io.tillwatch.elastic.Records.Stamp;
import io.tillwatch.model.Position;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.SourceSession.Fingerprint;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.SyncState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the sync's state in one document, changed by compare-and-set. */
final class ElasticStateStore implements StateStore {
    static final String ID = "sync";

    private final Calls calls;
    private final IndexNames names;
    private final Records records;

    ElasticStateStore(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.records = new Records(calls, names);
    }

    @Override
    public SyncState load() {
        return records.find(IndexKind.STATE, ID).map(ElasticStateStore::read).orElse(SyncState.NEW);
    }

    @Override
    public SyncState save(SyncState state, long fence) {
        Stamp stamp = new Records(calls, names.behind(fence))
                .replace(IndexKind.STATE, ID, Stamp.ofRevision(state.revision()), document(state))
                .orElseThrow(() -> ElasticErrors.refused(Sentence.of("elastic.state.changed")));
        return withRevision(state, stamp.revision());
    }

    private static SyncState withRevision(SyncState state, String revision) {
        return new SyncState(
                state.watermark(),
                state.overlap(),
                state.syncedAt(),
                state.loading(),
                state.loadedStore(),
                state.loadedUntil(),
                state.pending(),
                state.provenThrough(),
                state.judgedBy(),
                revision);
    }

    private static Map<String, @Nullable Object> document(SyncState state) {
        Position watermark = state.watermark();
        Map<String, @Nullable Object> overlap = Json.object();
        state.overlap()
                .forEach((minute, print) ->
                        overlap.put(Long.toString(minute), List.of(print.count(), print.idChecksums())));
        List<List<String>> pending = new ArrayList<>();
        state.pending()
                .forEach(day -> pending.add(List.of(day.storeId(), day.date().toString())));
        return Json.object(
                "watermark_modified", watermark == null ? null : watermark.modified(),
                "watermark_id", watermark == null ? null : watermark.id(),
                "synced_at", state.syncedAt(),
                "proven_through", state.provenThrough(),
                "loading", state.loading(),
                "loaded_store", state.loadedStore(),
                "loaded_until", state.loadedUntil(),
                "overlap", overlap,
                "pending", pending,
                "judged_by", state.judgedBy());
    }

    private static SyncState read(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        String modified = Json.textOrNull(source, "watermark_modified");
        SortedMap<Long, Fingerprint> overlap = new TreeMap<>();
        Json.map(source, "overlap").forEach((minute, print) -> {
            if (print instanceof List<?> pair) {
                overlap.put(
                        Long.valueOf(String.valueOf(minute)),
                        new Fingerprint(number(pair.get(0)), number(pair.get(1))));
            }
        });
        List<StoreDay> pending = new ArrayList<>();
        for (Object day : Json.list(source, "pending")) {
            if (day instanceof List<?> pair) {
                pending.add(new StoreDay(String.valueOf(pair.get(0)), LocalDate.parse(String.valueOf(pair.get(1)))));
            }
        }
        return new SyncState(
                modified == null ? null : new Position(modified, Json.text(source, "watermark_id")),
                overlap,
                SaleFields.instant(Json.textOrNull(source, "synced_at")),
                Json.isTrue(source, "loading"),
                Json.textOrNull(source, "loaded_store"),
                SaleFields.instant(Json.textOrNull(source, "loaded_until")),
                pending,
                SaleFields.date(Json.textOrNull(source, "proven_through")),
                // Written by a version that knew but one version of the rules, it lacks.
                source.get("judged_by") instanceof Long number ? number.intValue() : RuleSet.DEFAULT.version(),
                Stamp.of(hit).revision());
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
