package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.IndexProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks whichever indices somebody names, and writes nothing. */
final class ElasticIndexProbe implements IndexProbe {
    /** What may stand in a path as it is; anything else is no name of an index. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.*-][a-z0-9_.*,-]{0,400}");

    private final Calls calls;

    ElasticIndexProbe(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Set<String> indices(String pattern) {
        if (!NAME.matcher(pattern).matches()) {
            return Set.of();
        }
        Reply reply =
                calls.repeating("GET", "/" + pattern + "/_alias?ignore_unavailable=true&filter_path=*.aliases", null);
        return reply.isOk() ? new TreeSet<>(reply.json().keySet()) : Set.of();
    }

    @Override
    public Map<String, @Nullable Object> fields(String pattern) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (NAME.matcher(pattern).matches()) {
            Reply reply = calls.repeating("GET", "/" + pattern + "/_field_caps?fields=*", null);
            if (reply.isOk()) {
                Json.map(reply.json(), "fields").forEach((name, types) -> fields.put(String.valueOf(name), types));
            }
        }
        return fields;
    }

    @Override
    public Map<String, @Nullable Object> search(String pattern, Map<String, @Nullable Object> body) {
        if (!NAME.matcher(pattern).matches()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.index.name"));
        }
        return calls.slow("POST", "/" + pattern + "/_search?allow_partial_search_results=false", body);
    }

    @Override
    public void rows(String pattern, List<?> columns, Consumer<Map<String, List<@Nullable Object>>> consumer) {
        if (!NAME.matcher(pattern).matches()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.index.name"));
        }
        try (PointInTime view = PointInTime.open(calls, pattern)) {
            List<?> after = List.of();
            int found;
            do {
                Map<String, @Nullable Object> body = Json.object("size", Searches.LARGEST_RESULT);
                body.put("sort", List.of("_shard_doc"));
                body.put("track_total_hits", false);
                body.put("stored_fields", "_none_");
                body.put("docvalue_fields", columns);
                if (!after.isEmpty()) {
                    body.put("search_after", after);
                }
                Map<String, @Nullable Object> answer = Json.read(view.search(body));
                view.renew(Json.text(answer, "pit_id"));
                List<?> hits = Json.list(answer, "hits", "hits");
                for (Object hit : hits) {
                    consumer.accept(values(hit));
                }
                found = hits.size();
                after = hits.isEmpty() ? List.of() : Json.list(hits.getLast(), "sort");
            } while (found == Searches.LARGEST_RESULT);
        }
    }

    private static Map<String, List<@Nullable Object>> values(@Nullable Object hit) {
        Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
        Json.map(hit, "fields").forEach((name, found) -> {
            if (found instanceof List<?> list) {
                values.put(String.valueOf(name), new ArrayList<>(list));
            }
        });
        return values;
    }
}
