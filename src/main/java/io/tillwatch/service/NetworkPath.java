package io.tillwatch.service;

import io.tillwatch.service.NetworkStep.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The way to a server, walked step by step to see where it ends. Nothing is sent but what opens a connection; an
 * interrupt ends the walk.
 */
public final class NetworkPath {
    /** When TLS begins, so that the server's certificate can be looked at. */
    public enum Tls {
        /** It does not, or does not matter. */
        NONE,
        FROM_THE_START,
        /** After the greeting of a MySQL server, if it can; whether it must is found out by logging in. */
        AFTER_MYSQL_GREETING
    }

    private static final int PATIENCE_MILLIS = 5_000;

    private final String host;
    private final int port;
    private final Tls tls;

    /**
     * Sets out to a server.
     *
     * @param host name or address; brackets around an IPv6 address may stay
     */
    public NetworkPath(String host, int port, Tls tls) {
        this.host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        this.port = port;
        this.tls = tls;
    }

    /**
     * Walks on until a step fails. Returns whether all went well.
     *
     * @param heard told of each step when it is done
     */
    public boolean walk(Consumer<NetworkStep> heard) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            heard.accept(step(Outcome.NAME_UNKNOWN, host));
            return false;
        }
        heard.accept(step(Outcome.NAME_FOUND, address.getHostAddress()));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            heard.accept(step(Outcome.PORT_OPEN, host + ":" + port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            return switch (tls) {
                case NONE -> true;
                case FROM_THE_START -> showCertificate(socket, heard) || hears(heard, Outcome.NO_TLS);
                case AFTER_MYSQL_GREETING -> {
                    showMysqlCertificate(socket, heard);
                    yield true;
                }
            };
        } catch (SocketTimeoutException silent) {
            heard.accept(step(Outcome.PORT_SILENT, host + ":" + port));
            return false;
        } catch (IOException | IllegalArgumentException refused) {
            heard.accept(step(Outcome.PORT_CLOSED, host + ":" + port));
            return false;
        }
    }

    private boolean hears(Consumer<NetworkStep> heard, Outcome failed) {
        heard.accept(step(failed, host + ":" + port));
        return false;
    }

    /** What goes wrong here goes wrong at the login too, which can say more of it. */
    private void showMysqlCertificate(Socket socket, Consumer<NetworkStep> heard) {
        try {
            if (MysqlGreeting.askForTls(socket)) {
                boolean ignored = showCertificate(socket, heard);
            }
        } catch (IOException silent) {
            // The port is open, which was said.
        }
    }

    /** Returns whether there was one. */
    private boolean showCertificate(Socket socket, Consumer<NetworkStep> heard) {
        Onlooker onlooker = new Onlooker();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {onlooker}, null);
            try (SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true)) {
                secure.startHandshake();
            }
        } catch (IOException | GeneralSecurityException refused) {
            if (onlooker.chain.isEmpty()) {
                return false;
            }
        }
        try {
            X509Certificate shown = onlooker.chain.getFirst();
            heard.accept(new NetworkStep(
                    Outcome.CERTIFICATE_SHOWN, shown.getSubjectX500Principal().getName(), described(shown)));
            return true;
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    private static NetworkStep step(Outcome outcome, String value) {
        return new NetworkStep(outcome, value, null);
    }

    private static ServerCertificate described(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return new ServerCertificate(
                certificate.getSubjectX500Principal().getName(),
                names(certificate),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotAfter().toInstant(),
                HexFormat.of().formatHex(digest));
    }

    private static String names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        List<String> texts = new ArrayList<>();
        if (names != null) {
            for (List<?> name : names) {
                if (name.get(1) instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return String.join(", ", texts);
    }

    /**
     * Looks at any certificate and refuses none: it is to be shown to a person, and the connection is closed before
     * anything is sent. Whether it is to be trusted is decided where the connection that is used is made.
     */
    private static final class Onlooker extends X509ExtendedTrustManager {
        private List<X509Certificate> chain = List.of();

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket) {
            chain = List.of(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
            chain = List.of(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String authType) {
            chain = List.of(shown);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String authType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
