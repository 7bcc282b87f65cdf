package io.tillwatch.elastic;

import io.tillwatch.model.Flag;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Reason;
import io.tillwatch.model.Sale;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutFlag;
import io.tillwatch.service.IndexWrite.PutSale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sales for tests. */
final class Sales {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final Instant NOON = Instant.parse("2026-05-31T03:00:00Z");

    private Sales() {}

    static Sale sale(String id, String store, Instant soldAt, long amount, boolean canceled) {
        return sale(id, store, soldAt, amount, canceled, "점심", NOON);
    }

    static Sale sale(
            String id,
            String store,
            Instant soldAt,
            long amount,
            boolean canceled,
            @Nullable String remark,
            Instant modified) {
        return new Sale(
                id,
                soldAt,
                modified,
                remark,
                "30012345",
                "신한카드",
                "체크",
                "411111******1111",
                amount,
                amount / 50,
                amount - amount / 50,
                canceled,
                soldAt,
                soldAt.plusSeconds(172_800),
                "{\"pos\": \"A-1\",\t\"line\": \"1\\n2\"}",
                "baemin",
                "D-77",
                store,
                "0000",
                "정상 \uD83D\uDE00",
                null,
                "PAID",
                "DONE",
                LocalDate.ofInstant(soldAt, SEOUL));
    }

    static PreparedSale encoded(Sale sale) {
        return new ElasticSaleEncoder().encode(sale);
    }

    static PutSale put(Sale sale, boolean flagged, long version) {
        return new PutSale(sale.id(), encoded(sale).body(), flagged, version);
    }

    static PutFlag flag(Sale sale, double score) {
        PreparedSale prepared = encoded(sale);
        var reason = new Reason(Reason.Code.ABOVE_BASELINE, sale.amountSale(), 20_000);
        return new PutFlag(
                prepared.facts(),
                prepared.body(),
                prepared.checksum(),
                new Flag(List.of(reason), score, 10_000L, 1),
                NOON);
    }

    static List<IndexWrite> writes(IndexWrite... writes) {
        return List.of(writes);
    }
}
