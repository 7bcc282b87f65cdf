package io.tillwatch.service;

import io.tillwatch.model.Sale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads some business dates or one store again, whether they changed or not. The watermark stays where it is. */
final class PartialSync {
    private static final int PAGE = 5_000;

    private final Desk desk;
    private final ChangeApplier applier;
    private final RowReader reader;
    private final IndexWriter writer;
    private final RunContext run;
    private final StateKeeper state;

    PartialSync(
            Desk desk, ChangeApplier applier, RowReader reader, IndexWriter writer, RunContext run, StateKeeper state) {
        this.desk = desk;
        this.applier = applier;
        this.reader = reader;
        this.writer = writer;
        this.run = run;
        this.state = state;
    }

    void sync(SourceSession session) {
        RowBatches batches = new RowBatches(
                applier, reader, writer, run, desk, session.clock(), state.now().overlap());
        List<SourceRow> page = new ArrayList<>();
        session.scan(run.request().range(), row -> {
            if (isWanted(row.sale())) {
                page.add(row);
            }
            if (page.size() == PAGE) {
                batches.apply(page, -1);
                page.clear();
            }
        });
        batches.apply(page, -1);
        reader.finish();
        if (!run.request().dryRun()) {
            writer.await();
            applier.publish();
            state.save(state.now().withPending(List.of()));
        }
    }

    /** Rejects are left to the whole sync: what business date they belong to may be what is wrong with them. */
    private boolean isWanted(@Nullable Sale sale) {
        String store = run.request().storeId();
        return sale != null
                && run.request().range().contains(sale.businessDate())
                && (store == null || store.equals(sale.storeId()));
    }
}
