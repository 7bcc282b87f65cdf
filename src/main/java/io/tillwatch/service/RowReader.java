package io.tillwatch.service;

import io.tillwatch.model.Position;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import io.tillwatch.service.ProgressListener.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows as they come from the source: encodes the good ones, records the bad ones, and remembers how far the
 * change order has been read.
 */
final class RowReader {
    private static final int REJECT_BATCH = 500;
    private static final int REPORT_EVERY = 5_000;

    private final SaleEncoder encoder;
    private final IndexWriter writer;
    private final RunContext run;
    private final Instant closedUntil;
    private final List<Reject> rejects = new ArrayList<>();
    private long read;
    private @Nullable Position last;

    RowReader(SaleEncoder encoder, IndexWriter writer, RunContext run, Instant closedUntil) {
        this.encoder = encoder;
        this.writer = writer;
        this.run = run;
        this.closedUntil = closedUntil;
    }

    /** Hands a good row to one receiver and a bad one to the other. */
    void take(SourceRow row, long total, Consumer<PreparedSale> good, Consumer<Reject> bad) {
        if (++read % REPORT_EVERY == 0) {
            run.progress(Stage.READING, read, total);
        }
        Sale sale = row.sale();
        Reject reject = row.reject();
        if (sale != null) {
            good.accept(encoder.encode(sale));
        } else if (reject != null) {
            rejects.add(reject);
            bad.accept(reject);
            if (rejects.size() >= REJECT_BATCH) {
                flushRejects();
            }
        }
        if (row.position() != null && (sale == null || !sale.modified().isAfter(closedUntil))) {
            last = later(last, row.position());
        }
    }

    private static Position later(@Nullable Position left, Position right) {
        return left == null || right.isAfter(left) ? right : left;
    }

    /** The furthest position read that is closed; null when there was none. */
    @Nullable
    Position last() {
        return last;
    }

    /** Writes the rejects and adds what was read to the run's counts. */
    void finish() {
        flushRejects();
        run.add(Count.READ, read);
        read = 0;
    }

    /** Sends the rejects that are held back. Before a position behind their rows is saved they must be acknowledged. */
    void flushRejects() {
        run.add(Count.REJECTED, rejects.size());
        if (!rejects.isEmpty() && !run.request().dryRun()) {
            List<IndexWrite> writes = new ArrayList<>();
            rejects.forEach(reject -> writes.add(new IndexWrite.PutReject(reject, run.now(), run.runId())));
            writer.send(writes);
        }
        rejects.clear();
    }
}
