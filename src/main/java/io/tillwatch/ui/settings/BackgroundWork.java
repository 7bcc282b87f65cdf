package io.tillwatch.ui.settings;

import io.tillwatch.config.Settings;
import io.tillwatch.model.Sentence;
import java.util.Map;

/** What this computer's desktop does while nobody looks at it, whatever the profile. UI thread unless said otherwise. */
public interface BackgroundWork {
    /** What closing the window does. */
    enum Closing {
        /** Asks. */
        ASK,
        /** Leaves the program in the tray, where it goes on running schedules. */
        STAY,
        END
    }

    /** Whether schedules are run here, if no other desktop or service does. */
    boolean runsSchedules();

    /** From now on. */
    void runSchedules(boolean on);

    /** Whether this computer has a tray that the program could stay in. */
    boolean hasTray();

    Closing closing();

    void close(Closing how);

    /** Whether the computer's own notifications are used while no window of ours is looked at. */
    boolean notifiesOutside();

    void notifyOutside(boolean on);

    /**
     * Sends a test alarm by every way the settings name. Waits for the answers: not on the UI thread.
     *
     * @return by the name of the way, what was wrong; {@link Sentence#NONE} where it was taken. Empty without any way.
     */
    Map<String, Sentence> testAlarms(Settings settings);
}
