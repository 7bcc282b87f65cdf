package io.tillwatch.ui.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoresViewModelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Address A = Address.of("stores").with("store", "1001");

    private final FakeStores stores = new FakeStores();
    private final StoresViewModel viewModel = new StoresViewModel(
            stores.workspace(),
            stores,
            InstantSource.fixed(Instant.parse("2026-11-22T03:00:00Z")),
            ZoneId.of("Asia/Seoul"),
            Texts.in(Language.ENGLISH));

    @BeforeEach
    void twoStores() {
        stores.store("1001", "2026-11-20", "2026-11-21");
        stores.store("1002", "2026-11-21");
        stores.store("2001", "2024-03-04", "2024-03-05");
    }

    private StorePage open(Address address) {
        viewModel.open(address);
        stores.answer();
        return page();
    }

    private StorePage page() {
        StorePage page = viewModel.pageProperty().get();
        if (page == null) {
            throw new AssertionError("There is no page");
        }
        return page;
    }

    @Test
    void aSearchThatFailsIsOver() {
        stores.failing = true;
        stores.answer();
        assertEquals(StoresViewModel.Search.FAILED, viewModel.searchedProperty().get());
        stores.failing = false;
        viewModel.load();
        assertEquals(StoresViewModel.Search.ASKED, viewModel.searchedProperty().get());
        stores.answer();
        assertEquals(
                StoresViewModel.Search.ANSWERED, viewModel.searchedProperty().get());
        assertEquals(3, viewModel.stores().size());
    }

    @Test
    void aPageThatStaysIsStillThatOfTheStoreBefore() {
        open(A);
        stores.failing = true;
        viewModel.choose("1002");
        assertTrue(viewModel.busyProperty().get());
        stores.answer();
        assertEquals("1001", page().storeId());
        assertNotNull(viewModel.errorProperty().get());
        assertEquals("1002", viewModel.addressProperty().get().get("store").orElseThrow());
        assertEquals("1001", viewModel.pageAddress().get("store").orElseThrow());
    }

    @Test
    void aSearchThatWorksAgainTakesBackItsErrorButNotThatOfThePage() {
        stores.failing = true;
        viewModel.queryProperty().set("10");
        stores.answer();
        assertNotNull(viewModel.errorProperty().get());
        stores.failing = false;
        viewModel.queryProperty().set("100");
        stores.answer();
        assertNull(viewModel.errorProperty().get());

        stores.failing = true;
        viewModel.open(A);
        stores.answer();
        stores.failing = false;
        viewModel.queryProperty().set("1");
        stores.answer();
        assertNotNull(viewModel.errorProperty().get());
    }

    @Test
    void zoomingOutShowsTheRangeOfBeforeTheFirstZoom() {
        Address all = A.with("range", "all");
        open(all);
        viewModel.zoom(new DateRange(TODAY.minusDays(20), TODAY));
        viewModel.zoom(new DateRange(TODAY.minusDays(9), TODAY.minusDays(2)));
        stores.answer();
        assertEquals(new DateRange(TODAY.minusDays(9), TODAY.minusDays(2)), page().range());
        viewModel.zoom(DateRange.ALL);
        stores.answer();
        assertEquals(DateRange.ALL, page().range());
        assertEquals(all, viewModel.addressProperty().get());
    }

    @Test
    void withoutANamedRangeZoomingOutDoesNotReadAllThereIs() {
        open(A);
        viewModel.zoom(new DateRange(TODAY.minusDays(9), TODAY));
        stores.answer();
        viewModel.zoom(DateRange.ALL);
        stores.answer();
        assertEquals(new DateRange(TODAY.minusDays(89), TODAY), page().range());
        assertEquals(A, viewModel.addressProperty().get());
    }

    @Test
    void severalStoresAreComparedAndUnknownOnesNamed() {
        StorePage page = open(A.with("compare", "1002, 9999,1001,2001"));
        assertEquals(Set.of("1002", "2001"), page.compared().keySet());
        assertEquals(List.of("9999"), page.unknown());
        viewModel.compareWith(" 1002  2001 ");
        assertEquals(
                "1002,2001", viewModel.addressProperty().get().get("compare").orElseThrow());
    }

    @Test
    void rangesEndAtTheLatestSaleOfAStoreWhoseSalesAreOld() {
        StorePage old = open(A.with("store", "2001"));
        LocalDate latest = LocalDate.of(2024, 3, 5);
        assertEquals(latest, old.end());
        assertEquals(new DateRange(latest.minusDays(89), latest), old.range());
        assertEquals(2, old.days().size());
        assertEquals(TODAY, open(A).end());
        assertEquals(
                TODAY,
                open(A.with("from", "2020-01-01").with("to", "2020-01-31")).end());
    }

    @Test
    void aTypedRangeIsTurnedWhenItsEndsAreTheWrongWayRound() {
        open(A);
        viewModel.show(TODAY, TODAY.minusDays(3));
        stores.answer();
        assertEquals(new DateRange(TODAY.minusDays(3), TODAY), page().range());
    }
}
