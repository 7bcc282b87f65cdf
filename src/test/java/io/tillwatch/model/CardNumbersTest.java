package io.tillwatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CardNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 411111******1111",
        "4111 1111 1111 1111, 411111******1111",
        "4111-1111-1111-1111, 411111******1111",
        "4111.1111.1111.1111, 411111******1111",
        "4111 - 1111 - 1111 - 1111, 411111******1111",
        "4111\u00A01111\u00A01111\u00A01111, 411111******1111",
        "4111\u20131111\u20111111\u22121111, 411111******1111",
        "4111\u200B1111\u200B1111\u200B1111, 411111******1111",
        "４１１１１１１１１１１１１１１１, 411111******1111",
        "４１１１ １１１１ １１１１ １１１１, 411111******1111",
        "٤١١١١١١١١١١١١١١١, 411111******1111",
        "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱, 411111******1111",
        "\uD835\uDFD2111111111111111, 411111******1111",
        "378282246310005, 378282*****0005",
        "3782 822463 10005, 378282*****0005",
        "4222222222222, 422222***2222",
        "6304000000000000000, 630400*********0000",
        "memo 4111111111111111 end, memo 411111******1111 end",
        "x4111111111111111y, x411111******1111y",
        "카드4111111111111111번, 카드411111******1111번",
        "'{\"pan\":\"4111111111111111\",\"n\":1}', '{\"pan\":\"411111******1111\",\"n\":1}'",
        "%B4111111111111111^DOE/J^2512, %B411111******1111^DOE/J^2512",
        "123 4111111111111111, 123 411111******1111",
        "4111111111111111 123, 411111******1111 123",
        "12 4111 1111 1111 1111, 12 411111******1111",
        "2026-05-31 4111-1111-1111-1111, 2026-05-31 411111******1111",
        "4111111111111111 5500000000000004, 411111******1111 550000******0004",
        "4111111111111111\t5500005555555559, 411111******1111\t550000******5559",
        "*4111111111111111*, *411111******1111*",
        "411111******1111 4111111111111111, 411111******1111 411111******1111",
    })
    void cutsACardNumberHoweverItIsWritten(String text, String masked) {
        assertEquals(masked, CardNumbers.mask(text));
        assertSame(CardNumbers.mask(masked), CardNumbers.mask(CardNumbers.mask(masked)));
        assertEquals(masked, CardNumbers.mask(masked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "411111******1111",
                "411111******1111 01012345678",
                "4111111111111112",
                "411111111111",
                "18446744073709551615",
                "41111111111111115500000000000004",
                "tok_4f1a2b",
                "010-1234-5678",
                "2026-05-31 12:00:00.123456",
                "2026-05-31T12:00:00+09:00",
                "amount 12500, approval 00123456",
                "서비스 🍜 아메리카노 2잔",
                "4111x1111x1111x1111",
            })
    void leavesEverythingElseAsTheSameText(String text) {
        assertSame(text, CardNumbers.mask(text));
    }

    @Test
    void neverLeavesMoreThanTenDigitsOfACardWhateverStandsAround() {
        Random random = new Random(7);
        String[] gaps = {"", " ", "-", ".", "\u00A0", " - "};
        for (int i = 0; i < 20_000; i++) {
            String card = card(random, 13 + random.nextInt(7));
            String gap = gaps[random.nextInt(gaps.length)];
            StringBuilder written = new StringBuilder();
            for (int d = 0; d < card.length(); d++) {
                written.append(d > 0 && d % 4 == 0 ? gap : "").append(card.charAt(d));
            }
            String before = number(random, random.nextInt(5));
            String after = number(random, random.nextInt(5));
            String text = (before.isEmpty() ? "" : before + " ") + written + (after.isEmpty() ? "" : " " + after);
            String masked = CardNumbers.mask(text);
            assertFalse(masked.replaceAll("[^0-9*]", "").contains(card), text + " became " + masked);
            assertFalse(masked.contains(card.substring(0, 8)), text + " became " + masked);
            assertEquals(masked, CardNumbers.mask(masked), text);
        }
    }

    private static String number(Random random, int digits) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    private static String card(Random random, int length) {
        String start = "4" + number(random, length - 2);
        for (char check = '0'; check <= '9'; check++) {
            if (luhn(start + check)) {
                return start + check;
            }
        }
        throw new IllegalStateException();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
