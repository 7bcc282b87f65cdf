package io.tillwatch.service;

import java.util.List;
import java.util.concurrent.Executor;

/** The operational database. Only ever read, never locked. Every method may throw {@link io.tillwatch.model.Failure}. */
public interface SaleSource extends AutoCloseable {
    /** Opens a connection of its own with one read-only, repeatable-read snapshot of the table. The caller closes it. */
    SourceSession open();

    /**
     * Connects in another thread already, for {@link #open} will be called soon. It never throws: what is wrong is told
     * when it is opened.
     */
    void expectOpening(Executor elsewhere);

    /**
     * Opens a connection that watches for changes. The caller closes it. Refused where a look would read the whole table:
     * without an index on {@code (modified, id)}, and where {@code modified} tells no more than the day.
     */
    ChangeWatch watch();

    /** Looks at connection, version, privileges, the table's columns and its indexes; never throws for what it finds. */
    List<Check> inspect();

    @Override
    void close();
}
