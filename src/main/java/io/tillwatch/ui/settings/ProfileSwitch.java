package io.tillwatch.ui.settings;

import io.tillwatch.config.Profile;
import io.tillwatch.ui.common.Address;
import java.util.function.Consumer;

/** Opens the window anew on the servers of a profile. UI thread. */
@FunctionalInterface
public interface ProfileSwitch {
    /**
     * Opens the profile; the window stays as it is when that cannot be done.
     *
     * @param then where the window begins
     * @param refused told why, on the UI thread
     */
    void open(Profile profile, Address then, Consumer<Throwable> refused);
}
