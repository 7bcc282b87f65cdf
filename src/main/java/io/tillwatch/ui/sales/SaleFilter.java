package io.tillwatch.ui.sales;

/** What sales can be filtered by, in the order in which it is offered. */
enum SaleFilter {
    DATES(Kind.DATES, "from", "business_date"),
    STORE(Kind.EXACT, "store", "store_id"),
    PLATFORM(Kind.CHOICE, "platform", "platform"),
    CARD_COMPANY(Kind.CHOICE, "card_company", "card_company"),
    CARD_CATEGORY(Kind.CHOICE, "card_category", "card_category"),
    AMOUNT(Kind.BOUNDS, "amount", "amount_sale"),
    FEE(Kind.BOUNDS, "fee", "amount_fee"),
    DEPOSIT(Kind.BOUNDS, "deposit", "amount_deposit"),
    CANCELED(Kind.TRUTH, "canceled", "is_canceled"),
    FLAGGED(Kind.TRUTH, "flagged", "flagged"),
    /** Not {@code id}, which is the one sale that is open. */
    SALE_ID(Kind.EXACT, "sale_id", "id"),
    HOUR(Kind.HOUR, "weekday", "weekday_hour"),
    SOLD_AT(Kind.TIMES, "sold_at", "sold_at"),
    WILL_DEPOSITED_AT(Kind.TIMES, "will_deposited_at", "will_deposited_at"),
    CREATED(Kind.TIMES, "created", "created"),
    MODIFIED(Kind.TIMES, "modified", "modified"),
    CARD_NUMBER(Kind.BEGINNING, "card_number", "card_number"),
    NUM_APPROVAL(Kind.BEGINNING, "num_approval", "num_approval"),
    REMARK(Kind.WORDS, "remark", "remark"),
    RESULT_MSG(Kind.WORDS, "result_msg", "result_msg"),
    RESULT_CODE(Kind.BEGINNING, "result_code", "result_code"),
    DETAIL_STATUS(Kind.BEGINNING, "detail_status", "detail_status"),
    PROCESSING_STATUS(Kind.BEGINNING, "processing_status", "processing_status"),
    DAILY_SALE_ID(Kind.BEGINNING, "daily_sale_id", "daily_sale_id"),
    EXTRA_PAYMENT_ID(Kind.BEGINNING, "extra_payment_id", "extra_payment_id");

    /** How a filter is asked and written. */
    enum Kind {
        /** Two parameters, {@code from} and {@code to}. */
        DATES,
        /** Two parameters, {@code weekday} (1 is Monday) and {@code hour} (0 to 23), in the zone of business dates. */
        HOUR,
        /** Whole days in the zone of business dates, {@code 2026-11-01..2026-11-30}; either side may be left out. */
        TIMES,
        /** The whole value. */
        EXACT,
        /** Any of some values. */
        CHOICE,
        /** {@code true} or {@code false}. */
        TRUTH,
        /** Whole won, {@code 1000..5000}; either side may be left out. */
        BOUNDS,
        /** The beginning of the value. */
        BEGINNING,
        /** Words that all stand in the text. */
        WORDS
    }

    private final Kind kind;
    private final String parameter;
    private final String column;

    SaleFilter(Kind kind, String parameter, String column) {
        this.kind = kind;
        this.parameter = parameter;
        this.column = column;
    }

    Kind kind() {
        return kind;
    }

    /** Its name in an address. */
    String parameter() {
        return parameter;
    }

    /** Its name in the index; {@link #HOUR} is no column and only named like one. */
    String column() {
        return column;
    }
}
