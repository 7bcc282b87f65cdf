package io.tillwatch.elastic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Makes certificates, good ones and bad ones. Written out in DER because no JDK interface makes any. */
final class TestCertificates {
    private static final byte[] ECDSA_SHA256 = sequence(hex("06082a8648ce3d040302"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static long serial = 1;

    private TestCertificates() {}

    record Issued(KeyPair keys, X509Certificate certificate) {}

    static Issued authority(String name) throws GeneralSecurityException {
        KeyPair keys = keys();
        byte[] isAuthority = sequence(hex("0603551d13"), hex("0101ff"), octets(sequence(hex("0101ff"))));
        return new Issued(keys, sign(keys, name, keys, name, Duration.ofDays(30), isAuthority));
    }

    /** For {@code localhost} and 127.0.0.1, or for another host. */
    static Issued server(Issued authority, String host, Duration validFor) throws GeneralSecurityException {
        KeyPair keys = keys();
        String issuer =
                authority.certificate().getSubjectX500Principal().getName().replace("CN=", "");
        return new Issued(keys, sign(authority.keys(), issuer, keys, host, validFor, names(host)));
    }

    private static byte[] names(String host) {
        byte[] dns = tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
        byte[] address = host.equals("localhost") ? tagged(0x87, new byte[] {127, 0, 0, 1}) : new byte[0];
        return sequence(hex("0603551d11"), octets(sequence(dns, address)));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(
            KeyPair issuerKeys, String issuer, KeyPair keys, String subject, Duration validFor, byte[] extension)
            throws GeneralSecurityException {
        Instant end = Instant.now().plus(validFor);
        byte[] content = sequence(
                tagged(0xA0, hex("020102")),
                tagged(0x02, BigInteger.valueOf(serial++).toByteArray()),
                ECDSA_SHA256,
                name(issuer),
                sequence(time(end.minus(Duration.ofDays(60))), time(end)),
                name(subject),
                keys.getPublic().getEncoded(),
                tagged(0xA3, sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKeys.getPrivate());
        signature.update(content);
        byte[] whole = sequence(content, ECDSA_SHA256, tagged(0x03, join(new byte[1], signature.sign())));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String common) {
        byte[] text = tagged(0x0C, common.getBytes(StandardCharsets.US_ASCII));
        return sequence(tagged(0x31, sequence(hex("0603550403"), text)));
    }

    private static byte[] time(Instant instant) {
        return tagged(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] octets(byte[] content) {
        return tagged(0x04, content);
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, join(parts));
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length > 255) {
            out.write(0x82);
            out.write(content.length >> 8);
        } else if (content.length > 127) {
            out.write(0x81);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
