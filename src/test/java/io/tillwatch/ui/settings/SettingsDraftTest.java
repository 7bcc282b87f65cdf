package io.tillwatch.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.ProfileFolder;
import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.testing.AtOnce;
import io.tillwatch.testing.KeptTexts;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was typed into the settings and not saved, when the program ends and begins again. */
class SettingsDraftTest {
    @TempDir
    private Path folder = Path.of("");

    private final KeptTexts memory = new KeptTexts();

    @BeforeEach
    void writeAProfile() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(file(), "mysql.url=jdbc:mysql://db.example:3306/pay\nmysql.user=reader\n");
    }

    private Path file() {
        return folders().config().resolve("default.properties");
    }

    private PlatformFolders folders() {
        return new PlatformFolders(folder.resolve("config"), folder, folder, folder);
    }

    /** A new start of the program on the same memory. */
    private ConnectionsViewModel start() {
        SettingsReader reader = new SettingsReader(Map.of(), folders(), profile -> new Keyring());
        SettingsDesk desk = new SettingsDesk(
                new ProfileFolder(folders().config(), profile -> new Keyring()),
                reader,
                profile -> new Keyring(),
                settings -> {
                    throw new UnsupportedOperationException("no server is asked");
                },
                (profile, then, refused) -> {},
                new NoBackground(),
                shown -> {},
                new About("", "", "", folder, folder, folder));
        Settings settings = reader.read(file(), "default");
        SettingsViewModel viewModel = new SettingsViewModel(
                desk, settings, new AtOnce(), memory, InstantSource.system(), Texts.in(Language.ENGLISH));
        viewModel.open(Address.of("settings"));
        return viewModel.connections();
    }

    private static String text(ConnectionsViewModel form, FieldName name) {
        return form.field(name).value();
    }

    private static void type(ConnectionsViewModel form, FieldName name, String text) {
        form.field(name).textProperty().set(text);
    }

    @Test
    void isThereAgainAsItWasTyped() {
        ConnectionsViewModel form = start();
        type(form, FieldName.HOST, "other=1&x.example");
        type(form, FieldName.SOURCE_USER, "");
        type(form, FieldName.PREFIX, "마포-");

        ConnectionsViewModel next = start();
        assertEquals("other=1&x.example", text(next, FieldName.HOST));
        assertEquals("3306", text(next, FieldName.PORT));
        assertEquals("", text(next, FieldName.SOURCE_USER));
        assertEquals("마포-", text(next, FieldName.PREFIX));
        assertTrue(next.isChanged(), "it is still not saved");
        next.revert();
        assertEquals("db.example", text(start(), FieldName.HOST));
        assertEquals(Map.of(), memory.texts);
    }

    @Test
    void noSecretIsKept() {
        ConnectionsViewModel form = start();
        for (SecretName name : SecretName.values()) {
            form.secret(name).textProperty().set("hunter2");
        }
        type(form, FieldName.URL, "https://elastic:hunter2@search:9200");
        type(form, FieldName.HOST, "jdbc:mysql://db/pay?password=hunter2");
        type(form, FieldName.DATABASE, "pay2");
        assertFalse(memory.texts.toString().contains("hunter2"), memory.texts.toString());
        assertEquals("pay2", text(start(), FieldName.DATABASE));
        assertEquals("", start().secret(SecretName.MYSQL_PASSWORD).value());
    }

    @Test
    void whatWasSavedIsNoDraft() {
        ConnectionsViewModel form = start();
        type(form, FieldName.HOST, "other.example");
        form.save(() -> {});
        assertEquals(Map.of(), memory.texts);
        assertFalse(form.isChanged());
        assertEquals("other.example", text(start(), FieldName.HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST", "=&&=", "HOST=%zz", "FAX=1&PORT=3307", "\u0000", "TLS=a=b"})
    void whatAnOtherVersionWroteStopsNobody(String written) {
        memory.texts.put("draft.connections.default", written);
        assertEquals("db.example", text(start(), FieldName.HOST));
        Map<FieldName, String> expected = new EnumMap<>(FieldName.class);
        if (written.contains("PORT")) {
            expected.put(FieldName.PORT, "3307");
        }
        if (written.contains("TLS")) {
            expected.put(FieldName.TLS, "a=b");
        }
        assertEquals(expected, new ConnectionDraft(memory).of("default"));
    }

    private static final class Keyring implements Secrets {
        @Override
        public boolean available() {
            return true;
        }

        @Override
        public Optional<Secret> find(SecretName name) {
            return Optional.empty();
        }

        @Override
        public void store(SecretName name, Secret secret) {
            throw new UnsupportedOperationException("no secret was typed: " + List.of(name));
        }

        @Override
        public void clear(SecretName name) {
            throw new UnsupportedOperationException("no secret is there");
        }
    }
}
