package io.tillwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads and changes documents directly, without any code of ours. */
public final class IndexDump {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 5_000;

    private final IndexSettings settings;
    private final HttpClient client = HttpClient.newHttpClient();

    public IndexDump(IndexSettings settings) {
        this.settings = settings;
    }

    /** All documents of an alias by id. */
    public Map<String, ObjectNode> documents(String alias) {
        Map<String, ObjectNode> documents = new TreeMap<>();
        forEach(alias, hit -> documents.put(hit.get("_id").asText(), (ObjectNode) hit.get("_source")));
        return documents;
    }

    /** All documents of an alias without the given fields. */
    public Map<String, ObjectNode> documents(String alias, List<String> without) {
        Map<String, ObjectNode> documents = documents(alias);
        documents.values().forEach(document -> document.remove(without));
        return documents;
    }

    /** Hands over the hits of an alias, in the order of the index. */
    public void forEach(String alias, Consumer<JsonNode> consumer) {
        call("POST", settings.prefix() + alias + "/_refresh", "");
        String pit = call("POST", settings.prefix() + alias + "/_pit?keep_alive=1m", "")
                .get("id")
                .asText();
        JsonNode after = null;
        while (true) {
            ObjectNode question = JSON.createObjectNode().put("size", PAGE);
            question.putObject("pit").put("id", pit);
            question.putArray("sort").add("_shard_doc");
            if (after != null) {
                question.set("search_after", after);
            }
            JsonNode hits = call("POST", "_search", question.toString()).at("/hits/hits");
            for (JsonNode hit : hits) {
                consumer.accept(hit);
                after = hit.get("sort");
            }
            if (hits.size() < PAGE) {
                call("DELETE", "_pit", "{\"id\":\"" + pit + "\"}");
                return;
            }
        }
    }

    /** The alias with this installation's prefix. */
    public String name(String alias) {
        return settings.prefix() + alias;
    }

    /** Writes fields into a document; false when there is none. */
    public boolean update(String alias, String id, ObjectNode fields) {
        String path = name(alias) + "/_update/" + id + "?retry_on_conflict=10";
        String body = JSON.createObjectNode().set("doc", fields).toString();
        HttpResponse<String> response = send("POST", path, body);
        if (response.statusCode() == 404) {
            return false;
        }
        read(path, response);
        return true;
    }

    /** Sends a request and reads its JSON; fails on any status but success. */
    public JsonNode call(String method, String path, String body) {
        return read(path, send(method, path, body));
    }

    private static JsonNode read(String path, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(path + " answered something that is no JSON", e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url() + "/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((settings.user() + ":"
                                                        + settings.password().reveal())
                                                .getBytes(StandardCharsets.UTF_8)))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path + " could not be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path + " was interrupted", e);
        }
    }
}
