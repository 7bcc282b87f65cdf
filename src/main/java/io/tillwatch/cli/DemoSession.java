package io.tillwatch.cli;

import io.tillwatch.config.Settings;

/** The demo's servers, running. */
public interface DemoSession extends AutoCloseable {
    DemoReport report();

    /** The servers as a profile has them. */
    Settings settings();

    /** Ends the servers; without "keep", removes their data. */
    @Override
    void close();
}
