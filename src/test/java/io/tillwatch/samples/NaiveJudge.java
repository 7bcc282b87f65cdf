package io.tillwatch.samples;

import io.tillwatch.model.Reason;
import io.tillwatch.samples.PlantedEvent.Hit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The two basic rules, written down once more as plainly as possible. */
final class NaiveJudge {
    private NaiveJudge() {}

    static Set<Hit> judge(List<RawSale> sales) {
        List<RawSale> counted = sales.stream()
                .filter(sale -> !sale.canceled())
                .sorted(Comparator.comparing(RawSale::soldAt).thenComparing(RawSale::id))
                .toList();
        Map<String, TreeMap<LocalDate, long[]>> days = new HashMap<>();
        for (RawSale sale : counted) {
            long[] day = days.computeIfAbsent(sale.storeId(), store -> new TreeMap<>())
                    .computeIfAbsent(date(sale), date -> new long[2]);
            day[0] += sale.amountSale();
            day[1]++;
        }
        Set<Hit> hits = new HashSet<>();
        Map<List<Object>, List<Long>> amounts = new HashMap<>();
        for (RawSale sale : counted) {
            long total = 0;
            long number = 0;
            for (long[] day : days.getOrDefault(sale.storeId(), new TreeMap<>())
                    .subMap(date(sale).minusDays(7), date(sale))
                    .values()) {
                total += day[0];
                number += day[1];
            }
            if (number > 0 && sale.amountSale() > 2 * Math.floorDiv(total, number)) {
                hits.add(new Hit(Reason.Code.ABOVE_BASELINE, sale.id()));
            }
            List<Long> before = amounts.computeIfAbsent(
                    List.of(sale.storeId(), date(sale), String.valueOf(sale.cardNumber())), key -> new ArrayList<>());
            before.addFirst(sale.amountSale());
            if (before.size() >= 3 && new HashSet<>(before.subList(0, 3)).size() == 1) {
                hits.add(new Hit(Reason.Code.REPEATED_AMOUNT, sale.id()));
            }
        }
        return hits;
    }

    private static LocalDate date(RawSale sale) {
        return sale.soldAt().toLocalDate();
    }
}
