package io.tillwatch.kibana;

import java.util.Locale;

/** A language the dashboards are built in. Both have the same ids, so that one replaces the other in a space. */
public enum Edition {
    EN,
    KO;

    /** As files and commands have it: {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String fileName() {
        return "tillwatch-" + code() + ".ndjson";
    }

    /** Korean for Korean, English for every other language. */
    public static Edition of(Locale language) {
        return language.getLanguage().equals(Locale.KOREAN.getLanguage()) ? KO : EN;
    }
}
