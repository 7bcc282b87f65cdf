package io.tillwatch.service.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * One entry of the journal. Its hash covers all of it and the hash of the entry before, so that none can be changed, taken out or
 * put in without all later ones changing.
 *
 * @param number from 1, without gaps
 * @param by {@code user@host}
 * @param action name of a {@link ReviewAction.Kind}
 * @param saleId empty where it is about none
 * @param basis number of the entry that the flag stood at before; 0 for none
 * @param before the flag's fields before, by the names of the index
 * @param after and after
 * @param bulk names what was done to many flags at once; empty for one alone
 * @param about of NOT_DONE the number of the entry that was not done, of UNDO that of the entry that is taken back; 0 else
 */
public record JournalEntry(
        long number,
        Instant at,
        String by,
        String action,
        String saleId,
        String storeId,
        long amount,
        String reason,
        String note,
        long basis,
        SortedMap<String, String> before,
        SortedMap<String, String> after,
        String bulk,
        long about,
        String previous,
        String hash) {
    /** What stands before the first entry. */
    public static final String BEGIN = "";

    /** As the next one after an entry. */
    JournalEntry linked(long itsNumber, String previousHash) {
        JournalEntry open = new JournalEntry(
                itsNumber,
                at,
                by,
                action,
                saleId,
                storeId,
                amount,
                reason,
                note,
                basis,
                before,
                after,
                bulk,
                about,
                previousHash,
                "");
        return new JournalEntry(
                itsNumber,
                at,
                by,
                action,
                saleId,
                storeId,
                amount,
                reason,
                note,
                basis,
                before,
                after,
                bulk,
                about,
                previousHash,
                open.computedHash());
    }

    /** SHA-256 over every field but the hash, each with its length, so that nothing can move from one field to another. */
    String computedHash() {
        StringBuilder text = new StringBuilder();
        add(text, Long.toString(number));
        add(text, at.toString());
        add(text, by);
        add(text, action);
        add(text, saleId);
        add(text, storeId);
        add(text, Long.toString(amount));
        add(text, reason);
        add(text, note);
        add(text, Long.toString(basis));
        add(text, before);
        add(text, after);
        add(text, bulk);
        add(text, Long.toString(about));
        add(text, previous);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void add(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value).append(';');
    }

    private static void add(StringBuilder text, Map<String, String> fields) {
        text.append(fields.size()).append('{');
        fields.forEach((name, value) -> {
            add(text, name);
            add(text, value);
        });
        text.append('}');
    }

    boolean isIntact() {
        return hash.equals(computedHash());
    }

    /** Whether it says something of a flag's fields. */
    boolean changesFlag() {
        return Stream.of(ReviewAction.Kind.values())
                .anyMatch(kind -> kind.changesFlag() && kind.name().equals(action));
    }
}
