package io.tillwatch.config;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets in the operating system's keyring. Its classes are loaded only when one is asked for. */
public final class KeyringSecrets implements Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecrets.class);
    private static final String DOMAIN = "Tillwatch";

    private final String profile;
    private final Map<String, String> environment;

    public KeyringSecrets(String profile, Map<String, String> environment) {
        this.profile = profile;
        this.environment = environment;
    }

    /** Quick and without loading a class of the keyring: a Linux without a session bus has none. */
    @Override
    public boolean available() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return true;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()
                || (!runtime.isEmpty() && Files.exists(Path.of(runtime, "bus")));
    }

    @Override
    public Optional<Secret> find(SecretName name) {
        return using(name, keyring -> {
            try {
                return Optional.ofNullable(keyring.getPassword(DOMAIN, account(name)))
                        .filter(value -> !value.isEmpty())
                        .map(Secret::new);
            } catch (PasswordAccessException nothingKept) {
                // The library says the same for "there is none" and "the keyring is locked".
                return Optional.empty();
            }
        });
    }

    @Override
    public void store(SecretName name, Secret secret) {
        using(name, keyring -> {
            keyring.setPassword(DOMAIN, account(name), secret.reveal());
            return true;
        });
    }

    @Override
    public void clear(SecretName name) {
        if (find(name).isEmpty()) {
            return;
        }
        using(name, keyring -> {
            keyring.deletePassword(DOMAIN, account(name));
            return true;
        });
    }

    private <T> T using(SecretName name, Use<T> use) {
        Keyring keyring = open(name);
        try {
            return use.apply(keyring);
        } catch (PasswordAccessException | RuntimeException | LinkageError refused) {
            throw unusable(name, refused);
        } finally {
            close(keyring);
        }
    }

    private static void close(Keyring keyring) {
        try {
            keyring.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception harmless) {
            LOG.debug("The keyring was not closed cleanly", harmless);
        }
    }

    private Keyring open(SecretName name) {
        if (!available()) {
            throw unusable(name, null);
        }
        try {
            return Keyring.create();
        } catch (BackendNotSupportedException | RuntimeException | LinkageError none) {
            throw unusable(name, none);
        }
    }

    private String account(SecretName name) {
        return profile + "/" + name.label();
    }

    private static Failure unusable(SecretName name, @Nullable Throwable cause) {
        return new Failure(
                Failure.Kind.SETTINGS, Sentence.of("config.keyring.unusable", name.label(), name.variable()), cause);
    }

    /** What is done with the open keyring. */
    private interface Use<T> {
        T apply(Keyring keyring) throws PasswordAccessException;
    }
}
