package io.tillwatch.cli;

import io.tillwatch.config.SettingsReader;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the command line needs from the program around it.
 *
 * @param nanoTime a clock that only ever goes forward, as {@link System#nanoTime}
 * @param startedBy {@code user@host} of the person
 * @param locale the platform's language, used when neither the person nor the settings name one
 */
public record Surroundings(
        Terminal terminal,
        SettingsReader settings,
        Workspaces workspaces,
        DemoRunner demo,
        DesktopRunner desktop,
        ServeRunner serve,
        AlarmTester alarms,
        LabelledFiles labelled,
        KibanaDoor kibana,
        InstantSource clock,
        Interrupts interrupts,
        ErrorReport errors,
        LongSupplier nanoTime,
        Supplier<String> startedBy,
        Locale locale) {}
