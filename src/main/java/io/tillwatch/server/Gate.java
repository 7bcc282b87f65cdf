package io.tillwatch.server;

import io.tillwatch.config.Secret;
import io.tillwatch.config.ServeSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may ask. Where only this machine can connect, a browser on it could still be led here by a name that somebody
 * else gave our address (DNS rebinding): so the request has to name this machine. Where a token is set, it has to be shown.
 */
final class Gate extends Handler.Wrapper {
    private static final String BEARER = "bearer ";

    private final boolean loopback;
    private final byte @Nullable [] token;

    Gate(ServeSettings settings, Handler behind) {
        super(behind);
        this.loopback = settings.loopback();
        Secret secret = settings.token();
        this.token = secret.isEmpty() ? null : digest(secret.reveal());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Replies.protect(response.getHeaders());
        if (loopback && !ServeSettings.isLoopback(Request.getServerName(request))) {
            Replies.error(
                    response,
                    callback,
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    "This server answers to localhost and its numbers only.");
            return true;
        }
        // A browser that follows a link cannot show a token, and learns nothing that it did not bring.
        boolean link = Routes.OPEN.equals(request.getHttpURI().getCanonicalPath());
        if (token != null && !link && !shows(request.getHeaders().get(HttpHeader.AUTHORIZATION), token)) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            Replies.error(
                    response, callback, HttpStatus.UNAUTHORIZED_401, "A token is needed: Authorization: Bearer TOKEN.");
            return true;
        }
        return super.handle(request, response, callback);
    }

    /** Digests of equal length are compared, so the time it takes tells nothing of the token, nor of its length. */
    private static boolean shows(@Nullable String header, byte[] token) {
        String given = header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : "";
        return MessageDigest.isEqual(digest(given), token);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
