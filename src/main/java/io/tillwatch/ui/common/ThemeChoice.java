package io.tillwatch.ui.common;

/** What a person wants the windows to look like. */
public enum ThemeChoice {
    LIGHT,
    DARK,
    /** As the desktop around the window does, and with it when it changes. */
    SYSTEM
}
