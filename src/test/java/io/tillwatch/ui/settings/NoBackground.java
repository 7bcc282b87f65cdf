package io.tillwatch.ui.settings;

import io.tillwatch.config.Settings;
import io.tillwatch.model.Sentence;
import java.util.Map;

/** A computer without anything in the background. */
final class NoBackground implements BackgroundWork {
    @Override
    public boolean runsSchedules() {
        return false;
    }

    @Override
    public void runSchedules(boolean on) {}

    @Override
    public boolean hasTray() {
        return false;
    }

    @Override
    public Closing closing() {
        return Closing.END;
    }

    @Override
    public void close(Closing how) {}

    @Override
    public boolean notifiesOutside() {
        return false;
    }

    @Override
    public void notifyOutside(boolean on) {}

    @Override
    public Map<String, Sentence> testAlarms(Settings settings) {
        return Map.of();
    }
}
