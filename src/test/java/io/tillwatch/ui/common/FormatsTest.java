package io.tillwatch.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private final Formats english = formats(Language.ENGLISH);
    private final Formats korean = formats(Language.KOREAN);

    private static Formats formats(Language language) {
        return new Formats(Texts.in(language), ZoneId.of("Asia/Seoul"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0              | ₩0       | 0원
            9999           | ₩9,999   | 9,999원
            10000          | ₩10K     | 1만원
            15000          | ₩15K     | 1.5만원
            99949          | ₩99.9K   | 9.99만원
            99950          | ₩100K    | 10만원
            999499         | ₩999K    | 99.9만원
            999500         | ₩1M      | 100만원
            999999         | ₩1M      | 100만원
            1230000        | ₩1.23M   | 123만원
            12300000       | ₩12.3M   | 1,230만원
            99994999       | ₩100M    | 9,999만원
            99995000       | ₩100M    | 1억원
            100000000      | ₩100M    | 1억원
            999499999      | ₩999M    | 9.99억원
            999500000      | ₩1B      | 10억원
            1000000000     | ₩1B      | 10억원
            123456789012   | ₩123B    | 1,235억원
            999949999999   | ₩1T      | 9,999억원
            999950000000   | ₩1T      | 1조원
            1000000000000  | ₩1T      | 1조원
            """)
    void shortWonRoundsIntoTheNextUnitAndKeepsItsSign(long won, String inEnglish, String inKorean) {
        assertEquals(inEnglish, english.wonShort(won));
        assertEquals(inKorean, korean.wonShort(won));
        if (won != 0) {
            assertEquals("−" + inEnglish, english.wonShort(-won));
            assertEquals("−" + inKorean, korean.wonShort(-won));
        }
    }

    @Test
    void theSmallestNumberOfAllHasItsSignToo() {
        assertEquals("−₩9,223,372,036,854,775,808", english.won(Long.MIN_VALUE));
        assertEquals("−₩9,223,372T", english.wonShort(Long.MIN_VALUE));
        assertEquals("−9,223,372조원", korean.wonShort(Long.MIN_VALUE));
    }

    @Test
    void sharesAndChangesHaveTheMinusOfAllFigures() {
        assertEquals("12.3%", english.percent(0.123));
        assertEquals("−12.3%", english.percent(-0.123));
        assertEquals("0.0%", english.percent(-0.0004));
        assertEquals("1,234.0%", english.percent(12.34));
        assertEquals("+50.0%", english.change(150L, 100L));
        assertEquals("−50.0%", english.change(50L, 100L));
        assertEquals("±0.0%", english.change(99_999L, 100_000L));
        assertEquals("+200.0%", english.change(100L, -100L));
        assertEquals(Formats.NONE, english.change(1L, 0L));
    }
}
