package io.tillwatch.embedded;

import io.tillwatch.config.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Random passwords, new at every start, and the form in which Elasticsearch's file of users holds them. */
final class Passwords {
    private static final int ITERATIONS = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** 24 random bytes as letters, digits, {@code -} and {@code _}: needs no quoting anywhere. */
    static Secret random() {
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
    }

    /** Elasticsearch's {@code {PBKDF2}} form. Few iterations do: the password has 192 random bits. */
    static String hashed(Secret password) {
        byte[] salt = bytes(32);
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, ITERATIONS, 256);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
            Base64.Encoder encoder = Base64.getEncoder();
            return "{PBKDF2}" + ITERATIONS + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[number];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
