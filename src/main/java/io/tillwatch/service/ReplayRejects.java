package io.tillwatch.service;

import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads rejected rows again and takes in what was mended. A row that had no id cannot be looked up: while such rejects
 * are open, source and index are compared and what differs is mended.
 */
final class ReplayRejects {
    private static final int BATCH = 1_000;

    private final Desk desk;
    private final RunContext run;
    private final StateKeeper state;

    ReplayRejects(Desk desk, RunContext run, StateKeeper state) {
        this.desk = desk;
        this.run = run;
        this.state = state;
    }

    void replay() {
        Set<String> ids = new TreeSet<>();
        Set<String> withoutId = new HashSet<>();
        desk.rejects().all(entry -> {
            String id = entry.reject().saleId();
            if (id == null) {
                withoutId.add(entry.reject().documentId());
            } else {
                ids.add(id);
            }
        });
        if (withoutId.isEmpty()) {
            replay(ids);
        } else if (!run.request().dryRun()) {
            run.log(Sentence.of("run.log.rejects.compared"));
            new VerifyJob(desk, desk.index(), run, state, true, null).verify();
        }
    }

    private void replay(Set<String> ids) {
        try (SourceSession session = SourceViews.open(desk.source(), run);
                IndexWriter writer = new CheckedWriter(desk.index().writer(1, run.fence()), run)) {
            ChangeApplier applier = new ChangeApplier(desk.index(), writer, run.rules(), run, state);
            NewSales newSales = NewSales.of(desk, run, state);
            if (newSales != null) {
                applier.judging(newSales);
            }
            RowReader reader = new RowReader(desk.encoders().get(), writer, run, session.closedUntil());
            RowBatches batches = new RowBatches(
                    applier,
                    reader,
                    writer,
                    run,
                    desk,
                    session.clock(),
                    state.now().overlap());
            long done = 0;
            for (List<String> batch : Batches.of(ids, BATCH)) {
                run.progress(Stage.REPAIRING, done, ids.size());
                List<SourceRow> rows = session.byIds(batch);
                batches.apply(rows, ids.size());
                forgetGone(batch, rows, writer);
                done += batch.size();
            }
            reader.finish();
            writer.await();
            if (!run.request().dryRun()) {
                applier.publish();
                state.save(state.now().withPending(List.of()));
            }
            if (newSales != null) {
                newSales.keep();
            }
        } finally {
            run.using(null);
        }
    }

    private void forgetGone(List<String> asked, List<SourceRow> rows, IndexWriter writer) {
        Set<String> gone = new HashSet<>(asked);
        for (SourceRow row : rows) {
            gone.remove(
                    row.sale() != null
                            ? row.sale().id()
                            : row.reject() != null ? row.reject().saleId() : null);
        }
        List<IndexWrite> writes = new ArrayList<>();
        gone.forEach(id -> writes.add(new IndexWrite.RemoveReject(id)));
        if (!run.request().dryRun()) {
            writer.send(writes);
        }
    }
}
