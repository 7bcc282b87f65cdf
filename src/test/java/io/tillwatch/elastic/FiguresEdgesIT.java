package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Sale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutRestatement;
import io.tillwatch.service.Restatement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of what a source table in Seoul time cannot show. */
class FiguresEdgesIT extends ElasticTestBase {
    private static final LocalDate DATE = LocalDate.of(2026, 5, 31);

    private Figures figures(String zone) {
        return server.figures(ZoneId.of(zone), InstantSource.fixed(Sales.NOON));
    }

    @Test
    void hoursAreTheClocksAlsoWhereItIsPutForwardAndBack() {
        // Half an hour forward and back, an hour, an offset of half an hour, and of three quarters.
        List<Sale> sales = new ArrayList<>();
        for (String begin : List.of("2026-04-04T12:00:00Z", "2026-10-03T12:00:00Z", "2026-03-08T04:00:00Z")) {
            for (int minute = 0; minute < 600; minute += 10) {
                Instant soldAt = Instant.parse(begin).plusSeconds(60L * minute + minute % 7);
                sales.add(Sales.sale(begin + minute, "S", soldAt, minute - 50, minute % 70 == 0));
            }
        }
        List<IndexWrite> writes = new ArrayList<>();
        sales.forEach(sale -> writes.add(Sales.put(sale, false, 1)));
        write(writes);
        publish();
        for (String zone : List.of(
                "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "UTC", "Asia/Seoul")) {
            Map<Hour, DayTotals> expected = new HashMap<>();
            for (Sale sale : sales) {
                var time = sale.soldAt().atZone(ZoneId.of(zone));
                expected.merge(
                        new Hour(time.getDayOfWeek(), time.getHour()),
                        DayTotals.NONE.plus(sale.amountSale(), sale.canceled()),
                        DayTotals::plus);
            }
            assertEquals(expected, figures(zone).hours(DateRange.ALL, null), zone);
        }
    }

    private static Restatement restatement(String store, LocalDate date, Instant at) {
        var before = new StoreDayRollup(
                new StoreDay(store, date), new DayTotals(12_340, 5, 700, 1), false, at.minusSeconds(3_600));
        return new Restatement(before, new DayTotals(-20, 4, 0, 0), List.of("7", "가"), "run-1", at);
    }

    @Test
    void restatementsComeBackAsTheyWereWrittenTheNewestFirst() {
        Restatement old = restatement("a:b 가", DATE, Sales.NOON);
        Restatement recent = restatement("a:b 가", DATE.minusDays(9), Sales.NOON.plusSeconds(5));
        Restatement other = restatement("S", DATE, Sales.NOON.plusMillis(5_001));
        write(new PutRestatement(old), new PutRestatement(recent), new PutRestatement(other));
        call("POST", "/" + alias(IndexKind.RESTATEMENTS) + "/_refresh", null);
        Figures figures = figures("Asia/Seoul");
        assertEquals(List.of(other, recent, old), figures.restatements(DateRange.ALL, null, 10));
        assertEquals(List.of(other, recent), figures.restatements(DateRange.ALL, null, 2));
        assertEquals(List.of(recent, old), figures.restatements(DateRange.ALL, "a:b 가", 10));
        assertEquals(List.of(old), figures.restatements(new DateRange(DATE, null), "a:b 가", 10));
    }

    @Test
    void emptyIndicesHaveNoFigures() {
        Figures figures = figures("Asia/Seoul");
        assertEquals(List.of(), figures.stores("", 10));
        assertEquals(Map.of(), figures.dates(DateRange.ALL, null));
        assertEquals(List.of(), figures.storesOn(DATE));
        assertEquals(Map.of(), figures.shares(Figures.Column.PLATFORM, DateRange.ALL, null));
        assertEquals(Map.of(), figures.hours(DateRange.ALL, "S"));
        assertEquals(Figures.FlagSums.NONE, figures.openFlags(DateRange.ALL, null));
        assertEquals(Map.of(), figures.openFlagsByStore(DateRange.ALL, 10));
        assertEquals(Map.of(), figures.openFlagsByDate(DateRange.ALL, null));
        assertEquals(List.of(), figures.restatements(DateRange.ALL, null, 10));
    }
}
