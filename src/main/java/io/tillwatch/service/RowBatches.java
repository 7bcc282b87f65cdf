package io.tillwatch.service;

import io.tillwatch.model.Reject;
import io.tillwatch.service.SourceSession.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Applies rows as they are read, and keeps the picture of the last minutes right while sales move out of them. */
final class RowBatches {
    private final ChangeApplier applier;
    private final RowReader reader;
    private final IndexWriter writer;
    private final RunContext run;
    private final Instant view;
    private final RejectStore rejects;
    private final boolean anyRejects;
    private final SortedMap<Long, Fingerprint> minutes;
    private boolean applied;

    /**
     * Prepares for a view.
     *
     * @param minutes the last minutes before the watermark as they were read
     */
    RowBatches(
            ChangeApplier applier,
            RowReader reader,
            IndexWriter writer,
            RunContext run,
            Desk desk,
            Instant view,
            SortedMap<Long, Fingerprint> minutes) {
        this.applier = applier;
        this.reader = reader;
        this.writer = writer;
        this.run = run;
        this.view = view;
        this.rejects = desk.rejects();
        this.anyRejects = rejects.count() > 0;
        this.minutes = new TreeMap<>(minutes);
    }

    /**
     * Brings the index to what these rows say.
     *
     * @param total how many rows there are to read in all, -1 when unknown
     */
    void apply(List<SourceRow> rows, long total) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (SourceRow row : rows) {
            reader.take(
                    row,
                    total,
                    sale -> changes.put(sale.facts().id(), Change.of(sale)),
                    reject -> bad(reject, changes));
        }
        ChangeApplier.Applied outcome = applier.apply(changes.values(), view);
        applied |= !outcome.changed().isEmpty();
        outcome.changed().forEach(this::moveOut);
        if (!run.request().dryRun()) {
            writer.send(mended(changes.values(), outcome.refused()));
        }
    }

    /** Rejects of rows that are good now, and that the index has not just refused. */
    private List<IndexWrite> mended(Collection<Change> changes, Set<String> refused) {
        if (!anyRejects) {
            return List.of();
        }
        List<String> good = changes.stream()
                .filter(change -> change.sale() != null && !refused.contains(change.id()))
                .map(Change::id)
                .toList();
        List<IndexWrite> mended = new ArrayList<>();
        rejects.among(good).forEach(id -> mended.add(new IndexWrite.RemoveReject(id)));
        return mended;
    }

    /** What cannot be taken in must not stay in the index in an older form. */
    private static void bad(Reject reject, Map<String, Change> changes) {
        if (reject.saleId() != null) {
            changes.put(reject.saleId(), Change.gone(reject.saleId()));
        }
    }

    private void moveOut(ChangedSale sale) {
        IndexedSale before = sale.before();
        if (before != null) {
            minutes.computeIfPresent(
                    Math.floorDiv(before.modified().getEpochSecond(), 60L),
                    (minute, print) -> new Fingerprint(print.count() - 1, print.idChecksums() - checksum(sale.id())));
        }
    }

    private static long checksum(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** Whether a minute looks as it did, apart from the sales that moved out of it since. */
    boolean isAsBefore(long minute, Fingerprint now) {
        Fingerprint before = minutes.get(minute);
        return now.equals(before) || (before == null && now.count() == 0);
    }

    /** Whether anything differed from the index. */
    boolean applied() {
        return applied;
    }
}
