package io.tillwatch.ui.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.SpoolFolder;
import io.tillwatch.ui.table.TableOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesViewModelTest {
    /** Already the 22nd in Seoul. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T16:00:00Z"));

    private final FakeSales sales = new FakeSales();

    @SuppressWarnings("NullAway.Init") // by make
    private SalesViewModel viewModel;

    @BeforeEach
    void make(@TempDir Path folder) {
        sales.sales.add(Map.of("id", "7", "store_id", "1042", "business_date", "2026-11-03", "amount_sale", 5_000L));
        viewModel = new SalesViewModel(
                sales, sales, new SpoolFolder(folder), CLOCK, ZoneId.of("Asia/Seoul"), Texts.in(Language.ENGLISH));
    }

    @AfterEach
    void close() {
        if (viewModel.rowsProperty().get() != null) {
            viewModel.rowsProperty().get().close();
        }
    }

    private void open(String address) {
        viewModel.open(Address.parse(address).orElseThrow());
    }

    private String shown() {
        return viewModel.addressProperty().get().toString();
    }

    private static LocalDate november(int day) {
        return LocalDate.of(2026, 11, day);
    }

    @Test
    void whoAsksForNothingSeesTheLastWeekAndItsAddress() {
        open("tillwatch://sales");

        assertEquals("tillwatch://sales?from=2026-11-16&to=2026-11-22", shown());
        assertEquals(
                new DateRange(november(16), november(22)), sales.asked.getLast().range());
    }

    @Test
    void rowsComeAsTheIndexHasThem() {
        open("tillwatch://sales?store=1042");

        assertEquals(
                List.of("7"),
                Objects.requireNonNull(viewModel.rowsProperty().get()).stream()
                        .map(SaleRow::id)
                        .toList());
        assertNull(viewModel.errorProperty().get());
    }

    @Test
    void withoutTheLastFilterEverythingIsShown() {
        open("tillwatch://sales?store=1042");

        viewModel.remove(SaleFilter.STORE);

        assertEquals("tillwatch://sales?range=all", shown());
        assertEquals(DateRange.ALL, sales.asked.getLast().range());
    }

    /** 2026-11-20 was a Friday; 13:00 in Seoul is 04:00 in UTC. */
    @Test
    void anHourOfAWeekdayIsAskedForOnEachOfItsDates() {
        open("tillwatch://sales?from=2026-11-08&to=2026-11-21&weekday=5&hour=13");

        assertEquals(
                List.of(hourFrom("2026-11-13T04:00:00Z"), hourFrom("2026-11-20T04:00:00Z")),
                sales.asked.getLast().soldWithin());

        viewModel.remove(SaleFilter.HOUR);
        assertEquals("tillwatch://sales?from=2026-11-08&to=2026-11-21", shown());
        assertNull(sales.asked.getLast().soldWithin());
    }

    private static Bounds hourFrom(String begin) {
        long first = Instant.parse(begin).toEpochMilli();
        return new Bounds(first, first + 3_599_999);
    }

    @Test
    void anHourOfAnyDateIsAskedForFromTheFirstDateWithSalesToTheLast() {
        sales.dates.put(november(14), DayTotals.NONE);
        sales.dates.put(november(20), DayTotals.NONE);

        open("tillwatch://sales?weekday=5&hour=13");

        assertEquals(
                List.of(hourFrom("2026-11-20T04:00:00Z")), sales.asked.getLast().soldWithin());
    }

    @Test
    void whereNoDateHasSalesTheLatestOnesAreOffered() {
        sales.sales.clear();
        sales.dates.put(LocalDate.of(2026, 3, 1), DayTotals.NONE);

        open("tillwatch://sales");
        assertEquals(
                Optional.of(LocalDate.of(2026, 3, 1)),
                viewModel.latestProperty().get());

        open("tillwatch://sales?from=2026-11-01&to=2026-11-02&flagged=true");
        assertEquals(Optional.empty(), viewModel.latestProperty().get(), "the other filter may be why");
    }

    @Test
    void takingAwayTheDatesTakesBothEnds() {
        open("tillwatch://sales?store=1042&from=2026-11-01&to=2026-11-02");

        viewModel.remove(SaleFilter.DATES);

        assertEquals("tillwatch://sales?store=1042", shown());
    }

    @Test
    void theIndexSortsAndTheUsualOrderNeedsNoWord() {
        open("tillwatch://sales?store=1042");

        viewModel.sort(Optional.of(new TableOrder("amount_sale", true)));
        assertEquals("tillwatch://sales?store=1042&sort=-amount_sale", shown());
        assertEquals("amount_sale", sales.asked.getLast().order());

        viewModel.sort(Optional.empty());
        assertEquals("tillwatch://sales?store=1042", shown());
        assertEquals("sold_at", sales.asked.getLast().order());
    }

    /** A third click on a title takes the order away, and the usual one begins where a second click ends. */
    @Test
    void theUsualOrderCanBeTurned() {
        open("tillwatch://sales?store=1042");

        viewModel.sort(Optional.empty());

        assertEquals("tillwatch://sales?store=1042&sort=sold_at", shown());
    }

    @Test
    void theSameAddressIsNotAskedTwice() {
        open("tillwatch://sales?store=1042");
        open("tillwatch://sales?store=1042");
        assertEquals(1, sales.asked.size());

        viewModel.load();
        assertEquals(2, sales.asked.size());
    }

    @Test
    void aFilterThatCannotBeReadIsSaidAndNothingIsAsked() {
        open("tillwatch://sales?store=1042&amount=many");

        assertEquals(List.of(), sales.asked);
        assertEquals(
                "The filter “Amount” in this address cannot be read. Take it away above, or write it anew.",
                assertNotNullError().sentence());

        viewModel.remove(SaleFilter.AMOUNT);
        assertEquals(1, sales.asked.size());
        assertNull(viewModel.errorProperty().get());
    }

    private io.tillwatch.ui.common.ScreenError assertNotNullError() {
        assertNotNull(viewModel.errorProperty().get());
        return Objects.requireNonNull(viewModel.errorProperty().get());
    }

    @Test
    void clearingKeepsTheOrder() {
        open("tillwatch://sales?store=1042&flagged=true&sort=amount_sale");

        viewModel.clear();

        assertEquals("tillwatch://sales?sort=amount_sale&range=all", shown());
    }
}
