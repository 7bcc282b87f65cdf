package io.tillwatch.ui.common;

import java.util.Locale;

/** What kind of servers a profile points at, guessed from its name: nobody should take the one for the other. */
public enum Environment {
    DEMO,
    TEST,
    PRODUCTION;

    public static Environment of(String profile) {
        String name = profile.toLowerCase(Locale.ROOT);
        if (name.equals("demo")) {
            return DEMO;
        }
        return name.contains("test") || name.contains("dev") || name.contains("stag") ? TEST : PRODUCTION;
    }
}
