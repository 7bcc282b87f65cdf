package io.tillwatch.kibana.install;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tillwatch.kibana.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the part of Kibana's protocol that an installation uses, as it was read in the source of Kibana 9 and recorded
 * from one: status, spaces, export, import, and how each is refused. Keeps what it was sent.
 */
public final class FakeKibana implements AutoCloseable {
    private final HttpServer server;
    public final List<String> requests = new ArrayList<>();
    public final Map<String, Map<String, @Nullable Object>> spaces = new LinkedHashMap<>();
    public final Map<String, Map<String, @Nullable Object>> objects = new LinkedHashMap<>();
    public String version = "9.1.3";
    public String level = "available";
    public String key = "";

    /** Answers every request with this status instead; 0 for none. */
    public int trouble;

    public String troubleBody = "";

    /** Objects that an import refuses, with the error's type. */
    public final Map<String, String> refused = new LinkedHashMap<>();

    /** Objects that an import gives another id. */
    public final Map<String, String> moved = new LinkedHashMap<>();

    /** Objects that an import is silent on. */
    public final List<String> forgotten = new ArrayList<>();

    private int clock;

    public FakeKibana() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** As when a person saves an object in Kibana. */
    public void changedByAPerson(String name) {
        Map<String, @Nullable Object> object = objects.get(name);
        if (object == null) {
            throw new IllegalArgumentException(name);
        }
        object.put("updated_at", time());
    }

    private String time() {
        return "2026-06-01T00:00:%02d.000Z".formatted(clock++ % 60);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(line);
        if (trouble != 0) {
            answer(exchange, trouble, troubleBody);
        } else if (!key.isEmpty()
                && !("ApiKey " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, error(401, "Unauthorized"));
        } else if (!exchange.getRequestMethod().equals("GET")
                && exchange.getRequestHeaders().getFirst("kbn-xsrf") == null) {
            answer(exchange, 400, error(400, "Request must contain a kbn-xsrf header."));
        } else {
            answer(exchange, line, body);
        }
    }

    private static String error(int status, String message) {
        return Tree.write(Tree.of("statusCode", (long) status, "error", "Bad Request", "message", message));
    }

    private void answer(HttpExchange exchange, String line, String body) throws IOException {
        String bare = line.replaceFirst("/s/[^/]+", "");
        if (bare.equals("GET /api/status")) {
            answer(
                    exchange,
                    200,
                    Tree.write(Tree.of(
                            "name", "kibana",
                            "version", Tree.of("number", version, "build_flavor", "traditional"),
                            "status", Tree.of("overall", Tree.of("level", level, "summary", "")))));
        } else if (bare.startsWith("GET /api/spaces/space/")) {
            Map<String, @Nullable Object> space = spaces.get(bare.substring("GET /api/spaces/space/".length()));
            answer(exchange, space == null ? 404 : 200, space == null ? error(404, "Not Found") : Tree.write(space));
        } else if (bare.startsWith("POST /api/spaces/space") || bare.startsWith("PUT /api/spaces/space/")) {
            Map<String, @Nullable Object> space = Tree.object(body);
            spaces.put(Tree.text(space, "id"), space);
            answer(exchange, 200, body);
        } else if (bare.equals("POST /api/saved_objects/_export")) {
            List<String> types = Tree.texts(Tree.object(body), "type");
            StringBuilder lines = new StringBuilder();
            objects.values().stream()
                    .filter(object -> types.contains(Tree.text(object, "type")))
                    .forEach(object -> lines.append(Tree.write(object)).append('\n'));
            answer(exchange, 200, lines.toString().stripTrailing());
        } else if (bare.equals("POST /api/saved_objects/_import?overwrite=true")) {
            imported(exchange, body);
        } else {
            answer(exchange, 404, error(404, "Not Found"));
        }
    }

    private void imported(HttpExchange exchange, String body) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        String[] parts = body.split("\r\n\r\n", 2);
        if (!parts[0].startsWith(boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                || !parts[0].contains(".ndjson\"")
                || !parts[1].endsWith("\r\n" + boundary + "--\r\n")) {
            answer(exchange, 400, error(400, "Invalid file extension"));
            return;
        }
        String file = parts[1].substring(0, parts[1].length() - boundary.length() - 6);
        List<@Nullable Object> results = new ArrayList<>();
        List<@Nullable Object> errors = new ArrayList<>();
        String now = time();
        for (String line : file.split("\n", -1)) {
            if (!line.isBlank()) {
                take(Tree.object(line), now, results, errors);
            }
        }
        Map<String, @Nullable Object> answer =
                Tree.of("successCount", (long) results.size(), "success", errors.isEmpty(), "warnings", List.of());
        answer.put("successResults", results);
        if (!errors.isEmpty()) {
            answer.put("errors", errors);
        }
        answer(exchange, 200, Tree.write(answer));
    }

    private void take(
            Map<String, @Nullable Object> object,
            String now,
            List<@Nullable Object> results,
            List<@Nullable Object> errors) {
        String id = Tree.text(object, "id");
        String type = Tree.text(object, "type");
        String name = type + ":" + id;
        Map<String, @Nullable Object> told = Tree.of(
                "type", type, "id", id, "meta", Tree.of("title", Tree.text(object, "attributes", "title"), "icon", ""));
        if (refused.containsKey(name)) {
            told.put("error", Tree.of("type", refused.get(name)));
            errors.add(told);
        } else {
            if (objects.containsKey(name)) {
                told.put("overwrite", true);
            }
            if (moved.containsKey(name)) {
                told.put("destinationId", moved.get(name));
            }
            Map<String, @Nullable Object> kept = new LinkedHashMap<>(object);
            kept.put("created_at", now);
            kept.put("updated_at", now);
            objects.put(name, kept);
            if (!forgotten.contains(name)) {
                results.add(told);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().set("Location", "/login");
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
