package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One consistent view of {@code platform_sales}: all methods see the table as it was when the session was opened.
 * Used by one thread; {@link #cancel} may come from another. Every method may throw {@link io.tillwatch.model.Failure}.
 */
public interface SourceSession extends AutoCloseable {
    /** The part of the change order that is read. */
    enum Window {
        /** {@code modified} is at most {@link #closedUntil}. */
        CLOSED,
        /**
         * {@code modified} is later than the second of the database's clock: a writer's clock runs ahead. Where only
         * whole days can be told apart (dates without a time, text in mixed forms, the hour that clocks show twice),
         * everything that is not closed is ahead.
         */
        AHEAD,
        /**
         * {@code modified} is later than {@link #closedUntil}: also rows of seconds that others may still join, which
         * have to be read again once they are over.
         */
        LATER
    }

    /** The database's clock when the view was taken. */
    Instant clock();

    /**
     * The last second that is over by more than the settling time on the database's clock: a row stamped later may
     * still be joined by others of the same second.
     */
    Instant closedUntil();

    /** Whether rows are stamped after {@link #closedUntil} and not after {@link #clock}: worth waiting for. */
    boolean hasOpenRows();

    /** How many rows a scan would read, roughly and cheaply; 0 for an empty table. */
    long estimatedRows();

    /** Counts changes of {@link Window#CLOSED} after a position (all when null), but not beyond {@code atMost}. */
    long countChanges(@Nullable Position after, long atMost);

    /**
     * A page of changes ordered by {@code (modified, id)}.
     *
     * @param after exclusive; null begins at the first row of the window
     * @return at most {@code limit} rows, fewer only at the window's end
     */
    List<SourceRow> changes(Window window, @Nullable Position after, int limit);

    /**
     * Every row of the table except those of the open second(s) ({@link #hasOpenRows}), also those whose
     * {@code modified} is missing, in any order, without holding more than a page in memory. The receiver must not use this session, except for
     * {@link #estimatedRows}, {@link #clock}, {@link #closedUntil} and {@link #cancel}.
     */
    void scan(Consumer<SourceRow> rows);

    /**
     * Rows whose business date lies in the range, as {@link #scan}. May hand over rows outside the range (a source
     * whose times are text cannot always tell); the caller filters.
     */
    void scan(DateRange range, Consumer<SourceRow> rows);

    /** The rows with these ids, in any order; ids that do not exist are absent. */
    List<SourceRow> byIds(Collection<String> ids);

    /**
     * What the last minutes before a position look like, to find rows that were committed late.
     *
     * @return by minute since the epoch: rows with {@code (modified, id) <= upTo} and {@code modified} within the
     *     overlap before it
     */
    SortedMap<Long, Fingerprint> overlap(Position upTo);

    /** A page of the rows of one minute since the epoch, ordered by {@code (modified, id)}, not after {@code upTo}. */
    List<SourceRow> ofMinute(long epochMinute, Position upTo, @Nullable Position after, int limit);

    /** Stops a running statement; the method that runs it throws CANCELLED. Safe from any thread. */
    void cancel();

    @Override
    void close();

    /**
     * Number of rows and the sum of the CRC-32 of their ids' UTF-8 text.
     *
     * @param idChecksums sum of unsigned 32-bit values
     */
    record Fingerprint(long count, long idChecksums) {}
}
