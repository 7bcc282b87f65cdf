package io.tillwatch.samples;

/** What kinds of trouble are planted among the sample sales. */
public enum AnomalyKind {
    /** One ticket many times the store's usual one. */
    LARGE_TICKET,
    /** One card pays the same amount again and again within an hour or two. */
    REPEATED_AMOUNT,
    /** A large bill split into equal parts on one card within minutes. */
    SPLIT_PAYMENT,
    /** Sales at an hour when the store is closed. */
    CLOSED_HOURS,
    /** Sales taken back after the money was paid out. */
    CANCELED_AFTER_PAYOUT,
    /** The payout is not amount less fee. */
    WRONG_DEPOSIT,
    /** One approval number on several sales. */
    REUSED_APPROVAL,
    /** Approvals with running numbers within minutes, each on another card. */
    APPROVAL_TRAIN,
    /** A few cards that pay by turns for days. */
    CARD_RING,
    /** A day full of sales to cards never seen before or after. */
    FABRICATED_VOLUME
}
