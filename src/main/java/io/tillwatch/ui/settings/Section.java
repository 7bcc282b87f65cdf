package io.tillwatch.ui.settings;

import java.util.Locale;

/** The parts of the settings, in the order they are shown. */
enum Section {
    CONNECTIONS,
    APPEARANCE,
    BACKGROUND,
    DATA,
    ABOUT;

    /** As in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The section of this code; the first one for what is none. */
    static Section of(String code) {
        for (Section section : values()) {
            if (section.code().equals(code)) {
                return section;
            }
        }
        return CONNECTIONS;
    }
}
