package io.tillwatch.model;

/** The scored detectors. Their names are written into documents and must not change. */
public enum Detector {
    /** An amount that surprises for this card and this store. */
    ODD_AMOUNT,
    /** A card that comes back to one store as cards there do not. */
    CARD_AT_STORE,
    /** A store's day with far more sales than its days have. */
    STORE_DAY_VOLUME,
    /** One payment split into several, or one amount again and again. */
    SPLIT_AMOUNT,
    /** Many approvals seconds apart, just under a round number. */
    APPROVAL_TRAIN,
    /** A few cards that make up a store's sales by turns. */
    CARD_RING,
    /** Two owners who charge at each other's store. */
    MIRRORED_CHARGES,
    /** A volume that comes from cards nobody has seen before. */
    NEW_CARDS,
    /** Sales at hours or on weekdays on which the store is closed. */
    CLOSED_HOURS,
    /** Sales that are cancelled once they were paid out. */
    CANCELED_AFTER_PAYOUT,
    /** Amount less fee is not the deposit. */
    DEPOSIT_SUM,
    /** A fee outside the card company's band. */
    FEE_RATE,
    /** A deposit on a date that no calendar of business days allows. */
    DEPOSIT_DATE,
    /** One approval number on two sales. */
    APPROVAL_USED_TWICE
}
