package io.tillwatch.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whether our own server answers, asked as a caller would. It shows no token, so being told that one is needed is an answer
 * too; and as nothing secret is sent, the certificate is not looked at.
 */
final class SelfCheck {
    private static final int LIMIT_MILLIS = 3_000;
    private static final String REQUEST = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private SelfCheck() {}

    static boolean answers(URI address) {
        try (Socket plain = new Socket()) {
            InetAddress host = InetAddress.getByName(String.valueOf(address.getHost()));
            plain.connect(
                    new InetSocketAddress(
                            host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host, address.getPort()),
                    LIMIT_MILLIS);
            plain.setSoTimeout(LIMIT_MILLIS);
            if (address.getScheme().equals("http")) {
                return answers(plain);
            }
            try (Socket encrypted =
                    trusting().getSocketFactory().createSocket(plain, "localhost", address.getPort(), true)) {
                ((SSLSocket) encrypted).startHandshake();
                return answers(encrypted);
            }
        } catch (IOException | GeneralSecurityException silent) {
            return false;
        }
    }

    private static boolean answers(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        String status = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        return status.equals("HTTP/1.1 200") || status.equals("HTTP/1.1 401");
    }

    private static SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
