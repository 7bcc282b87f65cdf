package io.tillwatch.model;

/**
 * What is compared per business date between source and index.
 *
 * @param count all rows, cancelled ones too
 * @param checksums sum of the rows' checksums
 */
public record DateSums(long count, long amountSale, long amountFee, long amountDeposit, long checksums) {
    public static final DateSums NONE = new DateSums(0, 0, 0, 0, 0);

    public DateSums plus(PreparedSale sale) {
        return new DateSums(
                count + 1,
                amountSale + sale.facts().amount(),
                amountFee + sale.amountFee(),
                amountDeposit + sale.amountDeposit(),
                checksums + sale.checksum());
    }
}
