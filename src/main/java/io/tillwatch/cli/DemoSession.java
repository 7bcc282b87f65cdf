package io.tillwatch.cli;

/** The demo's servers, running. */
public interface DemoSession extends AutoCloseable {
    DemoReport report();

    /** Ends the servers; without "keep", removes their data. */
    @Override
    void close();
}
