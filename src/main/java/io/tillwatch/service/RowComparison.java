package io.tillwatch.service;

import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.spool.DifferenceSpool;
import io.tillwatch.service.spool.DifferenceSpool.Finding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares dates row by row and tells what differs from what the next sync brings anyway. Holds one business date in
 * memory, and what it finds on disk.
 */
final class RowComparison implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int NAMED_IN_LOG = 200;

    private final SaleIndex index;
    private final RunContext run;
    private final SourceSide source;
    private final SourceSession session;
    private final DifferenceSpool found;
    private long rows;
    private long named;

    RowComparison(SaleIndex index, RunContext run, SourceSide source, SourceSession session, Path spoolFolder) {
        this.index = index;
        this.run = run;
        this.source = source;
        this.session = session;
        this.found = new DifferenceSpool(spoolFolder);
    }

    /**
     * What a comparison came to.
     *
     * @param different sales that differ
     * @param gone how many of them are in the index alone
     * @param unsynced how many of them changed since the last sync
     */
    record Result(long different, long gone, long unsynced) {
        private Result plus(Result other) {
            return new Result(different + other.different, gone + other.gone, unsynced + other.unsynced);
        }
    }

    /** A row of the source as it is compared. */
    private record Expected(long checksum, boolean synced) {}

    /** Compares these dates. May be called once. */
    void compare(Set<LocalDate> dates) {
        Map<String, Expected> ofDate = new HashMap<>();
        TreeSet<LocalDate> open = new TreeSet<>(dates);
        if (open.isEmpty()) {
            return;
        }
        source.checksums((date, id, checksum, synced) -> {
            while (!open.isEmpty() && open.first().isBefore(date)) {
                compare(open.removeFirst(), ofDate);
            }
            if (!open.isEmpty() && open.first().equals(date)) {
                ofDate.put(id, new Expected(checksum, synced));
            }
        });
        while (!open.isEmpty()) {
            compare(open.removeFirst(), ofDate);
        }
    }

    private void compare(LocalDate date, Map<String, Expected> inSource) {
        run.progress(Stage.COMPARING, rows, -1);
        index.salesOn(date, run.request().storeId(), sale -> {
            rows++;
            String id = sale.facts().id();
            Expected row = inSource.remove(id);
            if (row == null) {
                found.add(id, date, Finding.EXTRA);
            } else if (row.checksum() != sale.checksum()) {
                found.add(id, date, row.synced() ? Finding.CHANGED : Finding.UNSYNCED);
            }
        });
        inSource.forEach((id, row) -> found.add(id, date, row.synced() ? Finding.MISSING : Finding.UNSYNCED));
        inSource.clear();
    }

    /**
     * Counts what was found.
     *
     * @param naming whether the first differences are named in the run's log
     */
    Result count(boolean naming) {
        var counted = new Object() {
            Result result = new Result(0, 0, 0);
        };
        inBatches(batch -> counted.result = counted.result.plus(count(batch, naming)));
        return counted.result;
    }

    private Result count(Map<String, Map<Finding, LocalDate>> batch, boolean naming) {
        Set<String> extra = new HashSet<>();
        batch.forEach((id, findings) -> {
            if (findings.keySet().equals(Set.of(Finding.EXTRA))) {
                extra.add(id);
            }
        });
        Map<String, SourceRow> elsewhere = byId(extra);
        long different = 0;
        long gone = 0;
        long unsynced = 0;
        for (Map.Entry<String, Map<Finding, LocalDate>> sale : batch.entrySet()) {
            SourceRow row = elsewhere.get(sale.getKey());
            boolean late = sale.getValue().containsKey(Finding.UNSYNCED) || (row != null && source.isUnsynced(row));
            different++;
            unsynced += late ? 1 : 0;
            gone += !late && extra.contains(sale.getKey()) && (row == null || row.sale() == null) ? 1 : 0;
            if (naming) {
                name(sale.getKey(), late ? Map.of(Finding.UNSYNCED, latest(sale.getValue())) : sale.getValue());
            }
        }
        return new Result(different, gone, unsynced);
    }

    private static LocalDate latest(Map<Finding, LocalDate> findings) {
        return Collections.max(findings.values());
    }

    private void name(String id, Map<Finding, LocalDate> findings) {
        if (++named > NAMED_IN_LOG) {
            if (named == NAMED_IN_LOG + 1) {
                run.log(Difference.MORE_ROWS);
            }
            return;
        }
        findings.forEach((finding, date) -> run.log(new Difference(date, id, kind(finding)).sentence()));
    }

    private static Difference.Kind kind(Finding finding) {
        return switch (finding) {
            case MISSING -> Difference.Kind.MISSING;
            case CHANGED -> Difference.Kind.CHANGED;
            case EXTRA -> Difference.Kind.EXTRA;
            case UNSYNCED -> Difference.Kind.UNSYNCED;
        };
    }

    /** Hands over what the source says of each differing sale, some at a time. */
    void changes(SaleEncoder encoder, Consumer<List<Change>> receiver) {
        inBatches(batch -> {
            Map<String, SourceRow> rowsNow = byId(batch.keySet());
            List<Change> changes = new ArrayList<>();
            for (String id : batch.keySet()) {
                SourceRow row = rowsNow.get(id);
                changes.add(
                        row == null || row.sale() == null ? Change.gone(id) : Change.of(encoder.encode(row.sale())));
            }
            receiver.accept(changes);
        });
    }

    private Map<String, SourceRow> byId(Set<String> ids) {
        Map<String, SourceRow> byId = new HashMap<>();
        if (!ids.isEmpty()) {
            for (SourceRow row : session.byIds(ids)) {
                String id = row.sale() != null
                        ? row.sale().id()
                        : row.reject() != null ? row.reject().saleId() : null;
                if (id != null) {
                    byId.put(id, row);
                }
            }
        }
        return byId;
    }

    private void inBatches(Consumer<Map<String, Map<Finding, LocalDate>>> receiver) {
        Map<String, Map<Finding, LocalDate>> batch = new LinkedHashMap<>();
        found.drain((id, findings) -> {
            batch.put(id, findings);
            if (batch.size() == BATCH) {
                run.checkStopped();
                receiver.accept(batch);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            receiver.accept(batch);
        }
    }

    @Override
    public void close() {
        found.close();
    }
}
