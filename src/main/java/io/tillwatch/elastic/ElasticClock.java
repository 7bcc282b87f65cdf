package io.tillwatch.elastic;

import io.tillwatch.service.ServerClock;
import java.time.Instant;
import java.util.List;

/** Reads the server's clock with no more than the right to read an index: a range from "now" comes back as a number. */
final class ElasticClock implements ServerClock {
    private final Calls calls;
    private final IndexNames names;

    ElasticClock(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
    }

    @Override
    public Instant read() {
        var ranges = Json.object("field", "renewed_at", "ranges", List.of(Json.object("from", "now")));
        var question = Json.object("size", 0, "aggs", Json.object("now", Json.object("date_range", ranges)));
        // Not the cached answer of a moment ago, in which "now" would still be then.
        var answer = calls.json(
                "POST",
                "/" + names.target(IndexKind.LEASES) + "/_search?request_cache=false&filter_path=aggregations",
                question);
        List<?> buckets = Json.list(answer, "aggregations", "now", "buckets");
        if (buckets.isEmpty() || !(Json.map(buckets.getFirst()).get("from") instanceof Number millis)) {
            throw Json.unreadable();
        }
        return Instant.ofEpochMilli(millis.longValue());
    }
}
