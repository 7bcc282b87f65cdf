package io.tillwatch.service;

import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Sale;

/** Encodes a sale as it will be indexed. The same sale always gives the same bytes. Not for use by two threads at once. */
@FunctionalInterface
public interface SaleEncoder {
    PreparedSale encode(Sale sale);
}
