package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One unchanging view of an index, for searches in several pages. Lost when the server restarts. */
final class PointInTime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PointInTime.class);

    private final Calls calls;
    private String id;

    private PointInTime(Calls calls, String id) {
        this.calls = calls;
        this.id = id;
    }

    static PointInTime open(Calls calls, String index) {
        Map<String, @Nullable Object> answer = calls.json(
                "POST",
                "/" + index + "/_pit?keep_alive=" + Searches.KEEP_ALIVE + "&allow_partial_search_results=false",
                null);
        String id = Json.text(answer, "id");
        if (id.isEmpty()) {
            throw Json.unreadable();
        }
        return new PointInTime(calls, id);
    }

    byte[] search(Map<String, @Nullable Object> body) {
        body.put("pit", Json.object("id", id, "keep_alive", Searches.KEEP_ALIVE));
        return calls.bytes("POST", "/_search?allow_partial_search_results=false", body);
    }

    /** Goes on with the id the last answer gave. */
    void renew(String newId) {
        if (!newId.isEmpty()) {
            id = newId;
        }
    }

    @Override
    public void close() {
        try {
            calls.once("DELETE", "/_pit", Json.object("id", id));
        } catch (Failure e) {
            // The server forgets it by itself; the search's own result or failure matters more.
            LOG.debug("A point in time was not released: {}", e.getMessage());
        }
    }
}
