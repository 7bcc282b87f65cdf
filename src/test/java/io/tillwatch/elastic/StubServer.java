package io.tillwatch.elastic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Answers every request the same, and counts the requests that carried credentials. */
final class StubServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final int status;
    private final String answer;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicInteger credentials = new AtomicInteger();

    private StubServer(ServerSocket socket, String scheme, int status, String answer) {
        this.socket = socket;
        this.scheme = scheme;
        this.status = status;
        this.answer = answer;
        executor.execute(this::accept);
    }

    static StubServer plain(int status, String answer) throws IOException {
        return new StubServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), "http", status, answer);
    }

    /** Shows any chain it is given, however little its links belong together. */
    static StubServer tls(TestCertificates.Issued leaf, X509Certificate... issuers)
            throws IOException, GeneralSecurityException {
        X509Certificate[] chain = new X509Certificate[issuers.length + 1];
        chain[0] = leaf.certificate();
        System.arraycopy(issuers, 0, chain, 1, issuers.length);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new OneKey(leaf.keys().getPrivate(), chain)}, null, null);
        ServerSocket socket =
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        return new StubServer(socket, "https", 200, "{\"version\":{\"number\":\"9.5.3\"}}");
    }

    URI url() {
        return url(scheme, "127.0.0.1");
    }

    URI url(String asScheme, String host) {
        return URI.create(asScheme + "://" + host + ":" + socket.getLocalPort());
    }

    int credentials() {
        return credentials.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                executor.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean begun = false;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                begun = true;
                if (line.toLowerCase(Locale.ROOT).startsWith("authorization:")) {
                    credentials.incrementAndGet();
                }
            }
            if (begun && status > 0) {
                String head =
                        "HTTP/1.1 %d OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: %d\r\n\r\n"
                                .formatted(status, answer.length());
                connection.getOutputStream().write((head + answer).getBytes(StandardCharsets.ISO_8859_1));
                connection.getOutputStream().flush();
            } else if (begun) {
                // Never answers: waits until the other side has had enough.
                while (in.read() >= 0) {}
            }
        } catch (IOException e) {
            // The other side did not like us: that is what the tests are about.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        executor.shutdownNow();
    }

    private static final class OneKey extends X509ExtendedKeyManager {
        private final PrivateKey key;
        private final X509Certificate[] chain;

        OneKey(PrivateKey key, X509Certificate[] chain) {
            this.key = key;
            this.chain = chain;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return "one";
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket on) {
            return "one";
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[] {"one"};
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket on) {
            return "one";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
