package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.List;
import java.util.Map;

/** Looks for a secret in the environment first, then in the keyring. */
final class SecretFinder {
    private final Map<String, String> environment;
    private final Secrets keyring;
    private final List<Sentence> notes;

    SecretFinder(Map<String, String> environment, Secrets keyring, List<Sentence> notes) {
        this.environment = environment;
        this.keyring = keyring;
        this.notes = notes;
    }

    /** Whether the environment has a word on it, be it an empty one. */
    boolean given(SecretName name) {
        return environment.containsKey(name.variable());
    }

    /** The secret; {@link Secret#NONE} with a note on where it was looked for when there is none. */
    Secret find(SecretName name) {
        String given = environment.get(name.variable());
        if (given != null) {
            // An empty variable says "without password" and keeps the keyring out of it.
            return new Secret(given);
        }
        if (!keyring.available()) {
            notes.add(Sentence.of("config.secret.no.keyring", name.label(), name.variable()));
            return Secret.NONE;
        }
        try {
            return keyring.find(name).orElseGet(() -> {
                notes.add(Sentence.of("config.secret.missing", name.label(), name.label(), name.variable()));
                return Secret.NONE;
            });
        } catch (Failure unusable) {
            notes.add(unusable.sentence());
            return Secret.NONE;
        }
    }
}
