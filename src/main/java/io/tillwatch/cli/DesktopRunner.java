package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import org.jspecify.annotations.Nullable;

/** Opens the desktop application. */
public interface DesktopRunner {
    /** Whether there is a window system to open a window in, as far as that can be told beforehand. */
    boolean isPossible();

    /** A window is about to be opened: what takes a while and needs no settings may begin. Returns at once. */
    void prepare();

    /**
     * Opens the window on these servers and returns when it is closed.
     *
     * @param address where to begin, {@code tillwatch://…}; null for where the person was last
     */
    void open(Settings settings, @Nullable String address);

    /** Closes the window that is open, if one is; from any thread. */
    void close();
}
