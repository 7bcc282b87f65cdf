package io.tillwatch.bench;

import io.tillwatch.config.IndexSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Posts bulk bodies and does nothing else: it asks for no more of the answer than whether all went well. */
final class BulkPoster implements AutoCloseable {
    static final int BODY_BYTES = 4 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest.Builder request;

    BulkPoster(IndexSettings settings, String index) {
        String pair = settings.user() + ":" + settings.password().reveal();
        request = HttpRequest.newBuilder(URI.create(settings.url() + "/" + index + "/_bulk?filter_path=errors"))
                .header("Content-Type", "application/x-ndjson")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    void post(byte[] body) throws IOException, InterruptedException {
        HttpRequest post = request.copy().POST(BodyPublishers.ofByteArray(body)).build();
        HttpResponse<String> response = client.send(post, BodyHandlers.ofString());
        if (response.statusCode() != 200 || !response.body().equals("{\"errors\":false}")) {
            throw new IllegalStateException("a bulk request of the benchmark was refused: " + response.statusCode());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
