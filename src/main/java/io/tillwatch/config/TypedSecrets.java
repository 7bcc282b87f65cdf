package io.tillwatch.config;

import java.util.Map;
import java.util.Optional;

/** Secrets that were just typed, above those that are kept: to try them before they are kept. */
record TypedSecrets(Map<SecretName, Secret> typed, Secrets kept) implements Secrets {
    /** Without a keyring a typed secret still can be tried. */
    @Override
    public boolean available() {
        return !typed.isEmpty() || kept.available();
    }

    @Override
    public Optional<Secret> find(SecretName name) {
        Secret secret = typed.get(name);
        if (secret != null) {
            return Optional.of(secret);
        }
        return kept.available() ? kept.find(name) : Optional.empty();
    }

    @Override
    public void store(SecretName name, Secret secret) {
        kept.store(name, secret);
    }

    @Override
    public void clear(SecretName name) {
        kept.clear(name);
    }
}
