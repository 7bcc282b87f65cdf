package io.tillwatch.model;

import java.math.BigDecimal;

/** Decimal numbers as people write them: 2, 2.5, 0.05. */
final class PlainNumber {
    private PlainNumber() {}

    static String of(double number) {
        return plain(BigDecimal.valueOf(number));
    }

    static String ofPermille(int permille) {
        return plain(BigDecimal.valueOf(permille, 3));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
