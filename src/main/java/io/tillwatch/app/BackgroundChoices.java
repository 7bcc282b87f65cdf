package io.tillwatch.app;

import io.tillwatch.cli.AlarmTester;
import io.tillwatch.config.Settings;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.settings.BackgroundWork;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the person chose for this computer's desktop, remembered. */
final class BackgroundChoices implements BackgroundWork {
    private static final String SCHEDULER = "scheduler";
    private static final String CLOSING = "closing";
    private static final String NOTICES = "notices.outside";
    private static final String OFF = "off";

    private final Memory memory;
    private final Tray tray;
    private final AlarmTester alarms;
    private Runnable schedulesChanged = () -> {};

    BackgroundChoices(Memory memory, Tray tray, AlarmTester alarms) {
        this.memory = memory;
        this.tray = tray;
        this.alarms = alarms;
    }

    /** @param action done after schedules were switched on or off */
    void onSchedulesChanged(Runnable action) {
        schedulesChanged = action;
    }

    @Override
    public boolean runsSchedules() {
        return !isOff(SCHEDULER);
    }

    @Override
    public void runSchedules(boolean on) {
        put(SCHEDULER, on);
        schedulesChanged.run();
    }

    @Override
    public boolean hasTray() {
        return tray.isThere();
    }

    @Override
    public Closing closing() {
        String chosen = memory.get(CLOSING).orElse("").toUpperCase(Locale.ROOT);
        for (Closing how : Closing.values()) {
            if (how.name().equals(chosen)) {
                return how;
            }
        }
        return Closing.ASK;
    }

    @Override
    public void close(Closing how) {
        memory.put(CLOSING, how.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean notifiesOutside() {
        return !isOff(NOTICES);
    }

    @Override
    public void notifyOutside(boolean on) {
        put(NOTICES, on);
    }

    private boolean isOff(String key) {
        return memory.get(key).orElse("").equals(OFF);
    }

    private void put(String key, boolean on) {
        memory.put(key, on ? "" : OFF);
    }

    @Override
    public Map<String, Sentence> testAlarms(Settings settings) {
        Map<String, Sentence> faults = new LinkedHashMap<>();
        alarms.test(settings).forEach(outcome -> faults.put(outcome.way(), outcome.fault()));
        return faults;
    }
}
