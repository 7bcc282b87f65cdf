package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.model.Sentence;
import java.util.List;

/** Sends a test alarm by every way the settings name. */
public interface AlarmTester {
    /** One outcome for each way, in no more time than one sending takes; empty when there is none. */
    List<Outcome> test(Settings settings);

    /**
     * What came of it.
     *
     * @param way {@code mail} or {@code command}
     * @param fault why it did not arrive; {@link Sentence#NONE} when it did
     */
    record Outcome(String way, Sentence fault) {}
}
