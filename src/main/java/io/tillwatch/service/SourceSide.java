package io.tillwatch.service;

import io.tillwatch.model.DateSums;
import io.tillwatch.model.Position;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.service.spool.ChecksumSpool;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The source's side of a comparison: what the rows of a view add up to per business date, and each one's checksum. */
final class SourceSide implements AutoCloseable {
    private final JobRequest request;
    private final @Nullable Position syncedUpTo;
    private final SortedMap<LocalDate, DateSums> sums = new TreeMap<>();
    private final ChecksumSpool checksums;

    /**
     * Begins empty.
     *
     * @param request which dates and store are compared
     * @param syncedUpTo rows after it changed since the last sync; null when all are taken for synced
     */
    SourceSide(JobRequest request, @Nullable Position syncedUpTo, Path spoolFolder) {
        this.request = request;
        this.syncedUpTo = syncedUpTo;
        this.checksums = new ChecksumSpool(spoolFolder);
    }

    /** Reads the rows of the view once. */
    void read(SourceSession session, RowReader reader) {
        long total = session.estimatedRows();
        session.scan(
                request.range(),
                row -> reader.take(
                        row,
                        total,
                        sale -> {
                            if (isWanted(sale)) {
                                add(sale, !isUnsynced(row));
                            }
                        },
                        reject -> {}));
        reader.finish();
    }

    private boolean isWanted(PreparedSale sale) {
        String store = request.storeId();
        return request.range().contains(sale.facts().businessDate())
                && (store == null || store.equals(sale.facts().storeId()));
    }

    private void add(PreparedSale sale, boolean synced) {
        LocalDate date = sale.facts().businessDate();
        sums.merge(date, DateSums.NONE.plus(sale), (before, one) -> before.plus(sale));
        checksums.add(date, sale.facts().id(), sale.checksum(), synced);
    }

    /** Whether the row changed since the last sync, so that the index cannot know it yet. */
    boolean isUnsynced(SourceRow row) {
        Position position = row.position();
        if (position == null && row.reject() != null) {
            position = row.reject().position();
        }
        return position != null && syncedUpTo != null && position.isAfter(syncedUpTo);
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    /** All dates that either side has rows of. */
    Set<LocalDate> dates(SortedMap<LocalDate, DateSums> indexed) {
        Set<LocalDate> dates = new TreeSet<>(sums.keySet());
        dates.addAll(indexed.keySet());
        return dates;
    }

    /** The dates on which the two sides do not add up to the same. */
    Set<LocalDate> differing(SortedMap<LocalDate, DateSums> indexed) {
        Set<LocalDate> dates = dates(indexed);
        dates.removeIf(date -> {
            DateSums ofDate = sums.get(date);
            return ofDate != null && ofDate.equals(indexed.get(date));
        });
        return dates;
    }

    /** Hands over the checksums of all rows by date. */
    void checksums(ChecksumSpool.Receiver receiver) {
        checksums.drain(receiver);
    }

    @Override
    public void close() {
        checksums.close();
    }
}
