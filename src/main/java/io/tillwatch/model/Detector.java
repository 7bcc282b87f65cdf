package io.tillwatch.model;

/** What looks at sales beside the two rules; the names are written into documents and must not change. */
public enum Detector {
    /** A: the amount beside what the card and the store usually see. */
    ODD_AMOUNT,
    /** B: the same card at the same store again. */
    CARD_AT_STORE,
    /** C: the store's day so far, beside its usual days. */
    STORE_DAY_VOLUME,
    /** One amount split or repeated by one card within hours. */
    SPLIT_AMOUNT,
    /** Many approvals seconds apart, the more so just under round amounts. */
    APPROVAL_TRAIN,
    /** A few cards that come again and again for days. */
    CARD_RING,
    /** Two cards charged like amounts at two stores, again and again. */
    MIRRORED_CHARGES,
    /** Many cards in a day that were never seen anywhere. */
    NEW_CARDS,
    /** An hour or a weekday at which the store never sells. */
    CLOSED_HOURS,
    /** Cancelled after the payout, repeatedly. */
    CANCELED_AFTER_PAYOUT,
    /** Amount less fee is not the deposit. */
    DEPOSIT_SUM,
    /** A fee rate that is not usual. */
    FEE_RATE,
    /** A payout date that no calendar of business days allows. */
    DEPOSIT_DATE,
    /** One approval number on two sales. */
    APPROVAL_USED_TWICE
}
