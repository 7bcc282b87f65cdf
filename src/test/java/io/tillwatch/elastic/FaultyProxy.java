package io.tillwatch.elastic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between us and the real server and plays tricks on requests, in the order they were planned. */
final class FaultyProxy implements AutoCloseable {
    /** What is done with one request. */
    sealed interface Trick {
        /** Answers in the server's place; the request never reaches it. */
        record Answer(int status, String body) implements Trick {}

        /** Lets the server act and loses its answer. */
        record LoseAnswer() implements Trick {}

        /** Hands it on untouched. */
        record Pass() implements Trick {}
    }

    private final URI target;
    private final HttpServer server;
    private final HttpClient client;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, Deque<Trick>> tricks = new LinkedHashMap<>();
    private final List<String> bulkBodies = Collections.synchronizedList(new ArrayList<>());

    FaultyProxy(URI target) throws IOException {
        this.target = target;
        this.client = HttpClient.newHttpClient();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What is done with the next bulk requests. */
    void plan(Trick... next) {
        planFor("POST .*/_bulk", next);
    }

    /** What is done with the next requests whose method and path match; after those planned for the same before. */
    synchronized void planFor(String methodAndPath, Trick... next) {
        tricks.computeIfAbsent(methodAndPath, request -> new ArrayDeque<>()).addAll(List.of(next));
    }

    private synchronized Trick next(String methodAndPath) {
        for (var planned : tricks.entrySet()) {
            if (methodAndPath.matches(planned.getKey()) && !planned.getValue().isEmpty()) {
                return planned.getValue().remove();
            }
        }
        return new Trick.Pass();
    }

    /** The bulk requests that arrived here, oldest first. */
    List<String> bulkBodies() {
        return List.copyOf(bulkBodies);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/_bulk")) {
                bulkBodies.add(new String(body, StandardCharsets.UTF_8));
            }
            Trick trick = next(exchange.getRequestMethod() + " " + path);
            if (trick instanceof Trick.Answer answer) {
                respond(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> response = forward(exchange, body);
            if (trick instanceof Trick.LoseAnswer) {
                // Closing without an answer is what a broken connection looks like.
                return;
            }
            respond(exchange, response.statusCode(), response.body());
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String header : List.of("Authorization", "Content-Type")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
        executor.shutdownNow();
    }
}
