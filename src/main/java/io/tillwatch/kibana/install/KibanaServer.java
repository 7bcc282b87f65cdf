package io.tillwatch.kibana.install;

import io.tillwatch.config.KibanaSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP with one Kibana. What it says of a fault never holds a password, nor the text of an answer. */
public final class KibanaServer implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    private final HttpClient client;
    private final URI url;
    private final String authorization;

    /**
     * A connection, first used when something is asked.
     *
     * @param trust whom to believe; used for https alone
     */
    public KibanaServer(KibanaSettings settings, SSLContext trust) {
        URI given = settings.url();
        if (given == null) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("kibana.url.none"));
        }
        this.url = URI.create(given.toString().replaceAll("/+$", ""));
        this.authorization = authorization(settings);
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect leads to a page for logging in, or to another host, which must not see the key.
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(trust)
                .build();
    }

    private static String authorization(KibanaSettings settings) {
        if (!settings.apiKey().isEmpty()) {
            return "ApiKey " + settings.apiKey().reveal();
        }
        if (settings.user().isEmpty()) {
            return "";
        }
        byte[] pair = (settings.user() + ':' + settings.password().reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /**
     * An answer.
     *
     * @param body as text, whatever it is
     */
    record Answer(int status, String body) {
        boolean isOk() {
            return status >= 200 && status < 300;
        }
    }

    /** @param path begins with {@code /}; names in it are plain words */
    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer json(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** Sends one file as a form does. */
    Answer file(String path, String name, byte[] content) {
        String boundary = "tillwatch-" + Integer.toHexString(java.util.Arrays.hashCode(content));
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/ndjson\r\n\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER_WITHIN)
                // Kibana changes nothing for a request without it.
                .header("kbn-xsrf", "tillwatch");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            Answer answer = new Answer(response.statusCode(), response.body());
            Failure fault = fault(answer);
            if (fault != null) {
                throw fault;
            }
            return answer;
        } catch (SSLException untrusted) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.tls", url), untrusted);
        } catch (IOException away) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("kibana.away", url), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"));
        }
    }

    /** What no caller can do anything with; null for an answer to go on with. */
    private @Nullable Failure fault(Answer answer) {
        int status = answer.status();
        if (status == 401 || (status >= 300 && status < 400)) {
            return new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.credentials", url));
        }
        if (status == 403) {
            return new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.forbidden", url));
        }
        if (status == 429 || status == 502 || status == 503 || status == 504) {
            return new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("kibana.busy", url, status));
        }
        return null;
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
