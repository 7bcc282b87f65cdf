package io.tillwatch.elastic;

import io.tillwatch.service.IndexedSale;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Reads a sale back from the index. */
final class SaleDocument {
    private static final byte[] NONE = {};
    private static final byte[] FLAGGED = JsonBytes.ascii(",\"flagged\":true}");
    private static final byte[] NOT_FLAGGED = JsonBytes.ascii(",\"flagged\":false}");

    private SaleDocument() {}

    /** What follows the body. */
    static byte[] ending(boolean flagged) {
        return flagged ? FLAGGED : NOT_FLAGGED;
    }

    /** A document of which only {@link SaleFields#NAMES} were asked for: what it states is believed. */
    static IndexedSale stamp(Hit hit) {
        var fields = SaleFields.of(hit);
        return new IndexedSale(
                fields.facts(), hit.version(), fields.modified(), fields.checksum(), fields.flagged(), NONE);
    }

    /**
     * A whole document. Its checksum is computed from what stands in it: a document changed by hand differs from the
     * source even though it still states the checksum it once had.
     */
    static IndexedSale whole(Hit hit, boolean withBody) {
        var fields = SaleFields.of(hit);
        int end = bodyEnd(hit, fields.flagged());
        long checksum = fields.checksum() == SaleFields.NO_CHECKSUM
                ? SaleFields.NO_CHECKSUM
                : computed(hit.answer(), hit.from(), end, fields.checksum());
        return new IndexedSale(
                fields.facts(),
                hit.version(),
                fields.modified(),
                checksum,
                fields.flagged(),
                withBody ? Arrays.copyOfRange(hit.answer(), hit.from(), end) : NONE);
    }

    private static int bodyEnd(Hit hit, boolean flagged) {
        byte[] ending = ending(flagged);
        int start = hit.to() - ending.length;
        return start > hit.from() && Arrays.equals(hit.answer(), start, hit.to(), ending, 0, ending.length)
                ? start
                : hit.to() - 1;
    }

    private static long computed(byte[] answer, int from, int end, long stated) {
        int contentEnd =
                end - ElasticSaleEncoder.CHECKSUM.length - Long.toString(stated).length();
        if (contentEnd <= from
                || !Arrays.equals(
                        answer,
                        contentEnd,
                        contentEnd + ElasticSaleEncoder.CHECKSUM.length,
                        ElasticSaleEncoder.CHECKSUM,
                        0,
                        ElasticSaleEncoder.CHECKSUM.length)) {
            return SaleFields.NO_CHECKSUM;
        }
        CRC32 crc = new CRC32();
        crc.update(answer, from, contentEnd - from);
        return crc.getValue();
    }
}
