package io.tillwatch.mysql;

import io.tillwatch.model.SaleColumns;

/** The 23 columns of {@code platform_sales}, in the order of {@link SaleColumns#ALL} and read in it. */
enum SaleColumn {
    ID(0),
    CREATED(1),
    MODIFIED(2),
    REMARK(3),
    NUM_APPROVAL(4),
    CARD_COMPANY(5),
    CARD_CATEGORY(6),
    CARD_NUMBER(7),
    AMOUNT_SALE(8),
    AMOUNT_FEE(9),
    AMOUNT_DEPOSIT(10),
    IS_CANCELED(11),
    SOLD_AT(12),
    WILL_DEPOSITED_AT(13),
    RAW_DATA(14),
    PLATFORM(15),
    DAILY_SALE_ID(16),
    STORE_ID(17),
    RESULT_CODE(18),
    RESULT_MSG(19),
    EXTRA_PAYMENT_ID(20),
    DETAIL_STATUS(21),
    PROCESSING_STATUS(22);

    static final int COUNT = values().length;

    private final int index;

    SaleColumn(int index) {
        this.index = index;
    }

    /** Its place among the columns that are read, from 0. */
    int index() {
        return index;
    }

    String columnName() {
        return SaleColumns.ALL.get(index);
    }

    /** Whether there is no sale without it. */
    boolean required() {
        return switch (this) {
            case ID, MODIFIED, STORE_ID, SOLD_AT, AMOUNT_SALE -> true;
            default -> false;
        };
    }

    boolean isTime() {
        return switch (this) {
            case CREATED, MODIFIED, SOLD_AT, WILL_DEPOSITED_AT -> true;
            default -> false;
        };
    }
}
