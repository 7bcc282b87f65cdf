package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer of a search or a multi-get: hits as slices, the rest as plain JSON. An answer that is not complete
 * (a shard failed, time ran out) is a failure, never a smaller result.
 */
final class HitsReader {
    private final ElasticErrors errors;

    HitsReader(ElasticErrors errors) {
        this.errors = errors;
    }

    /** What a search answered. */
    record Found(List<Hit> hits, Map<String, @Nullable Object> rest) {
        String pit() {
            return Json.text(rest, "pit_id");
        }

        Object aggregation(String name) {
            return Json.map(rest, "aggregations", name);
        }
    }

    Found search(byte[] answer) {
        try (JsonParser parser = Json.FACTORY.createParser(answer)) {
            parser.nextToken();
            return search(answer, parser);
        } catch (IOException e) {
            throw Json.unreadable();
        }
    }

    private Found search(byte[] answer, JsonParser parser) throws IOException {
        List<Hit> hits = new ArrayList<>();
        Map<String, @Nullable Object> rest = Json.object();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("hits")) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String inner = parser.currentName();
                    parser.nextToken();
                    if (inner.equals("hits")) {
                        hits = documents(answer, parser);
                    } else {
                        rest.put("hits." + inner, Json.value(parser));
                    }
                }
            } else {
                rest.put(name, Json.value(parser));
            }
        }
        if (rest.get("error") != null) {
            Object error = rest.get("error");
            throw errors.refusal(
                    (int) Json.number(rest, "status"), Json.text(error, "type"), Json.text(error, "reason"));
        }
        if (Json.isTrue(rest, "timed_out")
                || !(Json.at(rest, "_shards", "failed") instanceof Long failed)
                || failed != 0) {
            throw ElasticErrors.unavailable(Sentence.of("elastic.partial"));
        }
        return new Found(hits, rest);
    }

    /** The document of a get, if it exists. */
    Optional<Hit> document(byte[] answer) {
        try (JsonParser parser = Json.FACTORY.createParser(answer)) {
            parser.nextToken();
            return Optional.ofNullable(document(answer, parser));
        } catch (IOException e) {
            throw Json.unreadable();
        }
    }

    /** The documents of a multi-get that exist. */
    List<Hit> documents(byte[] answer) {
        try (JsonParser parser = Json.FACTORY.createParser(answer)) {
            List<Hit> hits = new ArrayList<>();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("docs")) {
                    hits = documents(answer, parser);
                } else {
                    parser.skipChildren();
                }
            }
            return hits;
        } catch (IOException e) {
            throw Json.unreadable();
        }
    }

    private List<Hit> documents(byte[] answer, JsonParser parser) throws IOException {
        List<Hit> hits = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Hit hit = document(answer, parser);
            if (hit != null) {
                hits.add(hit);
            }
        }
        return hits;
    }

    private @Nullable Hit document(byte[] answer, JsonParser parser) throws IOException {
        String id = "";
        long version = -1;
        long seqNo = -1;
        long primaryTerm = -1;
        int from = 0;
        int to = 0;
        boolean found = true;
        byte[] sort = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "_id" -> id = parser.getText();
                case "_version" -> version = parser.getLongValue();
                case "_seq_no" -> seqNo = parser.getLongValue();
                case "_primary_term" -> primaryTerm = parser.getLongValue();
                case "found" -> found = parser.getBooleanValue();
                case "_source", "fields" -> {
                    from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    to = (int) parser.currentLocation().getByteOffset();
                }
                case "sort" -> {
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    sort = Arrays.copyOfRange(
                            answer, start, (int) parser.currentLocation().getByteOffset());
                }
                case "error" -> {
                    Object error = Json.value(parser);
                    throw errors.refusal(
                            status(Json.text(error, "type")), Json.text(error, "type"), Json.text(error, "reason"));
                }
                default -> parser.skipChildren();
            }
        }
        return found ? new Hit(id, version, seqNo, primaryTerm, answer, from, to, sort) : null;
    }

    /** A multi-get tells no status with an error. */
    private static int status(String type) {
        return switch (type) {
            case "security_exception" -> 403;
            case "index_not_found_exception" -> 404;
            default -> 503;
        };
    }
}
