package io.tillwatch.elastic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Sale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SaleEncoderTest {
    private final ElasticSaleEncoder encoder = new ElasticSaleEncoder();

    private String body(Sale sale) {
        return new String(encoder.encode(sale).body(), UTF_8);
    }

    private static Sale with(@Nullable String remark, Instant soldAt, long amount, @Nullable Long fee) {
        return new Sale(
                "18446744073709551615",
                null,
                soldAt,
                remark,
                null,
                null,
                null,
                null,
                amount,
                fee,
                null,
                true,
                soldAt,
                null,
                null,
                null,
                null,
                "S1",
                null,
                null,
                null,
                null,
                null,
                LocalDate.of(2026, 5, 31));
    }

    @Test
    void writesEveryColumnInOrderAndNullsAsNull() {
        String body = body(with("a\"b\\c\nd\u0001", Instant.parse("2026-05-31T03:00:00Z"), -7, null));
        String expected = """
                {"id":"18446744073709551615","created":null,"modified":"2026-05-31T03:00:00Z",\
                "remark":"a\\"b\\\\c\\u000ad\\u0001","num_approval":null,"card_company":null,"card_category":null,\
                "card_number":null,"amount_sale":-7,"amount_fee":null,"amount_deposit":null,"is_canceled":true,\
                "sold_at":"2026-05-31T03:00:00Z","will_deposited_at":null,"raw_data":null,"platform":null,\
                "daily_sale_id":null,"store_id":"S1","result_code":null,"result_msg":null,"extra_payment_id":null,\
                "detail_status":null,"processing_status":null,"business_date":"2026-05-31",\
                "store_day":"S1:2026-05-31\"""";
        CRC32 crc = new CRC32();
        crc.update(expected.getBytes(UTF_8));
        assertEquals(expected + ",\"checksum\":" + crc.getValue(), body);
    }

    @Test
    void givesTheChecksumOfTheContentAndTheAmountsWithZeroForNone() {
        Sale sale = with(null, Instant.EPOCH, 5, null);
        PreparedSale prepared = encoder.encode(sale);
        CRC32 crc = new CRC32();
        String body = new String(prepared.body(), UTF_8);
        crc.update(body.substring(0, body.indexOf(",\"checksum\"")).getBytes(UTF_8));
        assertEquals(new PreparedSale(sale.facts(), sale.modified(), 0, 0, crc.getValue(), prepared.body()), prepared);
    }

    @Test
    void writesAFractionOnlyWhenThereIsOneAndNoFinerThanMicroseconds() {
        for (String time : List.of(
                "0000-01-01T00:00:00Z",
                "1582-10-15T23:59:59.5Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "2000-02-29T12:30:00.000001Z",
                "2024-02-29T00:00:00.120Z",
                "9999-12-31T23:59:59Z")) {
            Instant instant = Instant.parse(time);
            Object written = read(with(null, instant, 1, 1L)).get("sold_at");
            assertEquals(instant.toString(), written);
        }
        Object cut = read(with(null, Instant.parse("2026-05-31T03:00:00.000000999Z"), 1, 1L))
                .get("sold_at");
        assertEquals("2026-05-31T03:00:00Z", cut);
    }

    @Test
    void writesEveryDateOfFourCenturiesAsJavaDoes() {
        var out = new JsonBytes(16);
        for (LocalDate date = LocalDate.of(1800, 1, 1); date.getYear() < 2200; date = date.plusDays(1)) {
            out.clear();
            out.date(date);
            assertEquals("\"" + date + "\"", new String(out.copy(), UTF_8));
        }
    }

    @Test
    void writesTextsThatReadBackTheSameWhateverTheyHold() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                int point =
                        switch (random.nextInt(5)) {
                            case 0 -> random.nextInt(0x20);
                            case 1 -> random.nextInt(0x80);
                            case 2 -> random.nextInt(0x800);
                            case 3 -> 0xAC00 + random.nextInt(11_000);
                            default -> 0x1F300 + random.nextInt(800);
                        };
                text.appendCodePoint(point);
            }
            assertEquals(
                    text.toString(),
                    read(with(text.toString(), Instant.EPOCH, 1, 1L)).get("remark"));
        }
    }

    @Test
    void replacesALoneSurrogate() {
        assertEquals(
                "a\uFFFDb\uFFFD",
                read(with("a\uD800b\uDC00", Instant.EPOCH, 1, 1L)).get("remark"));
    }

    @Test
    void writesNumbersToTheirLimits() {
        for (long number : new long[] {0, 9, 10, -1, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53}) {
            assertEquals(number, read(with(null, Instant.EPOCH, number, 1L)).get("amount_sale"));
        }
    }

    @Test
    void givesTheSameBytesForTheSameSaleAndOthersForAnother() {
        Sale sale = Sales.sale("1", "S1", Sales.NOON, 12_000, false);
        PreparedSale first = encoder.encode(sale);
        encoder.encode(Sales.sale("2", "S2", Sales.NOON, 5, true));
        assertArrayEquals(first.body(), encoder.encode(sale).body());
        assertNotEquals(
                first.checksum(),
                encoder.encode(Sales.sale("1", "S1", Sales.NOON, 12_001, false)).checksum());
    }

    private Map<String, @Nullable Object> read(Sale sale) {
        return Json.read((body(sale) + "}").getBytes(UTF_8));
    }
}
