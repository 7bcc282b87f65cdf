package io.tillwatch.elastic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks documents up by id; sees every acknowledged write. */
final class MultiGet {
    private static final int FIRST_WHOLE = 50;
    private static final int WHOLE = 500;
    private static final int PART = 2000;
    private static final int PAGE_BYTES = 4 << 20;

    private final Calls calls;
    private final IndexNames names;
    private final HitsReader reader;

    MultiGet(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.reader = new HitsReader(calls.errors());
    }

    /** Whole documents; ids without one are left out. */
    void documents(IndexKind kind, Collection<String> ids, Consumer<Hit> consumer) {
        get(kind, ids, null, consumer);
    }

    /** Documents with only some of their fields. */
    void parts(IndexKind kind, Collection<String> ids, List<String> fields, Consumer<Hit> consumer) {
        get(kind, ids, "_source_includes=" + String.join(",", fields), consumer);
    }

    /** Version and sequence number alone. */
    void states(IndexKind kind, Collection<String> ids, Consumer<Hit> consumer) {
        get(kind, ids, "_source=false", consumer);
    }

    private void get(IndexKind kind, Collection<String> ids, @Nullable String parameter, Consumer<Hit> consumer) {
        int most = parameter == null ? Math.min(FIRST_WHOLE, Math.max(1, ids.size())) : PART;
        String path = "/" + names.target(kind) + "/_mget" + (parameter == null ? "" : "?" + parameter);
        List<String> page = new ArrayList<>(Math.min(most, ids.size()));
        for (String id : ids) {
            // No document has such an id, and one of them would fail the whole request.
            if (DocumentIds.fits(id)) {
                page.add(id);
            }
            if (page.size() == most) {
                int answered = page(path, page, consumer);
                if (parameter == null) {
                    // A few kilobytes a document or a megabyte: an answer never grows beyond what the heap can bear.
                    most = Math.clamp((long) PAGE_BYTES * page.size() / Math.max(1, answered), 1, WHOLE);
                }
                page.clear();
            }
        }
        if (!page.isEmpty()) {
            page(path, page, consumer);
        }
    }

    /** Returns how many bytes the answer had. */
    private int page(String path, List<String> ids, Consumer<Hit> consumer) {
        byte[] answer = calls.bytes("POST", path, Json.object("ids", ids));
        reader.documents(answer).forEach(consumer);
        return answer.length;
    }
}
