package io.tillwatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.ServeSettings;
import io.tillwatch.model.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPkcs12FileIsServedAndReplacedByOneOfTheSameName() throws Exception {
        Path first = store("first", "EC");
        Path file = Files.copy(first, folder.resolve("serve.p12"));
        try (Stage stage = new Stage(Stage.settings(false, file, null, TOKEN))) {
            assertEquals("https", stage.web.uri().getScheme());
            assertEquals("CN=first", served(stage, first));
            Path second = store("second", "RSA");
            Files.copy(second, file, StandardCopyOption.REPLACE_EXISTING);
            stage.web.renewCertificate();
            assertEquals("CN=second", served(stage, second));

            Files.writeString(file, "no certificate");
            Failure kept = assertThrows(Failure.class, stage.web::renewCertificate);
            assertEquals("serve.certificate.unreadable", kept.sentence().key());
            assertEquals("CN=second", served(stage, second));
        }
    }

    @Test
    void pemFilesAreServedWhenTheyBelongTogether() throws Exception {
        for (String kind : List.of("EC", "RSA", "Ed25519")) {
            Path store = store("pem-" + kind, kind);
            Path certificate = pem(
                    store, "CERTIFICATE", load(store).getCertificate("serve").getEncoded());
            Path key = pem(
                    store,
                    "PRIVATE KEY",
                    load(store).getKey("serve", "changeit".toCharArray()).getEncoded());
            ServeSettings settings = Stage.settings(false, certificate, key, TOKEN);
            try (Stage stage = new Stage(settings)) {
                assertEquals("CN=pem-" + kind, served(stage, store));
            }
            Path other = store("other-" + kind, kind);
            Path otherCertificate = pem(
                    other, "CERTIFICATE", load(other).getCertificate("serve").getEncoded());
            Failure apart = assertThrows(
                    Failure.class, () -> new Stage(Stage.settings(false, otherCertificate, key, TOKEN)).close());
            assertEquals("serve.key.unreadable", apart.sentence().key());
        }
    }

    @Test
    void whoSpeaksNoTlsIsNotAnswered() throws Exception {
        Path store = store("plain", "EC");
        try (Stage stage = new Stage(Stage.settings(false, store, null, TOKEN))) {
            String answer;
            try {
                answer = RawHttp.get(stage.port, "/health/live").head();
            } catch (RuntimeException cut) {
                answer = "";
            }
            assertTrue(!answer.startsWith("HTTP/1.1 2"), answer);
        }
    }

    /** Asks as a caller who trusts just this certificate; the name of the one that was shown. */
    private static String served(Stage stage, Path trusted) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("serve", load(trusted).getCertificate("serve"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", stage.port)) {
            socket.startHandshake();
            Certificate shown = socket.getSession().getPeerCertificates()[0];
            String request = "GET /health/live HTTP/1.1\r\nHost: pay.example\r\nConnection: close\r\n";
            assertEquals(
                    200,
                    RawHttp.send(socket, request + "Authorization: Bearer " + TOKEN + "\r\n\r\n")
                            .status());
            return ((X509Certificate) shown).getSubjectX500Principal().getName();
        }
    }

    private Path store(String name, String kind) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "serve",
                        "-keyalg",
                        kind,
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "3",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        return file;
    }

    private static KeyStore load(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }

    private Path pem(Path store, String kind, byte[] content) throws IOException {
        Path file = folder.resolve(Objects.requireNonNull(store.getFileName()) + "." + kind.replace(' ', '-') + ".pem");
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }
}
