package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.elastic.TestCertificates.Issued;
import io.tillwatch.model.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
class ConnectionIT {
    private static final String NOT_TRUSTED = "is not trusted: give the authority that signed it";

    private static Issued authority;
    private static Issued good;

    @TempDir
    private Path folder;

    @BeforeAll
    static void issue() throws GeneralSecurityException {
        authority = TestCertificates.authority("our-ca");
        good = TestCertificates.server(authority, "localhost", Duration.ofDays(10));
    }

    private Path pem(X509Certificate certificate) throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    private static String fingerprint(Issued issued) throws GeneralSecurityException {
        return PinnedTrustManager.fingerprint(issued.certificate());
    }

    private static IndexSettings settings(URI url, @Nullable Path ca, String fingerprint) {
        return new IndexSettings(url, "elastic", new Secret("s3cret"), Secret.NONE, ca, fingerprint, "");
    }

    private static String version(IndexSettings settings) {
        try (Http http = Http.to(settings)) {
            var errors = new ElasticErrors(settings.url().toString());
            return ServerVersion.checked(new Calls(http, errors, Patience.READS));
        }
    }

    private static String failure(Failure.Kind kind, IndexSettings settings) {
        Failure failure = assertThrows(Failure.class, () -> version(settings));
        assertEquals(kind, failure.kind(), failure.getMessage());
        assertTrue(!failure.getMessage().contains("\n") && !failure.getMessage().contains("s3cret"));
        return failure.getMessage();
    }

    @Test
    void aCertificateOfTheGivenAuthorityForTheRightHostIsTrusted() throws Exception {
        try (StubServer server = StubServer.tls(good, authority.certificate())) {
            Path ca = pem(authority.certificate());
            assertEquals("9.5.3", version(settings(server.url(), ca, "")));
            assertEquals("9.5.3", version(settings(server.url("https", "localhost"), ca, "")));
            assertEquals("9.5.3", version(settings(server.url(), null, fingerprint(authority))));
            assertEquals(
                    "9.5.3",
                    version(settings(server.url(), null, fingerprint(good).toUpperCase(Locale.ROOT))));
            assertEquals("9.5.3", version(settings(server.url(), ca, fingerprint(authority))));
            assertEquals(5, server.credentials());
        }
    }

