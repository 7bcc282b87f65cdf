package io.tillwatch.elastic;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single documents of ours, by names of ours. */
final class Records {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,200}");

    private static final String TIMEOUT = "?timeout=20s";
    private static final String REQUIRE_ALIAS = "&require_alias=true";

    private final Calls calls;
    private final IndexNames names;
    private final HitsReader reader;

    Records(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.reader = new HitsReader(calls.errors());
    }

    /** Where a document stood when it was read or written. */
    record Stamp(long seqNo, long primaryTerm) {
        static Stamp of(Hit hit) {
            return new Stamp(hit.seqNo(), hit.primaryTerm());
        }

        /** Null for the empty revision of what was never saved. */
        static @Nullable Stamp ofRevision(String revision) {
            if (revision.isEmpty()) {
                return null;
            }
            String[] parts = revision.split(":", -1);
            return new Stamp(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }

        /** As others keep it, who cannot read it. */
        String revision() {
            return seqNo + ":" + primaryTerm;
        }
    }

    /** The document as last acknowledged; empty when there is none, or no such index. */
    Optional<Hit> find(IndexKind kind, String id) {
        String path = "/%s/_doc/%s".formatted(names.target(kind), plain(id));
        Reply reply = calls.repeating("GET", path, null, Http.ANSWER_WITHIN);
        return reply.status() == 404
                ? Optional.empty()
                : reader.document(calls.checked(reply).body());
    }

    /** Writes a document whatever stands there. */
    void put(IndexKind kind, String id, Map<String, @Nullable Object> source) {
        calls.json("PUT", path(kind, "_doc", id), source);
    }

    /**
     * Writes a document if it still stands as expected (null: if there is none).
     *
     * @return where it stands now; empty when somebody else changed it
     */
    Optional<Stamp> replace(IndexKind kind, String id, @Nullable Stamp expected, Map<String, @Nullable Object> source) {
        byte[] body = Json.write(source);
        String path = expected == null
                ? path(kind, "_create", id)
                : path(kind, "_doc", id)
                        + "&if_seq_no=%d&if_primary_term=%d".formatted(expected.seqNo(), expected.primaryTerm());
        Reply reply = calls.repeating("PUT", path, body);
        if (reply.status() == 409) {
            return ownWrite(kind, id, expected, body);
        }
        Map<String, @Nullable Object> answer = calls.checked(reply).json();
        return Optional.of(new Stamp(Json.number(answer, "_seq_no"), Json.number(answer, "_primary_term")));
    }

    /** An answer may have been lost on its way and the write repeated: then what stands there is our own. */
    private Optional<Stamp> ownWrite(IndexKind kind, String id, @Nullable Stamp expected, byte[] body) {
        return find(kind, id)
                .filter(hit -> Arrays.equals(hit.answer(), hit.from(), hit.to(), body, 0, body.length))
                .filter(hit -> expected == null || hit.seqNo() > expected.seqNo())
                .map(hit -> new Stamp(hit.seqNo(), hit.primaryTerm()));
    }

    void remove(IndexKind kind, String id) {
        // A plain delete never makes an index anew, and does not take the parameter that forbids it.
        String path = path(kind, "_doc", id).replace(REQUIRE_ALIAS, "");
        Reply reply = calls.repeating("DELETE", path, null);
        if (reply.status() != 404) {
            calls.checked(reply);
        }
    }

    private String path(IndexKind kind, String action, String id) {
        return "/%s/%s/%s%s%s"
                .formatted(
                        names.writeTarget(kind), action, plain(id), TIMEOUT, names.isAlias(kind) ? REQUIRE_ALIAS : "");
    }

    private static String plain(String id) {
        if (!PLAIN.matcher(id).matches()) {
            throw new IllegalArgumentException("A name of ours holds plain characters only");
        }
        return id;
    }
}
