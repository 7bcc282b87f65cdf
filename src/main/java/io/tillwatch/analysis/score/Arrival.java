package io.tillwatch.analysis.score;

/** The sale that is judged, in numbers. One object is used again and again, as there are millions of them. */
final class Arrival {
    /** Stands for the card, and for the pair, of a sale that names none. */
    static final int NONE = -1;

    /** Of the store, in the order they were first seen. */
    int store;
    /** Of the card, or {@link #NONE}. */
    int card;
    /** Of this card at this store, or {@link #NONE}. */
    int pair;
    /** Whether the card was never seen before, at any store. */
    boolean newCard;
    /** Whole won, above zero. */
    long amount;
    /** {@link AmountScale#level} of the amount. */
    double level;
    /** Seconds since 1970, by the wall clock of the business zone. */
    long second;
    /** Days since 1970. */
    int day;

    /** Whole won; only where the sale has one. */
    long fee;
    /** Whole won; only where the sale has one. */
    long deposit;
    /** Days since 1970; only where the sale has one. */
    long depositDay;
    /** Stands for the card company and its approval number; only where the sale has one. */
    long approval;

    boolean hasCard() {
        return card != NONE;
    }

    /** Days since 1970, with fractions. */
    double time() {
        return second / 86_400.0;
    }

    /** 0 to 23. */
    int hour() {
        return (int) (second % 86_400 / 3_600);
    }

    /** 0 for Monday to 6. */
    int weekday() {
        // 1970 began with a Thursday.
        return (day + 3) % 7;
    }
}
