package io.tillwatch.elastic;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.jspecify.annotations.Nullable;

/**
 * Whom to believe: the authority in the given file, the one with the given fingerprint, or the platform's own. Chain,
 * dates and host name are checked in every case.
 */
public final class ServerTrust {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private ServerTrust() {}

    static TlsStrategy strategy(IndexSettings settings) {
        try {
            SSLContext context = context(settings.ca(), settings.fingerprint());
            // The policy is spelled out: left to a default, older clients checked no host name at all.
            return new DefaultClientTlsStrategy(
                    context,
                    new String[] {"TLSv1.3", "TLSv1.2"},
                    null,
                    SSLBufferMode.STATIC,
                    HostnameVerificationPolicy.CLIENT,
                    new DefaultHostnameVerifier());
        } catch (GeneralSecurityException e) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.trust.java"), e);
        }
    }

    private static SSLContext context(@Nullable Path ca, String fingerprint) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(ca, fingerprint), null);
        return context;
    }

    /**
     * The same belief for another client.
     *
     * @param ca PEM file; null for the platform's own authorities
     * @param fingerprint SHA-256 of an authority; may be empty
     */
    public static SSLContext of(@Nullable Path ca, String fingerprint) {
        try {
            return context(ca, fingerprint);
        } catch (GeneralSecurityException e) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.trust.java"), e);
        }
    }

    private static TrustManager @Nullable [] managers(@Nullable Path ca, String wanted)
            throws GeneralSecurityException {
        List<X509Certificate> anchors = ca == null ? List.of() : certificates(ca);
        if (wanted.isEmpty()) {
            return anchors.isEmpty() ? null : new TrustManager[] {trusting(anchors)};
        }
        String fingerprint = normalized(wanted);
        if (anchors.isEmpty()) {
            return new TrustManager[] {new PinnedTrustManager(fingerprint)};
        }
        for (X509Certificate anchor : anchors) {
            if (PinnedTrustManager.fingerprint(anchor).equals(fingerprint)) {
                return new TrustManager[] {trusting(List.of(anchor))};
            }
        }
        throw new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.trust.fingerprint.other"));
    }

    /** PKIX with these certificates as the only anchors. */
    static X509ExtendedTrustManager trusting(Collection<X509Certificate> anchors) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate anchor : anchors) {
                store.setCertificateEntry("ca" + number++, anchor);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (IOException e) {
            throw new CertificateException(e);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
        } catch (NoSuchFileException e) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.trust.file.missing", file), e);
        } catch (IOException | CertificateException e) {
            throw unusable(file);
        }
        if (found.isEmpty()) {
            throw unusable(file);
        }
        return found;
    }

    private static Failure unusable(Path file) {
        return new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.trust.file", file));
    }

    private static String normalized(String fingerprint) {
        String bare = fingerprint.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!SHA_256.matcher(bare).matches()) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.trust.fingerprint"));
        }
        return bare;
    }
}
