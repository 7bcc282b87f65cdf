package io.tillwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private final Map<SecretName, Secret> keyring = new EnumMap<>(SecretName.class);
    private boolean keyringThere = true;

    @Test
    void everyKeyOfTheFileIsRead() {
        write("ca.pem", "x");
        write(
                "default.properties",
                "\uFEFF# 운영\n! and this\n\nmysql.url = jdbc:mysql://db.example:3306/pay\nmysql.user=reader\nmysql.table: sales\n"
                        + "mysql.zone=UTC\nmysql.settle=5\nmysql.overlap=60\nes.url=https://es.example:9200\nes.user=loader\nes.ca="
                        + folder.resolve("ca.pem") + "\nes.fingerprint=" + "AB:".repeat(31)
                        + "CD\nzone=Asia/\\\n  Tokyo\nindex.prefix=bank1-\nlanguage=ko\nsync.live=on\nrules.second_person=on\n");
        keyring.put(SecretName.MYSQL_PASSWORD, new Secret("m"));
        keyring.put(SecretName.ES_PASSWORD, new Secret("e"));

        Settings settings = read();

        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        assertEquals(
                new Settings(
                        "default",
                        folder.resolve("default.properties"),
                        new SourceSettings(
                                "jdbc:mysql://db.example:3306/pay",
                                "reader",
                                new Secret("m"),
                                "sales",
                                ZoneId.of("UTC"),
                                tokyo,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60)),
                        new IndexSettings(
                                URI.create("https://es.example:9200"),
                                "loader",
                                new Secret("e"),
                                Secret.NONE,
                                folder.resolve("ca.pem"),
                                "ab".repeat(31) + "cd",
                                "bank1-"),
                        tokyo,
                        "ko",
                        true,
                        true,
                        null,
                        AlarmSettings.NONE,
                        List.of()),
                settings);
    }

    @Test
    void everyVariableWinsOverTheFile() {
        write("ca.pem", "x");
        write(
                "default.properties",
                "mysql.url=jdbc:mysql://old:3306/x\nmysql.user=old\nes.url=http://127.0.0.1:1\nzone=UTC\nindex.prefix=old-\n");
        environment.putAll(Map.ofEntries(
                Map.entry("TILLWATCH_MYSQL_URL", "jdbc:mysql://new:3307/y?sslMode=REQUIRED"),
                Map.entry("TILLWATCH_MYSQL_USER", "new"),
                Map.entry("TILLWATCH_MYSQL_PASSWORD", "p"),
                Map.entry("TILLWATCH_MYSQL_TABLE", "t"),
                Map.entry("TILLWATCH_MYSQL_ZONE", "+09:00"),
                Map.entry("TILLWATCH_ES_URL", "https://new:9200"),
                Map.entry("TILLWATCH_ES_USER", "u"),
                Map.entry("TILLWATCH_ES_PASSWORD", "q"),
                Map.entry("TILLWATCH_ES_API_KEY", "k"),
                Map.entry("TILLWATCH_ES_CA", folder.resolve("ca.pem").toString()),
                Map.entry("TILLWATCH_ES_FINGERPRINT", "0f".repeat(32)),
                Map.entry("TILLWATCH_ZONE", "Asia/Seoul"),
                Map.entry("TILLWATCH_INDEX_PREFIX", "")));

        Settings settings = read();

        assertEquals(
                new SourceSettings(
                        "jdbc:mysql://new:3307/y?sslMode=REQUIRED",
                        "new",
                        new Secret("p"),
                        "t",
                        ZoneId.of("+09:00"),
                        SEOUL,
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(15)),
                settings.source());
        assertEquals(
                new IndexSettings(
                        URI.create("https://new:9200"),
                        "u",
                        Secret.NONE,
                        new Secret("k"),
                        folder.resolve("ca.pem"),
                        "0f".repeat(32),
                        ""),
                settings.index());
    }

    @Test
    void theSourceZoneFollowsTheBusinessZone() {
        environment.put("TILLWATCH_MYSQL_URL", "jdbc:mysql://h:3306/d");
        assertEquals(SEOUL, read().requireSource().zone());
        environment.put("TILLWATCH_ZONE", "UTC");
        assertEquals(ZoneId.of("UTC"), read().requireSource().zone());
        assertEquals("platform_sales", read().requireSource().table());
    }

    @Test
    void nothingSetSaysWhatToSet() {
        Settings settings = read();
        assertNull(settings.source());
        assertTrue(assertThrows(Failure.class, settings::requireSource)
                .getMessage()
                .contains("TILLWATCH_MYSQL_URL"));
        assertTrue(
                assertThrows(Failure.class, settings::requireIndex).getMessage().contains("TILLWATCH_ES_URL"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql.urll=x | 'sets \"mysql.urll\", which is no setting'",
                "zone=UTC\\nzone=UTC | 'second time'",
                "zone=Mars/Base | 'no time zone'",
                "mysql.password=hunter2 | 'secrets belong in the keyring'",
                "es.api-key=hunter2 | 'secrets belong in the keyring'",
                "mysql.url=jdbc:mysql://me:hunter2@h:3306/d | 'secrets belong in the keyring'",
                "mysql.url=jdbc:mysql://h:3306/d?password=hunter2 | 'secrets belong in the keyring'",
                "es.url=https://me:hunter2@h:9200 | 'secrets belong in the keyring'",
                "mysql.url=jdbc:postgresql://h/d | 'jdbc:mysql://HOST:PORT/DATABASE'",
                "mysql.url=jdbc:mariadb://h:3306/d | 'jdbc:mysql://HOST:PORT/DATABASE'",
                "mysql.url=jdbc:mysql://h:3306 | 'jdbc:mysql://HOST:PORT/DATABASE'",
                "mysql.url=jdbc:mysql://h:3306,i:3306/d | 'jdbc:mysql://HOST:PORT/DATABASE'",
                "mysql.table=a`b | 'no name of a table'",
                "mysql.table=pay.sales | 'database stands in mysql.url'",
                "mysql.settle=soon | 'number of seconds'",
                "es.url=ftp://h | 'https://HOST:9200'",
                "es.url=h:9200 | 'https://HOST:9200'",
                "es.ca=/none/ca.pem | 'cannot be read'",
                "es.fingerprint=12 | '64 hexadecimal digits'",
                "index.prefix=Bank | 'lower-case letter'",
                "index.prefix=-x | 'lower-case letter'",
                "index.prefix=a*b | 'lower-case letter'",
                "language=fr | 'en or ko'",
                "zone=\\u12 | 'hexadecimal'"
            })
    void aWrongLineIsNamedWithFileAndNumber(String lines, String reason) {
        String text = "# first\n" + lines.replace("\\n", "\n");
        write("default.properties", text);

        Failure failure = assertThrows(Failure.class, this::read);

        assertEquals(Failure.Kind.SETTINGS, failure.kind());
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
        assertTrue(
                failure.getMessage()
                        .startsWith(folder.resolve("default.properties") + ", line "
                                + text.lines().count() + ": "),
                failure.getMessage());
        assertFalse(failure.getMessage().contains("hunter2"));
    }

    @Test
    void aWrongVariableIsNamed() {
        environment.put("TILLWATCH_ZONE", "Mars/Base");
        assertTrue(assertThrows(Failure.class, this::read)
                .getMessage()
                .startsWith("Environment variable TILLWATCH_ZONE: "));
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("default.properties"), "# 한글".getBytes(Charset.forName("MS949")));
        assertTrue(assertThrows(Failure.class, this::read).getMessage().contains("UTF-8"));
    }

    @Test
    void aFileThatWasAskedForMustExist() {
        SettingsReader reader = reader();
        assertThrows(Failure.class, () -> reader.read(folder.resolve("gone"), null));
        assertThrows(Failure.class, () -> reader.read(null, "bank"));
        write("bank.properties", "zone=UTC\n");
        assertEquals(ZoneId.of("UTC"), reader.read(null, "bank").zone());
        write("other.txt", "zone=Asia/Tokyo\n");
        assertEquals(
                ZoneId.of("Asia/Tokyo"),
                reader.read(folder.resolve("other.txt"), null).zone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "", ".hidden", "a b"})
    void aProfilesNameLeadsNowhereElse(String name) {
        assertThrows(Failure.class, () -> reader().read(null, name));
    }

    @Test
    void credentialsDoNotTravelUnencryptedToAnotherMachine() {
        environment.put("TILLWATCH_ES_USER", "u");
        environment.put("TILLWATCH_ES_PASSWORD", "p");
        for (String loopback : List.of("localhost", "127.0.0.1", "[::1]")) {
            environment.put("TILLWATCH_ES_URL", "http://" + loopback + ":9200");
            assertEquals("u", read().requireIndex().user());
        }
        for (String other : List.of("es.example", "127.evil.example", "10.0.0.1")) {
            environment.put("TILLWATCH_ES_URL", "http://" + other + ":9200");
            assertTrue(assertThrows(Failure.class, this::read).getMessage().contains("unencrypted"));
        }
    }

    @Test
    void aMissingSecretLeavesANoteAndNoFailure() {
        keyringThere = false;
        environment.put("TILLWATCH_MYSQL_URL", "jdbc:mysql://h:3306/d");
        environment.put("TILLWATCH_MYSQL_USER", "u");
        assertEquals(
                List.of("No mysql-password was given: there is no keyring here. Set TILLWATCH_MYSQL_PASSWORD."),
                read().notes().stream().map(Sentence::english).toList());
        environment.put("TILLWATCH_MYSQL_PASSWORD", "");
        assertEquals(List.of(), read().notes());
    }

    @Test
    void settingsNeverPrintASecret() {
        environment.put("TILLWATCH_MYSQL_URL", "jdbc:mysql://h:3306/d");
        environment.put("TILLWATCH_MYSQL_PASSWORD", "hunter2");
        environment.put("TILLWATCH_ES_URL", "https://h:9200");
        environment.put("TILLWATCH_ES_API_KEY", "hunter3");
        assertFalse(read().toString().contains("hunter"));
    }

    private Settings read() {
        return reader().read(null, null);
    }

    private SettingsReader reader() {
        return new SettingsReader(
                environment, new PlatformFolders(folder, folder, folder, folder), profile -> new Secrets() {
                    @Override
                    public boolean available() {
                        return keyringThere;
                    }

                    @Override
                    public Optional<Secret> find(SecretName name) {
                        return Optional.ofNullable(keyring.get(name));
                    }

                    @Override
                    public void store(SecretName name, Secret secret) {
                        keyring.put(name, secret);
                    }

                    @Override
                    public void clear(SecretName name) {
                        keyring.remove(name);
                    }
                });
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
