package io.tillwatch.ui.table;

/**
 * What rows are sorted by.
 *
 * @param key of the column
 */
public record TableOrder(String key, boolean descending) {}
