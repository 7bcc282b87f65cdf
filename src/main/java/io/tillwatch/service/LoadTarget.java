package io.tillwatch.service;

import io.tillwatch.analysis.rollup.StoreLedger;
import java.util.List;

/** Where a {@link FullLoad} puts what it worked out. */
interface LoadTarget {
    /** Judged sales, in the order of store and date. The list is the caller's. */
    void sales(List<FullLoad.Loaded> batch);

    /** All store-days of a store, when its last sale was handed over. */
    void rollups(String storeId, StoreLedger ledger);

    /** Waits until all of it is acknowledged. */
    void finish();
}
