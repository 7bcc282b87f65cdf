package io.tillwatch.config;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import io.tillwatch.model.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets in the operating system's keyring. Its classes are loaded only when one is asked for. */
public final class KeyringSecrets implements Secrets {
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
        try (Keyring keyring = open(name)) {
            return Optional.ofNullable(keyring.getPassword(DOMAIN, account(name)))
                    .filter(value -> !value.isEmpty())
                    .map(Secret::new);
        } catch (PasswordAccessException nothingKept) {
            // The library says the same for "there is none" and "the keyring is locked".
            return Optional.empty();
        } catch (Failure failure) {
            throw failure;
        } catch (Exception unusable) {
            throw unusable(name, unusable);
        }
    }

    @Override
    public void store(SecretName name, Secret secret) {
        try (Keyring keyring = open(name)) {
            keyring.setPassword(DOMAIN, account(name), secret.reveal());
        } catch (Failure failure) {
            throw failure;
        } catch (Exception unusable) {
            throw unusable(name, unusable);
        }
    }

    @Override
    public void clear(SecretName name) {
        if (find(name).isEmpty()) {
            return;
        }
        try (Keyring keyring = open(name)) {
            keyring.deletePassword(DOMAIN, account(name));
        } catch (Failure failure) {
            throw failure;
        } catch (Exception unusable) {
            throw unusable(name, unusable);
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
                Failure.Kind.SETTINGS,
                "The operating system's keyring cannot be used here. Give the " + name.label()
                        + " in the environment variable " + name.variable() + " instead.",
                cause);
    }
}
