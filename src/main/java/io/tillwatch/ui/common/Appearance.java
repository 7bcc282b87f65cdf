package io.tillwatch.ui.common;

import org.jspecify.annotations.Nullable;

/** How the window looks and speaks, remembered on this computer. UI thread. */
public interface Appearance {
    int SMALLEST = 10;
    int LARGEST = 20;

    ThemeChoice theme();

    void choose(ThemeChoice theme);

    /** The chosen language; null for the settings' or the platform's. */
    @Nullable
    Language chosenLanguage();

    void speak(@Nullable Language language);

    /** In pixels. */
    int fontSize();

    /** From {@link #SMALLEST} to {@link #LARGEST}; the nearer of them for what lies outside. */
    void setFontSize(int pixels);
}
