package io.tillwatch.ui.settings;

import java.nio.file.Path;

/**
 * What this program is and where it keeps things. The folders need not exist.
 *
 * @param version of Tillwatch
 * @param java version and maker of the Java it runs on
 */
public record About(String version, String java, String javafx, Path logs, Path data, Path settings) {}
