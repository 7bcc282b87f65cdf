package io.tillwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeSettingsTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private final Map<Setting, String> overrides = new EnumMap<>(Setting.class);
    private final Map<SecretName, Secret> keyring = new EnumMap<>(SecretName.class);

    @Test
    void byItselfOnlyThisMachineIsServedWithoutAToken() {
        keyring.put(SecretName.SERVE_TOKEN, new Secret(TOKEN));
        assertEquals(
                new ServeSettings("127.0.0.1", 8765, true, null, null, Secret.NONE, Secret.NONE, Duration.ofHours(7)),
                read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"})
    void loopbackByAnyOfItsNames(String address) {
        overrides.put(Setting.SERVE_ADDRESS, address);
        overrides.put(Setting.SERVE_PORT, "0");
        assertTrue(read().loopback());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.5", "pay.example", "localhost.example", "127.0.0.1.example"})
    void anyOtherAddressNeedsACertificateAndAToken(String address) throws IOException {
        overrides.put(Setting.SERVE_ADDRESS, address);
        assertRefused("config.serve.open");
        environment.put("TILLWATCH_SERVE_TOKEN", TOKEN);
        assertRefused("config.serve.open");
        Path certificate = Files.writeString(folder.resolve("serve.p12"), "x");
        environment.put("TILLWATCH_SERVE_CERTIFICATE", certificate.toString());
        assertEquals(new Secret(TOKEN), read().token());
        assertFalse(read().loopback());
        environment.remove("TILLWATCH_SERVE_TOKEN");
        assertRefused("config.serve.open");
        keyring.put(SecretName.SERVE_TOKEN, new Secret("short"));
        Failure refused = assertRefused("config.serve.token");
        assertFalse(refused.getMessage().contains("\"short\""), refused.getMessage());
        keyring.put(SecretName.SERVE_TOKEN, new Secret(TOKEN));
        keyring.put(SecretName.SERVE_KEY_PASSWORD, new Secret("opens"));
        assertEquals(new Secret("opens"), read().keyPassword());
    }

    @Test
    void whatIsSaidOnTheCommandLineWins() throws IOException {
        Files.writeString(folder.resolve("default.properties"), "serve.port=1111\nserve.fresh=60\n");
        assertEquals(1111, read().port());
        environment.put("TILLWATCH_SERVE_PORT", "2222");
        assertEquals(2222, read().port());
        overrides.put(Setting.SERVE_PORT, "3333");
        assertEquals(3333, read().port());
        assertEquals(Duration.ofSeconds(60), read().fresh());
    }

    @Test
    void nonsenseIsTold() {
        overrides.put(Setting.SERVE_PORT, "70000");
        assertThrows(Failure.class, this::read);
        overrides.put(Setting.SERVE_PORT, "-1");
        assertThrows(Failure.class, this::read);
        overrides.put(Setting.SERVE_PORT, "1");
        overrides.put(Setting.SERVE_ADDRESS, "http://localhost");
        assertThrows(Failure.class, this::read);
    }

    private Failure assertRefused(String key) {
        Failure failure = assertThrows(Failure.class, this::read);
        assertEquals(Failure.Kind.SETTINGS, failure.kind());
        assertEquals(key, failure.sentence().key());
        return failure;
    }

    private ServeSettings read() {
        PlatformFolders folders = new PlatformFolders(folder, folder, folder, folder);
        return new SettingsReader(environment, folders, profile -> new TypedSecrets(keyring, new NoKeyring()))
                .readServe(null, null, overrides);
    }

    private static final class NoKeyring implements Secrets {
        @Override
        public boolean available() {
            return false;
        }

        @Override
        public java.util.Optional<Secret> find(SecretName name) {
            throw new IllegalStateException("there is none");
        }

        @Override
        public void store(SecretName name, Secret secret) {
            throw new IllegalStateException("there is none");
        }

        @Override
        public void clear(SecretName name) {
            throw new IllegalStateException("there is none");
        }
    }
}
