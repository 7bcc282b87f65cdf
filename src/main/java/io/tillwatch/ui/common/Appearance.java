package io.tillwatch.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** How the window looks and speaks, remembered on this computer. UI thread. */
public interface Appearance {
    int SMALLEST = 10;
    int LARGEST = 20;

    ThemeChoice theme();

    void choose(ThemeChoice theme);

    /** What {@link #theme} says; it may be changed elsewhere in the window. */
    ReadOnlyObjectProperty<ThemeChoice> themeProperty();

    /** The chosen language; null for the settings' or the platform's. */
    @Nullable
    Language chosenLanguage();

    void speak(@Nullable Language language);

    /** In pixels. */
    int fontSize();

    /** From {@link #SMALLEST} to {@link #LARGEST}; the nearer of them for what lies outside. */
    void setFontSize(int pixels);
}
