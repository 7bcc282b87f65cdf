package io.tillwatch.ui.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilterWordsTest {
    private static FilterWords in(Language language) {
        Texts texts = Texts.in(language);
        return new FilterWords(texts, new Formats(texts, ZoneId.of("Asia/Seoul")));
    }

    private static Address address(String query) {
        return Address.parse("tillwatch://sales?" + query).orElseThrow();
    }

    @Test
    void saysWhatIsAskedFor() {
        assertEquals(
                "2026-11-01 (Sun) – 2026-11-21 (Sat) · Store 1042 · Platform VAN, not given · Amount ₩1,000 – ₩5,000"
                        + " · Not cancelled · Remark has “late fee”",
                in(Language.ENGLISH)
                        .all(address("store=1042&from=2026-11-01&to=2026-11-21&platform=VAN,~&amount=1000..5000"
                                + "&canceled=false&remark=late%20fee")));
    }

    @Test
    void saysItInKorean() {
        assertEquals(
                "2026-11-21 (토) · 매출액 ₩1,000 이상 · 이상 거래",
                in(Language.KOREAN).all(address("from=2026-11-21&to=2026-11-21&amount=1000..&flagged=true")));
    }

    @Test
    void saysWhenATimeWas() {
        assertEquals("Sold at since 2026-11-21 (Sat)", in(Language.ENGLISH).all(address("sold_at=2026-11-21..")));
    }

    @Test
    void saysWhichHourOfWhichWeekday() {
        assertEquals("Fridays 13:00–14:00", in(Language.ENGLISH).all(address("weekday=5&hour=13")));
        assertEquals("금요일 13시–14시", in(Language.KOREAN).all(address("weekday=5&hour=13")));
    }

    @Test
    void aFilterThatCannotBeReadIsShownAsItStands() {
        assertEquals("Amount many", in(Language.ENGLISH).all(address("amount=many")));
    }

    @ParameterizedTest
    @EnumSource(SaleFilter.class)
    void everyFilterHasAName(SaleFilter filter) {
        assertEquals(false, in(Language.ENGLISH).name(filter).isBlank());
        assertEquals(false, in(Language.KOREAN).name(filter).isBlank());
    }
}
