package io.tillwatch.elastic;

import io.tillwatch.elastic.Records.Stamp;
import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.service.review.JournalEntry;
import io.tillwatch.service.review.JournalStore;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the journal in {@code tillwatch_decisions}: an entry's id is its number, and the end is the document {@code head}. */
final class ElasticJournalStore implements JournalStore {
    private static final String HEAD = "head";
    private static final String NUMBER = "seq";
    private static final int CONFLICT = 409;
    private static final List<?> BY_NUMBER = List.of(Json.object(NUMBER, "asc"));
    private static final List<?> NEWEST_FIRST = List.of(Json.object(NUMBER, "desc"));

    private final Calls calls;
    private final IndexNames names;
    private final Records records;
    private final Searches searches;
    private final MultiGet get;

    ElasticJournalStore(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.records = new Records(calls, names);
        this.searches = new Searches(calls, names);
        this.get = new MultiGet(calls, names);
    }

    private static String id(long number) {
        return "%012d".formatted(number);
    }

    @Override
    public Optional<Head> head() {
        return records.find(IndexKind.DECISIONS, HEAD).map(hit -> {
            Map<String, @Nullable Object> source = hit.source();
            List<JournalEntry> last = new ArrayList<>();
            Json.list(source, "last").forEach(entry -> last.add(entry(entry)));
            return new Head(
                    Json.number(source, "head_seq"),
                    Json.text(source, "hash"),
                    last,
                    Stamp.of(hit).revision());
        });
    }

    @Override
    public boolean move(Head from, Head to) {
        Map<String, @Nullable Object> document = Json.object(
                "head_seq",
                to.number(),
                "hash",
                to.hash(),
                "last",
                to.last().stream().map(ElasticJournalStore::document).toList());
        return records.replace(IndexKind.DECISIONS, HEAD, Stamp.ofRevision(from.revision()), document)
                .isPresent();
    }

    @Override
    public void write(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var lines = new ByteArrayOutputStream();
        for (JournalEntry entry : entries) {
            lines.writeBytes(Json.write(Json.object("create", Json.object("_id", id(entry.number())))));
            lines.write('\n');
            lines.writeBytes(Json.write(document(entry)));
            lines.write('\n');
        }
        String path = "/" + names.target(IndexKind.DECISIONS)
                + "/_bulk?timeout=20s&require_alias=true&filter_path=errors,items.*.status,items.*.error";
        Map<String, @Nullable Object> answer = calls.json("POST", path, lines.toByteArray());
        for (Object item : Json.list(answer, "items")) {
            Object create = Json.at(item, "create");
            int status = (int) Json.number(create, "status");
            // What is there already was written by whoever appended it, or by whoever came after.
            if (status >= 300 && status != CONFLICT) {
                throw calls.errors()
                        .refusal(status, Json.text(create, "error", "type"), Json.text(create, "error", "reason"));
            }
        }
    }

    @Override
    public Optional<JournalEntry> find(long number) {
        return records.find(IndexKind.DECISIONS, id(number)).map(hit -> entry(hit.source()));
    }

    @Override
    public List<JournalEntry> read(Collection<Long> numbers) {
        List<JournalEntry> entries = new ArrayList<>();
        List<String> ids =
                numbers.stream().map(ElasticJournalStore::id).distinct().toList();
        get.documents(IndexKind.DECISIONS, ids, hit -> entries.add(entry(hit.source())));
        return entries;
    }

    @Override
    public List<JournalEntry> about(String saleId, int limit) {
        refresh();
        List<JournalEntry> entries = new ArrayList<>();
        var wanted = new Wanted(IndexKind.DECISIONS, Queries.term("sale_id", saleId), NEWEST_FIRST, null);
        searches.all(wanted, limit, hit -> entries.add(entry(hit.source())));
        return entries;
    }

    @Override
    public void ofBulk(String bulk, Consumer<JournalEntry> consumer) {
        refresh();
        var wanted = new Wanted(IndexKind.DECISIONS, Queries.term("bulk", bulk), BY_NUMBER, null);
        searches.all(wanted, Long.MAX_VALUE, hit -> consumer.accept(entry(hit.source())));
    }

    @Override
    public void all(Consumer<Optional<JournalEntry>> consumer) {
        refresh();
        var wanted = new Wanted(
                IndexKind.DECISIONS,
                Json.object("bool", Json.object("must_not", Queries.ids(List.of(HEAD)))),
                BY_NUMBER,
                null);
        searches.all(wanted, Long.MAX_VALUE, hit -> consumer.accept(readable(hit)));
    }

    private static Optional<JournalEntry> readable(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        JournalEntry entry = entry(source);
        // A field too many or of another kind is in no hash.
        boolean whole = Json.read(Json.write(document(entry))).equals(source);
        return whole && hit.id().equals(id(entry.number())) ? Optional.of(entry) : Optional.empty();
    }

    private void refresh() {
        Refresh.now(calls, names.target(IndexKind.DECISIONS));
    }

    private static Map<String, @Nullable Object> document(JournalEntry entry) {
        return Json.object(
                NUMBER,
                entry.number(),
                "decided_at",
                entry.at(),
                "decided_by",
                entry.by(),
                "decision",
                entry.action(),
                "sale_id",
                entry.saleId(),
                "store_id",
                entry.storeId(),
                "amount",
                entry.amount(),
                "reason",
                entry.reason(),
                "note",
                entry.note(),
                "basis",
                entry.basis(),
                "before",
                entry.before(),
                "after",
                entry.after(),
                "bulk",
                entry.bulk(),
                "about",
                entry.about(),
                "previous",
                entry.previous(),
                "hash",
                entry.hash());
    }

    private static JournalEntry entry(@Nullable Object source) {
        return new JournalEntry(
                Json.number(source, NUMBER),
                instant(Json.text(source, "decided_at")),
                Json.text(source, "decided_by"),
                Json.text(source, "decision"),
                Json.text(source, "sale_id"),
                Json.text(source, "store_id"),
                Json.number(source, "amount"),
                Json.text(source, "reason"),
                Json.text(source, "note"),
                Json.number(source, "basis"),
                fields(Json.map(source, "before")),
                fields(Json.map(source, "after")),
                Json.text(source, "bulk"),
                Json.number(source, "about"),
                Json.text(source, "previous"),
                Json.text(source, "hash"));
    }

    private static Instant instant(String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static SortedMap<String, String> fields(Map<?, ?> source) {
        SortedMap<String, String> fields = new TreeMap<>();
        source.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
        return fields;
    }
}
