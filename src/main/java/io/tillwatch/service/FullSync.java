package io.tillwatch.service;

import io.tillwatch.model.Position;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.SourceSession.Fingerprint;
import io.tillwatch.service.spool.SaleSpool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything once, sorts it and loads it. A load that was interrupted goes on with the store it had come to;
 * stores before it are read again only if one of their rows changed since.
 */
final class FullSync {
    private static final int BATCH = 1_000;
    /** Rows may be committed this long after the time they are stamped with. */
    private static final Duration LATE = Duration.ofHours(1);

    private final Desk desk;
    private final SaleIndex index;
    private final ChangeApplier applier;
    private final RowReader reader;
    private final IndexWriter writer;
    private final RunContext run;
    private final StateKeeper state;
    private final Set<String> changedStores = new HashSet<>();

    FullSync(
            Desk desk,
            SaleIndex index,
            ChangeApplier applier,
            RowReader reader,
            IndexWriter writer,
            RunContext run,
            StateKeeper state) {
        this.desk = desk;
        this.index = index;
        this.applier = applier;
        this.reader = reader;
        this.writer = writer;
        this.run = run;
        this.state = state;
    }

    void sync(SourceSession session) {
        Instant begun = run.now();
        applier.publish();
        boolean fresh = index.count() == 0 && !index.hasRollups();
        boolean noFlags = !index.hasFlags();
        SyncState resumed = state.now();
        Instant loadedUntil = resumed.loadedUntil() == null ? session.clock() : resumed.loadedUntil();
        state.save(resumed.loading(resumed.loadedStore(), loadedUntil));
        if (resumed.loadedStore() != null) {
            run.log(Sentence.of("run.log.goes.on"));
        }
        try (SaleSpool spool = new SaleSpool(desk.spoolFolder());
                IndexTarget target = new IndexTarget(index, run, fresh, noFlags, this::aboutToLeave)) {
            read(session, spool, fresh, loadedUntil.minus(LATE));
            new FullLoad(run.rules(), run, target, store -> isWanted(store, resumed.loadedStore()), store -> {
                        settle(session, target);
                        state.save(state.now().withPending(List.of()).loading(store, session.clock()));
                    })
                    .load(spool);
            settle(session, target);
        }
        new RejectSweep(desk, index, writer).forgetBefore(begun);
        writer.await();
        applier.publish();
        Position last = reader.last();
        SortedMap<Long, Fingerprint> overlap = last == null ? new TreeMap<>() : session.overlap(last);
        SyncState done = state.now().reached(last, overlap).syncedAt(session.clock());
        // What an interrupted load left may have been judged by other rules.
        state.save(resumed.loadedStore() == null ? done.judgedBy(run.rules().version()) : done);
    }

    private void read(SourceSession session, SaleSpool spool, boolean fresh, Instant changedSince) {
        long total = session.estimatedRows();
        List<Change> unreadable = new ArrayList<>();
        session.scan(row -> reader.take(
                row,
                total,
                sale -> {
                    spool.add(sale);
                    if (sale.modified().isAfter(changedSince)) {
                        changedStores.add(sale.facts().storeId());
                    }
                },
                reject -> {
                    if (!fresh && reject.saleId() != null) {
                        unreadable.add(Change.gone(reject.saleId()));
                    }
                    if (unreadable.size() == BATCH) {
                        applier.apply(unreadable, session.clock());
                        unreadable.clear();
                    }
                }));
        applier.apply(unreadable, session.clock());
        reader.finish();
    }

    /** A store that the interrupted load had finished, and whose rows are as they were, stays as it is. */
    private boolean isWanted(String store, @Nullable String loadedStore) {
        return loadedStore == null
                || changedStores.contains(store)
                || Arrays.compareUnsigned(utf8(store), utf8(loadedStore)) > 0;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** After a crash nothing shows any more that sales were there: the next run finds these store-days as pending. */
    private void aboutToLeave(Set<StoreDay> left) {
        state.save(state.now().withPending(left));
    }

    /** What the one pass could not do: flags that go, store-days that sales left, sales that the index did not take. */
    private void settle(SourceSession session, IndexTarget target) {
        if (target.isSettled()) {
            return;
        }
        // All of it is judged by what searches find.
        applier.publish();
        applier.takeAway(target.goneFlags());
        for (List<StoreDay> days : Batches.of(target.left(), BATCH)) {
            applier.recompute(days);
        }
        for (List<String> ids : Batches.of(target.notTaken(), BATCH)) {
            List<Change> changes = new ArrayList<>();
            SaleEncoder encoder = desk.encoders().get();
            for (SourceRow row : session.byIds(ids)) {
                if (row.sale() != null) {
                    changes.add(Change.of(encoder.encode(row.sale())));
                }
            }
            applier.apply(changes, session.clock());
        }
        target.settled();
    }
}
