package io.tillwatch.cli;

import io.tillwatch.service.Figures;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.SaleSearch;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.StateStore;

/**
 * The two servers of a profile and what can be done with them. A connection is made only when a method needs it; every
 * method may throw {@link io.tillwatch.model.Failure}. Used by one thread.
 */
public interface Workspace extends AutoCloseable {
    Jobs jobs();

    SaleSearch search();

    /** The numbers that screens show. */
    Figures figures();

    /** The rows behind them. */
    SaleRows saleRows();

    SaleIndex index();

    RunStore runs();

    StateStore state();

    RejectStore rejects();

    SaleSource source();

    IndexAdmin admin();

    @Override
    void close();
}
