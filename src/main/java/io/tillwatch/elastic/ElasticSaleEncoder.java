package io.tillwatch.elastic;

import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Sale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.SaleEncoder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes a sale's 23 columns, its business date, its store-day and the checksum over all, always in this order. */
final class ElasticSaleEncoder implements SaleEncoder {
    /** What stands between the content and its checksum. */
    static final byte[] CHECKSUM = JsonBytes.name(",", "checksum");

    private static final byte[] ID = JsonBytes.name("{", "id");
    private static final byte[] CREATED = JsonBytes.name(",", "created");
    private static final byte[] MODIFIED = JsonBytes.name(",", "modified");
    private static final byte[] REMARK = JsonBytes.name(",", "remark");
    private static final byte[] NUM_APPROVAL = JsonBytes.name(",", "num_approval");
    private static final byte[] CARD_COMPANY = JsonBytes.name(",", "card_company");
    private static final byte[] CARD_CATEGORY = JsonBytes.name(",", "card_category");
    private static final byte[] CARD_NUMBER = JsonBytes.name(",", "card_number");
    private static final byte[] AMOUNT_SALE = JsonBytes.name(",", "amount_sale");
    private static final byte[] AMOUNT_FEE = JsonBytes.name(",", "amount_fee");
    private static final byte[] AMOUNT_DEPOSIT = JsonBytes.name(",", "amount_deposit");
    private static final byte[] IS_CANCELED = JsonBytes.name(",", "is_canceled");
    private static final byte[] SOLD_AT = JsonBytes.name(",", "sold_at");
    private static final byte[] WILL_DEPOSITED_AT = JsonBytes.name(",", "will_deposited_at");
    private static final byte[] RAW_DATA = JsonBytes.name(",", "raw_data");
    private static final byte[] PLATFORM = JsonBytes.name(",", "platform");
    private static final byte[] DAILY_SALE_ID = JsonBytes.name(",", "daily_sale_id");
    private static final byte[] STORE_ID = JsonBytes.name(",", "store_id");
    private static final byte[] RESULT_CODE = JsonBytes.name(",", "result_code");
    private static final byte[] RESULT_MSG = JsonBytes.name(",", "result_msg");
    private static final byte[] EXTRA_PAYMENT_ID = JsonBytes.name(",", "extra_payment_id");
    private static final byte[] DETAIL_STATUS = JsonBytes.name(",", "detail_status");
    private static final byte[] PROCESSING_STATUS = JsonBytes.name(",", "processing_status");
    private static final byte[] BUSINESS_DATE = JsonBytes.name(",", "business_date");
    private static final byte[] STORE_DAY = JsonBytes.name(",", "store_day");

    private final JsonBytes out = new JsonBytes(4096);
    private final CRC32 crc = new CRC32();

    @Override
    public PreparedSale encode(Sale sale) {
        out.clear();
        columns(sale);
        crc.reset();
        out.update(crc);
        long checksum = crc.getValue();
        out.raw(CHECKSUM);
        out.number(checksum);
        return new PreparedSale(
                sale.facts(),
                sale.modified(),
                orZero(sale.amountFee()),
                orZero(sale.amountDeposit()),
                checksum,
                out.copy());
    }

    private void columns(Sale sale) {
        out.raw(ID);
        out.text(sale.id());
        out.raw(CREATED);
        out.instant(sale.created());
        out.raw(MODIFIED);
        out.instant(sale.modified());
        out.raw(REMARK);
        out.text(sale.remark());
        out.raw(NUM_APPROVAL);
        out.text(sale.numApproval());
        out.raw(CARD_COMPANY);
        out.text(sale.cardCompany());
        out.raw(CARD_CATEGORY);
        out.text(sale.cardCategory());
        out.raw(CARD_NUMBER);
        out.text(sale.cardNumber());
        out.raw(AMOUNT_SALE);
        out.number(sale.amountSale());
        out.raw(AMOUNT_FEE);
        out.number(sale.amountFee());
        out.raw(AMOUNT_DEPOSIT);
        out.number(sale.amountDeposit());
        out.raw(IS_CANCELED);
        out.bool(sale.canceled());
        out.raw(SOLD_AT);
        out.instant(sale.soldAt());
        out.raw(WILL_DEPOSITED_AT);
        out.instant(sale.willDepositedAt());
        out.raw(RAW_DATA);
        out.text(sale.rawData());
        out.raw(PLATFORM);
        out.text(sale.platform());
        out.raw(DAILY_SALE_ID);
        out.text(sale.dailySaleId());
        out.raw(STORE_ID);
        out.text(sale.storeId());
        out.raw(RESULT_CODE);
        out.text(sale.resultCode());
        out.raw(RESULT_MSG);
        out.text(sale.resultMsg());
        out.raw(EXTRA_PAYMENT_ID);
        out.text(sale.extraPaymentId());
        out.raw(DETAIL_STATUS);
        out.text(sale.detailStatus());
        out.raw(PROCESSING_STATUS);
        out.text(sale.processingStatus());
        out.raw(BUSINESS_DATE);
        out.date(sale.businessDate());
        out.raw(STORE_DAY);
        out.text(StoreDay.documentId(sale.storeId(), sale.businessDate()));
    }

    private static long orZero(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }
}
