package io.tillwatch.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a reviewer confirmed or dismissed a flag; the names are written into documents and must not change. */
public enum ClosingReason {
    FAKE_SALE(true),
    SPLIT_AMOUNT(true),
    CANCELED_AFTER_PAYOUT(true),
    CHARGED_AMONG_OWNERS(true),
    STOLEN_CARD(true),
    OTHER_FRAUD(true),
    CUSTOMER_ASKED(false),
    LARGE_ORDER(false),
    CORRECTED_AMOUNT(false),
    REGULAR_CUSTOMER(false),
    EVENT(false),
    DATA_ERROR(false),
    NOT_ODD(false),
    OTHER_ORDINARY(false);

    private final boolean confirms;

    ClosingReason(boolean confirms) {
        this.confirms = confirms;
    }

    /** Whether it confirms a flag; the others dismiss one. */
    public boolean confirms() {
        return confirms;
    }

    /** As on the command line: {@code large-order}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of this word. */
    public static Optional<ClosingReason> ofWord(String word) {
        return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
    }

    /** In words for people. */
    public Sentence sentence() {
        return switch (this) {
            case FAKE_SALE -> Sentence.of("closing.fake_sale");
            case SPLIT_AMOUNT -> Sentence.of("closing.split_amount");
            case CANCELED_AFTER_PAYOUT -> Sentence.of("closing.canceled_after_payout");
            case CHARGED_AMONG_OWNERS -> Sentence.of("closing.charged_among_owners");
            case STOLEN_CARD -> Sentence.of("closing.stolen_card");
            case OTHER_FRAUD -> Sentence.of("closing.other_fraud");
            case CUSTOMER_ASKED -> Sentence.of("closing.customer_asked");
            case LARGE_ORDER -> Sentence.of("closing.large_order");
            case CORRECTED_AMOUNT -> Sentence.of("closing.corrected_amount");
            case REGULAR_CUSTOMER -> Sentence.of("closing.regular_customer");
            case EVENT -> Sentence.of("closing.event");
            case DATA_ERROR -> Sentence.of("closing.data_error");
            case NOT_ODD -> Sentence.of("closing.not_odd");
            case OTHER_ORDINARY -> Sentence.of("closing.other_ordinary");
        };
    }
}
