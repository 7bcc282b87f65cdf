package io.tillwatch.service;

import org.jspecify.annotations.Nullable;

/**
 * Stores in the order in which the index sorts them.
 *
 * @param after exclusive; null begins at the first store
 * @param upTo inclusive; null ends with the last store
 */
public record StoreRange(@Nullable String after, @Nullable String upTo) {}
