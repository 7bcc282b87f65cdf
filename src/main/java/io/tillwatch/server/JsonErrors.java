package io.tillwatch.server;

import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Says what Jetty refuses by itself: in JSON, and never with a cause, a trace or a piece of the request. */
final class JsonErrors extends ErrorHandler {
    private static final Map<Integer, String> REASONS = Map.of(
            HttpStatus.BAD_REQUEST_400, "This is no request as HTTP has it.",
            HttpStatus.PAYLOAD_TOO_LARGE_413, "A request has no content here.",
            HttpStatus.URI_TOO_LONG_414, "The address of the request is too long.",
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, "The headers of the request are too long.",
            HttpStatus.SERVICE_UNAVAILABLE_503, "Too many requests are under way. Try again later.",
            HttpStatus.INTERNAL_SERVER_ERROR_500, "Something unexpected happened; the log says what.");

    @Override
    public boolean errorPageForMethod(@Nullable String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Replies.error(response, callback, code, reason(code));
    }

    private static String reason(int code) {
        return REASONS.getOrDefault(code, HttpStatus.getMessage(code) + ".");
    }
}
