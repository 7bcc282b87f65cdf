package io.tillwatch.service;

import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.StoreDay;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A sale whose row differs from its document: new (no before), changed, or gone (no after). */
record ChangedSale(
        String id, @Nullable IndexedSale before, @Nullable PreparedSale after) {
    void addStoreDaysTo(Collection<StoreDay> days) {
        if (before != null) {
            days.add(before.facts().storeDay());
        }
        if (after != null) {
            days.add(after.facts().storeDay());
        }
    }
}
