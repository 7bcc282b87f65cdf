package io.tillwatch.service;

import io.tillwatch.model.PreparedSale;
import io.tillwatch.service.spool.StoreDaySpool;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what a full load would index: reads the source, and leaves the index alone. */
final class DryLoad {
    private final RunContext run;
    private final RowReader reader;
    private final Path spoolFolder;

    DryLoad(RunContext run, RowReader reader, Path spoolFolder) {
        this.run = run;
        this.reader = reader;
        this.spoolFolder = spoolFolder;
    }

    void load(SourceSession session) {
        try (StoreDaySpool days = new StoreDaySpool(spoolFolder)) {
            session.scan(
                    run.request().range(),
                    row -> reader.take(
                            row,
                            session.estimatedRows(),
                            sale -> {
                                if (isWanted(sale)) {
                                    run.add(Count.INDEXED, 1);
                                    days.add(sale.facts().storeDay());
                                }
                            },
                            reject -> {}));
            reader.finish();
            days.drain(day -> run.add(Count.STORE_DAYS, 1));
        }
    }

    private boolean isWanted(PreparedSale sale) {
        @Nullable String store = run.request().storeId();
        return run.request().range().contains(sale.facts().businessDate())
                && (store == null || store.equals(sale.facts().storeId()));
    }
}
