package io.tillwatch.elastic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Elasticsearch refuses a whole request for one {@code _id} over 512 bytes. */
final class DocumentIds {
    static final int LONGEST = 512;

    private DocumentIds() {}

    static boolean fits(String id) {
        return !id.isEmpty() && (id.length() <= LONGEST / 3 || bytes(id) <= LONGEST);
    }

    /** The id itself, or a digest of it when it is too long: a strange store's totals are kept all the same. */
    static String fitted(String id) {
        if (fits(id)) {
            return id;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static int bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8).length;
    }
}
