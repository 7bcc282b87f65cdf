package io.tillwatch.ui.table;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where exported rows come from, for whoever opens the file later.
 *
 * @param title of the screen or table
 * @param filter what was asked, in words; empty for everything
 * @param address that shows the same again
 * @param asked when the index was asked
 * @param provenThrough the last business date found equal in source and index; null when none is
 * @param version of the application
 */
public record Provenance(
        String title,
        String filter,
        String address,
        Instant asked,
        @Nullable LocalDate provenThrough,
        String version) {}