    @Test
    void aCertificateOfOurAuthorityForAnotherHostIsRefusedBeforeCredentialsAreSent() throws Exception {
        Issued other = TestCertificates.server(authority, "other.example", Duration.ofDays(10));
        try (StubServer server = StubServer.tls(other, authority.certificate())) {
            for (IndexSettings settings : new IndexSettings[] {
                settings(server.url(), pem(authority.certificate()), ""),
                settings(server.url(), null, fingerprint(authority)),
                settings(server.url(), null, fingerprint(other))
            }) {
                String message = failure(Failure.Kind.REFUSED, settings);
                assertTrue(message.contains("is for another host"), message);
            }
            assertEquals(0, server.credentials());
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
        Issued unknown = TestCertificates.authority("our-ca");
        Issued leaf = TestCertificates.server(unknown, "localhost", Duration.ofDays(10));
        try (StubServer server = StubServer.tls(leaf, unknown.certificate())) {
            assertTrue(failure(Failure.Kind.REFUSED, settings(server.url(), pem(authority.certificate()), ""))
                    .contains(NOT_TRUSTED));
            assertTrue(failure(Failure.Kind.REFUSED, settings(server.url(), null, fingerprint(authority)))
                    .contains(NOT_TRUSTED));
            assertTrue(failure(Failure.Kind.REFUSED, settings(server.url(), null, ""))
                    .contains(NOT_TRUSTED));
            assertEquals(0, server.credentials());
        }
    }

    @Test
    void anAttackersLeafWithOurAuthorityAppendedIsRefused() throws Exception {
        Issued attacker = TestCertificates.authority("our-ca");
        Issued leaf = TestCertificates.server(attacker, "localhost", Duration.ofDays(10));
        try (StubServer server = StubServer.tls(leaf, authority.certificate())) {
            assertTrue(failure(Failure.Kind.REFUSED, settings(server.url(), null, fingerprint(authority)))
                    .contains(NOT_TRUSTED));
            assertTrue(failure(Failure.Kind.REFUSED, settings(server.url(), pem(authority.certificate()), ""))
                    .contains(NOT_TRUSTED));
            assertEquals(0, server.credentials());
        }
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        Issued expired = TestCertificates.server(authority, "localhost", Duration.ofDays(-1));
        try (StubServer server = StubServer.tls(expired, authority.certificate())) {
            assertTrue(failure(Failure.Kind.REFUSED, settings(server.url(), null, fingerprint(authority)))
                    .contains(NOT_TRUSTED));
            assertTrue(failure(Failure.Kind.REFUSED, settings(server.url(), pem(authority.certificate()), ""))
                    .contains(NOT_TRUSTED));
            assertEquals(0, server.credentials());
        }
    }

    @Test
    void settingsThatCannotWorkAreToldBeforeAnythingIsSent() throws Exception {
        URI https = URI.create("https://127.0.0.1:9200");
        failure(Failure.Kind.SETTINGS, settings(https, pem(authority.certificate()), "ab".repeat(32)));
        failure(Failure.Kind.SETTINGS, settings(https, null, "abc"));
        failure(Failure.Kind.SETTINGS, settings(https, folder.resolve("missing.pem"), ""));
        failure(Failure.Kind.SETTINGS, settings(https, Files.writeString(folder.resolve("x.pem"), "hello"), ""));
        for (String url : new String[] {
            "http://es.example:9200",
            "http://u:p@127.0.0.1:9200",
            "https://127.0.0.1:9200/path",
            "https://127.0.0.1:9200/?a=b",
            "ftp://127.0.0.1:9200",
            "file:///etc/passwd",
            "127.0.0.1:9200".replace("127.0.0.1", "localhost"),
            "http://127.0.0.1.evil.example:9200",
            "http://[::2]:9200"
        }) {
            failure(Failure.Kind.SETTINGS, settings(URI.create(url), null, ""));
        }
    }

    @Test
    void loopbackIsKnownByItsText() {
        for (String host : new String[] {"localhost", "127.0.0.1", "127.9.8.7", "[::1]", "[0:0:0:0:0:0:0:1]"}) {
            assertTrue(ServerAddress.isLoopback(host), host);
        }
        for (String host :
                new String[] {"localhost.example", "128.0.0.1", "[::2]", "[2001:db8::1]", "0.0.0.0", "10.127.0.1"}) {
            assertTrue(!ServerAddress.isLoopback(host), host);
        }
    }

    @Test
    void aServerThatIsNotThereIsToldInOneSentence() throws Exception {
        String unknown =
                failure(Failure.Kind.UNAVAILABLE, settings(URI.create("https://no-such-host.invalid"), null, ""));
        assertTrue(unknown.contains("is not known: check the address"), unknown);
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String closed = failure(Failure.Kind.UNAVAILABLE, settings(URI.create("http://127.0.0.1:" + port), null, ""));
        assertTrue(closed.startsWith("Nothing answers at http://127.0.0.1:" + port), closed);
    }

    @Test
    void theWrongSchemeIsTold() throws Exception {
        URI plain = ElasticTestServer.settings("").url();
        URI asTls = URI.create("https://" + plain.getAuthority());
        String message = failure(Failure.Kind.REFUSED, settings(asTls, null, ""));
        assertTrue(message.contains("check that it speaks HTTPS"), message);
        try (StubServer tls = StubServer.tls(good, authority.certificate())) {
            message = failure(Failure.Kind.UNAVAILABLE, settings(tls.url("http", "127.0.0.1"), null, ""));
            assertTrue(message.contains("write https:// in its address"), message);
            assertEquals(0, tls.credentials());
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (StubServer silent = StubServer.plain(0, "");
                Http http = Http.to(settings(silent.url(), null, ""))) {
            IOException cause = assertThrows(
                    IOException.class,
                    () -> http.send("GET", "/", null, 0, ContentType.APPLICATION_JSON, Duration.ofMillis(500)));
            String message = new ElasticErrors("http://x").noAnswer(cause).getMessage();
            assertTrue(message.contains("did not answer in time"), message);
        }
    }

    @Test
    void aWrongPasswordAnOldServerAndSomethingElseAreTold() throws Exception {
        assertEquals(
                "Elasticsearch does not accept the user name and password, or the API key: correct them.",
                answered(401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate\"}}"));
        assertEquals(
                "Elasticsearch 8.19.4 is too old: Tillwatch needs version 9.",
                answered(200, "{\"version\":{\"number\":\"8.19.4\"}}"));
        String notElasticsearch = "What answers at the address of Elasticsearch is not Elasticsearch: correct it.";
        assertEquals(notElasticsearch, answered(200, "<html>"));
        assertEquals(notElasticsearch, answered(404, "{}"));
    }

    private static String answered(int status, String body) throws IOException {
        try (StubServer server = StubServer.plain(status, body)) {
            return failure(Failure.Kind.REFUSED, settings(server.url(), null, ""));
        }
    }
}
