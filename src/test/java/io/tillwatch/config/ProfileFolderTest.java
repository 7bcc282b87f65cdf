package io.tillwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {
    @TempDir
    private Path temporary;

    private final Map<String, Map<SecretName, Secret>> keyring = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // by begin
    private ProfileFolder profiles;

    @BeforeEach
    void begin() {
        profiles = new ProfileFolder(temporary.resolve("tillwatch"), Kept::new);
    }

    @Test
    void savingKeepsCommentsOrderUnknownKeysAndLineEnds() throws IOException {
        Profile bank = profiles.create("bank");
        Files.writeString(bank.file(), windowsText("""
                # the bank's
                mysql.url=jdbc:mysql://old:3306/pay

                ! ours
                house.key = kept
                mysql.user=kim
                es.url=https://\\
                  search:9200
                """));
        profiles.save(
                bank,
                Map.of(
                        Setting.MYSQL_URL, "jdbc:mysql://new:3307/pay",
                        Setting.MYSQL_USER, "",
                        Setting.ES_URL, "https://search:9200",
                        Setting.ES_CA, "C:\\certs\\ca.pem"));
        assertEquals(windowsText("""
                # the bank's
                mysql.url=jdbc:mysql://new:3307/pay

                ! ours
                house.key = kept
                es.url=https://\\
                  search:9200
                es.ca=C:\\\\certs\\\\ca.pem
                """), Files.readString(bank.file()));
        assertEquals(
                "C:\\certs\\ca.pem",
                PropertyLines.of(Files.readString(bank.file())).values().get(Setting.ES_CA));
    }

    /** With a byte order mark and the line ends of Windows. */
    private static String windowsText(String text) {
        return "\uFEFF" + text.replace("\n", "\r\n");
    }

    @Test
    void onlyTheOwnerMayReadAndNothingIsLeftBeside() throws IOException {
        Profile bank = profiles.create("bank");
        profiles.save(bank, Map.of(Setting.MYSQL_USER, "kim"));
        if (Files.getFileStore(bank.file()).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(bank.file())));
        }
        try (Stream<Path> files = Files.list(temporary.resolve("tillwatch"))) {
            assertEquals(List.of(bank.file()), files.toList());
        }
    }

    @Test
    void aLinkIsFollowedAndStays() throws IOException {
        Path real = Files.writeString(temporary.resolve("in-repository.properties"), "# mine\n");
        Profile bank = profiles.profile("bank");
        Files.createDirectories(temporary.resolve("tillwatch"));
        Files.createSymbolicLink(bank.file(), real);
        profiles.save(bank, Map.of(Setting.ZONE, "Asia/Seoul"));
        assertTrue(Files.isSymbolicLink(bank.file()));
        assertEquals("# mine\nzone=Asia/Seoul\n", Files.readString(real));
    }

    @Test
    void theDefaultProfileIsFirstWhetherWrittenOrNot() {
        profiles.create("bank");
        profiles.create("a-test");
        assertEquals(
                List.of("default", "a-test", "bank"),
                profiles.list().stream().map(Profile::name).toList());
        assertFalse(profiles.list().getFirst().isWritten());
    }

    @Test
    void aCopyHasTheSettingsButNotTheSecrets() throws IOException {
        Profile bank = profiles.create("bank");
        profiles.save(bank, Map.of(Setting.MYSQL_USER, "kim"));
        new Kept("bank").store(SecretName.ES_PASSWORD, new Secret("hunter2"));
        Profile copy = profiles.copy(bank, "bank-2");
        assertEquals(Files.readString(bank.file()), Files.readString(copy.file()));
        assertTrue(new Kept("bank-2").find(SecretName.ES_PASSWORD).isEmpty());
    }

    @Test
    void renamingTakesTheSecretsAlongAndDeletingForgetsThem() {
        Profile bank = profiles.create("bank");
        new Kept("bank").store(SecretName.ES_PASSWORD, new Secret("hunter2"));
        Profile renamed = profiles.rename(bank, "bank-kr");
        assertFalse(bank.isWritten());
        assertTrue(new Kept("bank").find(SecretName.ES_PASSWORD).isEmpty());
        assertEquals(Optional.of(new Secret("hunter2")), new Kept("bank-kr").find(SecretName.ES_PASSWORD));
        profiles.delete(renamed);
        assertFalse(renamed.isWritten());
        assertTrue(new Kept("bank-kr").find(SecretName.ES_PASSWORD).isEmpty());
    }

    @Test
    void noNameLeadsOutOfTheFolderOrOverAnotherProfile() {
        profiles.create("bank");
        assertThrows(Failure.class, () -> profiles.create("../bank"));
        assertThrows(Failure.class, () -> profiles.create("bank"));
    }

    private final class Kept implements Secrets {
        private final String profile;

        Kept(String profile) {
            this.profile = profile;
        }

        private Map<SecretName, Secret> own() {
            return keyring.computeIfAbsent(profile, name -> new EnumMap<>(SecretName.class));
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public Optional<Secret> find(SecretName name) {
            return Optional.ofNullable(own().get(name));
        }

        @Override
        public void store(SecretName name, Secret secret) {
            own().put(name, secret);
        }

        @Override
        public void clear(SecretName name) {
            own().remove(name);
        }
    }
}
