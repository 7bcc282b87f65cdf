package io.tillwatch.server;

import io.tillwatch.config.ServeSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the certificate and its key from the files that the settings name. Throws a Failure SETTINGS that names the file. */
final class Certificates {
    /** Of the store in memory, which never leaves it. */
    static final String PASSWORD = "in memory only";

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

    private Certificates() {}

    /** A key and the chain of certificates that names it. */
    private record Identity(PrivateKey key, Certificate[] chain) {}

    /** A store with that one key. */
    static KeyStore read(Path certificate, ServeSettings settings) {
        Path key = settings.key();
        Identity identity = key == null ? fromStore(certificate, settings) : fromTexts(certificate, key);
        if (!belongTogether(identity)) {
            throw keyUnusable(key == null ? certificate : key, null);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("serve", identity.key(), PASSWORD.toCharArray(), identity.chain());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(certificate, e);
        }
    }

    private static Identity fromStore(Path file, ServeSettings settings) {
        char[] password = settings.keyPassword().reveal().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, password);
                Certificate[] chain = store.getCertificateChain(alias);
                if (key instanceof PrivateKey secret && chain != null) {
                    return new Identity(secret, chain);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(file, e);
        }
        throw unusable(file, null);
    }

    private static Identity fromTexts(Path certificate, Path key) {
        Certificate[] chain;
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)));
            chain = found.toArray(Certificate[]::new);
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(certificate, e);
        }
        if (chain.length == 0) {
            throw unusable(certificate, null);
        }
        return new Identity(key(key), chain);
    }

    private static PrivateKey key(Path file) {
        byte[] encoded;
        try {
            Matcher text = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!text.find()) {
                throw keyUnusable(file, null);
            }
            encoded = Base64.getMimeDecoder().decode(Objects.requireNonNull(text.group(1)));
        } catch (IOException | IllegalArgumentException e) {
            throw keyUnusable(file, e);
        }
        for (String kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException otherKind) {
                // The encoding names its kind, but no interface of the JDK reads that name.
            }
        }
        throw keyUnusable(file, null);
    }

    /** Whether the key signs what the certificate verifies: in a renewal one file is replaced before the other. */
    private static boolean belongTogether(Identity identity) {
        byte[] words = "tillwatch".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(signature(identity.key()));
            signature.initSign(identity.key());
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(Arrays.asList(identity.chain()).getFirst().getPublicKey());
            signature.update(words);
            return signature.verify(signed);
        } catch (GeneralSecurityException differ) {
            return false;
        }
    }

    private static String signature(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
    }

    private static Failure unusable(Path file, @Nullable Exception cause) {
        return new Failure(Failure.Kind.SETTINGS, Sentence.of("serve.certificate.unreadable", file), cause);
    }

    private static Failure keyUnusable(Path file, @Nullable Exception cause) {
        return new Failure(Failure.Kind.SETTINGS, Sentence.of("serve.key.unreadable", file), cause);
    }
}
