package io.tillwatch.ui.common;

import java.util.Locale;

/** The languages of the screens. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    KOREAN(Locale.KOREAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** {@code en} or {@code ko}, as in the settings. */
    public String code() {
        return locale.getLanguage();
    }

    /** Korean for Korean, English for every other language. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("ko") ? KOREAN : ENGLISH;
    }
}
