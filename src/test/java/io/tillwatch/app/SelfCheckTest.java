package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.Secret;
import io.tillwatch.config.ServeSettings;
import io.tillwatch.server.Answers;
import io.tillwatch.server.Metrics;
import io.tillwatch.server.OpenWorkspace;
import io.tillwatch.server.Readings;
import io.tillwatch.server.Served;
import io.tillwatch.server.WebServer;
import io.tillwatch.service.Background;
import io.tillwatch.service.Workspace;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfCheckTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aServerThatListensAnswersWithAndWithoutTls() throws Exception {
        assertAnswersUntilClosed(null, "");
        assertAnswersUntilClosed(certificate(), "0123456789abcdef0123456789abcdef");
    }

    @Test
    void oneThatAcceptsAndSaysNothingDoesNot() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertFalse(SelfCheck.answers(URI.create("http://127.0.0.1:" + mute.getLocalPort())));
        }
    }

    private static void assertAnswersUntilClosed(@Nullable Path certificate, String token) {
        Workspace nobody = (Workspace) Proxy.newProxyInstance(
                SelfCheckTest.class.getClassLoader(), new Class<?>[] {Workspace.class}, (proxy, method, given) -> null);
        OpenWorkspace open = new OpenWorkspace(new Served(nobody, ZoneOffset.UTC, Duration.ofHours(1)));
        Readings readings = new Readings(open, InstantSource.system(), System::nanoTime, Duration.ofSeconds(15));
        Metrics metrics = new Metrics(readings, Background.NONE::describe, InstantSource.system(), System::nanoTime);
        ServeSettings settings = new ServeSettings(
                "127.0.0.1",
                0,
                certificate == null,
                certificate,
                null,
                new Secret("changeit"),
                new Secret(token),
                Duration.ofHours(1));
        WebServer web = new WebServer(
                settings,
                new Answers(open, readings, metrics, Background.NONE::describe, InstantSource.system()),
                System::nanoTime);
        URI address;
        try (web) {
            web.start();
            address = web.uri();
            assertTrue(SelfCheck.answers(address), address.toString());
        }
        assertFalse(SelfCheck.answers(address), address.toString());
        open.close();
    }

    private Path certificate() throws Exception {
        Path file = folder.resolve("serve.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "serve",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=serve",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertEquals(0, keytool.waitFor());
        return file;
    }
}
