package io.tillwatch.model;

/** Why a date is a public holiday in South Korea. */
public enum Holiday {
    NEW_YEAR,
    /** Lunar New Year's Day, and the days before and after it. */
    SEOLLAL,
    INDEPENDENCE_MOVEMENT,
    CHILDREN,
    BUDDHA,
    MEMORIAL,
    CONSTITUTION,
    LIBERATION,
    /** Chuseok, and the days before and after it. */
    CHUSEOK,
    NATIONAL_FOUNDATION,
    HANGUL,
    CHRISTMAS,
    /** A working day that is off because a holiday fell on a day that is free anyway. */
    SUBSTITUTE
}
