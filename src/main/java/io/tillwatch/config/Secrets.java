package io.tillwatch.config;

import java.util.Optional;

/** Where the secrets of one profile are kept. */
public interface Secrets {
    /** Whether there is such a place on this machine; the other methods throw a Failure when there is none. */
    boolean available();

    /** The secret, or empty when none is kept. */
    Optional<Secret> find(SecretName name);

    void store(SecretName name, Secret secret);

    /** Forgets the secret; does nothing when there is none. */
    void clear(SecretName name);
}
