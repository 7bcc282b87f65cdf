package io.tillwatch.model;

import java.util.List;

/** The names of the 23 columns of {@code platform_sales}: in the source, in the index, and in CSV files. */
public final class SaleColumns {
    /** In the order of the contract, which is that of a CSV file without a header. */
    public static final List<String> ALL = List.of(
            "id",
            "created",
            "modified",
            "remark",
            "num_approval",
            "card_company",
            "card_category",
            "card_number",
            "amount_sale",
            "amount_fee",
            "amount_deposit",
            "is_canceled",
            "sold_at",
            "will_deposited_at",
            "raw_data",
            "platform",
            "daily_sale_id",
            "store_id",
            "result_code",
            "result_msg",
            "extra_payment_id",
            "detail_status",
            "processing_status");

    private SaleColumns() {}
}
