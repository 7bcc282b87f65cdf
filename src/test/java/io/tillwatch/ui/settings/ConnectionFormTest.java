package io.tillwatch.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.GivenSetting;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Setting;
import io.tillwatch.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFormTest {
    private static final Path NONE = Path.of("/none");

    private final ConnectionForm form = new ConnectionForm(new SettingsReader(
            Map.of(), new PlatformFolders(NONE, NONE, NONE, NONE), profile -> new NoKeyring())::faults);

    @Test
    void theAddressIsTakenApartAndPutTogetherAgain() {
        form.load(Map.of(
                Setting.MYSQL_URL,
                new GivenSetting("jdbc:mysql://db.example:3307/pay?useCompression=true&sslMode=VERIFY_CA", "")));
        assertEquals("db.example", text(FieldName.HOST));
        assertEquals("3307", text(FieldName.PORT));
        assertEquals("pay", text(FieldName.DATABASE));
        assertEquals("VERIFY_CA", text(FieldName.TLS));
        assertEquals(Map.of(), form.changes());

        type(FieldName.PORT, " 3308 ");
        assertEquals(
                Map.of(Setting.MYSQL_URL, "jdbc:mysql://db.example:3308/pay?sslMode=VERIFY_CA&useCompression=true"),
                form.changes());
        form.revert();
        assertFalse(form.isChanged());
    }

    @Test
    void whatTheEnvironmentGivesIsNeverSaved() {
        form.load(Map.of(Setting.ES_URL, new GivenSetting("https://search:9200", "TILLWATCH_ES_URL")));
        type(FieldName.URL, "https://other:9200");
        assertEquals(Map.of(), form.changes());
    }

    @Test
    void anEmptyFormIsFine() {
        form.load(Map.of());
        assertTrue(form.check());
    }

    @ParameterizedTest
    @CsvSource({
        "HOST, user@db.example",
        "PORT, 70000",
        "PORT, none",
        "DATABASE, ''",
        "TLS, DISABLED",
        "TABLE, a.b",
        "SOURCE_ZONE, Seoul",
        "URL, search:9200",
        "URL, http://search.example:9200",
        "FINGERPRINT, abc",
        "CA, /no/such/file.pem",
        "PREFIX, UPPER",
        "ZONE, Mars/Base",
    })
    void justTheFieldThatIsWrongIsMarked(FieldName name, String value) {
        form.load(Map.of(
                Setting.MYSQL_URL, new GivenSetting("jdbc:mysql://db.example:3306/pay", ""),
                Setting.ES_URL, new GivenSetting("https://search.example:9200", ""),
                Setting.ES_USER, new GivenSetting("kim", "")));
        assertTrue(form.check());
        type(name, value);
        assertFalse(form.check());
        for (FieldName other : FieldName.values()) {
            assertEquals(other == name, form.field(other).faultyProperty().get(), other.name());
        }
        form.revert();
        assertTrue(form.check());
    }

    @Test
    void aTestOfOneServerDoesNotStumbleOverTheOther() {
        form.load(Map.of());
        assertFalse(form.values(true).containsKey(Setting.ES_URL));
        assertFalse(form.values(false).containsKey(Setting.MYSQL_URL));
        assertEquals(Set.of(Setting.ZONE), intersection());
    }

    private Set<Setting> intersection() {
        Set<Setting> both = new java.util.HashSet<>(form.values(true).keySet());
        both.retainAll(form.values(false).keySet());
        return both;
    }

    private String text(FieldName name) {
        return form.field(name).value();
    }

    private void type(FieldName name, String value) {
        form.field(name).textProperty().set(value);
    }

    private static final class NoKeyring implements Secrets {
        @Override
        public boolean available() {
            return false;
        }

        @Override
        public Optional<Secret> find(SecretName name) {
            return Optional.empty();
        }

        @Override
        public void store(SecretName name, Secret secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void clear(SecretName name) {
            throw new UnsupportedOperationException();
        }
    }
}
