package io.tillwatch.elastic;

import io.tillwatch.elastic.Records.Stamp;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.ReviewStore;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads and writes reviewers' fields of {@code platform_fraud_sales}; never another one. */
final class ElasticReviewStore implements ReviewStore {
    private static final String ENTRY = "review_entry";
    private static final String HASH = "review_hash";
    private static final int CONFLICT = 409;

    private final Calls calls;
    private final IndexNames names;
    private final MultiGet get;
    private final Searches searches;

    ElasticReviewStore(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.get = new MultiGet(calls, names);
        this.searches = new Searches(calls, names);
    }

    @Override
    public Map<String, FlagReview> find(Collection<String> saleIds) {
        Map<String, FlagReview> found = new HashMap<>();
        get.documents(IndexKind.FLAGS, saleIds, hit -> {
            FlagReview review = read(hit);
            found.put(review.saleId(), review);
        });
        return found;
    }

    private static FlagReview read(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        var fields = new TreeMap<String, String>();
        for (String name : FlagReview.FIELDS) {
            String value = Json.textOrNull(source, name);
            if (value != null && !value.isEmpty()) {
                fields.put(name, value);
            }
        }
        return new FlagReview(
                Json.text(source, "id"),
                Json.text(source, "store_id"),
                Json.number(source, "amount_sale"),
                fields,
                source.get(ENTRY) instanceof Long entry ? entry : 0,
                source.get(HASH) instanceof String hash ? hash : "",
                Json.isTrue(source, "withdrawn"),
                Stamp.of(hit).revision());
    }

    @Override
    public Set<String> save(List<FlagReview> reviews) {
        var lines = new ByteArrayOutputStream();
        for (FlagReview review : reviews) {
            Stamp stamp = Stamp.ofRevision(review.revision());
            Map<String, @Nullable Object> action = Json.object("_id", DocumentIds.fitted(review.saleId()));
            if (stamp != null) {
                action.put("if_seq_no", stamp.seqNo());
                action.put("if_primary_term", stamp.primaryTerm());
            }
            lines.writeBytes(Json.write(Json.object("update", action)));
            lines.write('\n');
            lines.writeBytes(Json.write(Json.object("doc", document(review))));
            lines.write('\n');
        }
        String path = "/" + names.target(IndexKind.FLAGS)
                + "/_bulk?timeout=20s&require_alias=true&filter_path=errors,items.*.status,items.*.error";
        Map<String, @Nullable Object> answer = calls.json("POST", path, lines.toByteArray());
        Set<String> refused = new HashSet<>();
        int at = 0;
        for (Object item : Json.list(answer, "items")) {
            Object update = Json.at(item, "update");
            int status = (int) Json.number(update, "status");
            if (status == CONFLICT || status == 404) {
                refused.add(reviews.get(at).saleId());
            } else if (status >= 300) {
                throw calls.errors()
                        .refusal(status, Json.text(update, "error", "type"), Json.text(update, "error", "reason"));
            }
            at++;
        }
        return refused;
    }

    /** Every field, so that one that is empty now is so in the document. */
    private static Map<String, @Nullable Object> document(FlagReview review) {
        Map<String, @Nullable Object> document = Json.object();
        for (String name : FlagReview.FIELDS) {
            document.put(name, review.fields().get(name));
        }
        document.put(FlagReview.STATE, review.state());
        document.put(ENTRY, review.entry());
        document.put(HASH, review.hash());
        return document;
    }

    @Override
    public void written(Consumer<FlagReview> consumer) {
        publish();
        Map<String, @Nullable Object> query = Json.object("exists", Json.object("field", HASH));
        List<String> fields = new ArrayList<>(FlagReview.FIELDS);
        fields.addAll(List.of("id", "store_id", "amount_sale", "withdrawn", ENTRY, HASH));
        searches.all(new Searches.Wanted(IndexKind.FLAGS, query, List.of(), fields), Long.MAX_VALUE, hit -> {
            FlagReview review = read(hit);
            if (review.entry() > 0) {
                consumer.accept(review);
            }
        });
    }

    @Override
    public void publish() {
        Refresh.now(calls, names.target(IndexKind.FLAGS));
    }
}
