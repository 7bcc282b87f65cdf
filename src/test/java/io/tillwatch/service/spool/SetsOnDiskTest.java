package io.tillwatch.service.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.spool.DifferenceSpool.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetsOnDiskTest {
    private static final LocalDate DATE = LocalDate.of(2026, 5, 31);

    @TempDir
    Path folder;

    @Test
    void storeDaysComeBackOnceEachByStoreAndDate() {
        TreeSet<StoreDay> expected = new TreeSet<>();
        List<StoreDay> found = new ArrayList<>();
        try (StoreDaySpool spool = new StoreDaySpool(folder)) {
            for (int i = 0; i < 100_000; i++) {
                StoreDay day = new StoreDay("가게 " + i * 7 % 100, LocalDate.EPOCH.plusDays(i % 300 - 150));
                expected.add(day);
                spool.add(day);
            }
            spool.drain(found::add);
        }
        assertEquals(List.copyOf(expected), found);
    }

    @Test
    void whatIsFoundAboutASaleIsPutTogetherAndCanBeReadTwice() {
        Map<String, Map<Finding, LocalDate>> first = new TreeMap<>();
        Map<String, Map<Finding, LocalDate>> second = new TreeMap<>();
        try (DifferenceSpool spool = new DifferenceSpool(folder)) {
            for (int i = 0; i < 300_000; i++) {
                spool.add("sale " + i, DATE, Finding.EXTRA);
            }
            spool.add("sale 7", DATE.minusDays(40_000), Finding.MISSING);
            spool.drain(first::put);
            spool.drain(second::put);
        }
        assertEquals(300_000, first.size());
        assertEquals(Map.of(Finding.EXTRA, DATE), first.get("sale 8"));
        assertEquals(Map.of(Finding.EXTRA, DATE, Finding.MISSING, DATE.minusDays(40_000)), first.get("sale 7"));
        assertEquals(first, second);
    }

    @Test
    void salesOfOneMomentAreSortedOnDiskAsTheyAreInMemory() {
        List<SaleFacts> facts = new ArrayList<>();
        // The last two are exchanged when chars are compared instead of bytes.
        for (String id : List.of("10", "9", "-1", "a", "A", "가", "\uFF21", "\uD83D\uDE00")) {
            facts.add(new SaleFacts(id, "1", DATE, Instant.EPOCH, 1, false, null));
        }
        List<SaleFacts> sorted = new ArrayList<>();
        try (SaleSpool spool = new SaleSpool(folder)) {
            facts.forEach(sale -> spool.add(new PreparedSale(sale, Instant.EPOCH, 0, 0, 0, new byte[] {'{'})));
            spool.drain(sale -> sorted.add(sale.facts()));
        }
        facts.sort(SaleFacts.BY_TIME_AND_ID);
        assertEquals(facts, sorted);
    }
}
