package io.tillwatch.server;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Short answers, whole in memory. */
final class Replies {
    static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField LATER = new PreEncodedHttpField(HttpHeader.RETRY_AFTER, "5");

    private Replies() {}

    /** What every answer carries. */
    static void protect(HttpFields.Mutable headers) {
        headers.put(NO_SNIFFING);
        headers.put(NO_STORE);
    }

    static void json(Response response, Callback callback, int status, Map<String, ?> object) {
        response.getHeaders().put(JSON);
        bytes(response, callback, status, JsonText.of(object));
    }

    static void bytes(Response response, Callback callback, int status, byte[] content) {
        protect(response.getHeaders());
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503 || status == HttpStatus.TOO_MANY_REQUESTS_429) {
            response.getHeaders().put(LATER);
        }
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    /** @param reason one sentence that repeats nothing of the request */
    static void error(Response response, Callback callback, int status, String reason) {
        json(response, callback, status, error(status, reason));
    }

    static Map<String, Object> error(int status, String reason) {
        return Map.of("error", reason, "status", status);
    }
}
