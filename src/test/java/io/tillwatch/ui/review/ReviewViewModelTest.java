package io.tillwatch.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.FlagRows.Sums;
import io.tillwatch.service.review.UnsentReviews;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.SpoolFolder;
import io.tillwatch.ui.table.TableOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewViewModelTest {
    /** Already the 22nd in Seoul. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T16:00:00Z"));

    private final FakeFlags flags = new FakeFlags();

    @SuppressWarnings("NullAway.Init") // by make
    private ReviewViewModel viewModel;

    @BeforeEach
    void make(@TempDir Path folder) {
        flags.flags.add(Map.of("id", "7", "store_id", "1042", "review_state", "open", "amount_sale", 5_000L));
        viewModel = new ReviewViewModel(
                flags,
                flags,
                new SpoolFolder(folder),
                new UnsentReviews(folder.resolve("unsent")),
                CLOCK,
                ZoneId.of("Asia/Seoul"),
                Texts.in(Language.ENGLISH));
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

    @Test
    void flagsComeWithWhatTheyAddUpTo() {
        open("tillwatch://review");

        assertEquals(
                List.of("7"),
                Objects.requireNonNull(viewModel.rowsProperty().get()).stream()
                        .map(FlagRow::id)
                        .toList());
        assertEquals(
                new Sums(Map.of(State.OPEN, 1L), 1_000),
                viewModel.sumsProperty().get());
        assertNull(viewModel.errorProperty().get());
    }

    @Test
    void everyFilterStandsInTheAddressAndIsAskedFor() {
        open("tillwatch://review?store=1042");
        viewModel.states(EnumSet.of(State.OPEN));
        viewModel.filter(FlagQuestion.LEAST, "50000");
        viewModel.sort(Optional.of(new TableOrder(FlagRows.AT_STAKE, true)));

        assertEquals("tillwatch://review?store=1042&state=open&least=50000&sort=-at_stake", shown());
        assertEquals(4, flags.asked.size());
        assertEquals(Set.of(State.OPEN), flags.asked.getLast().states());
        assertEquals(50_000L, flags.asked.getLast().leastAmount());
        assertEquals(
                new FlagRows.Order(FlagRows.AT_STAKE, true),
                flags.asked.getLast().order());

        viewModel.clear();

        assertEquals("tillwatch://review?sort=-at_stake", shown());
        assertNull(flags.asked.getLast().storeId());
    }

    @Test
    void choosingAFlagAsksForNoOtherList() {
        open("tillwatch://review?state=open");
        viewModel.choose("7");

        assertEquals("tillwatch://review?state=open&id=7", shown());
        assertEquals(1, flags.asked.size());
        // The fake knows the list alone, so the details fail, and the list stays.
        assertNotNull(viewModel.flagErrorProperty().get());
        assertNull(viewModel.errorProperty().get());

        viewModel.choose("");

        assertNull(viewModel.flagErrorProperty().get());
        assertEquals("tillwatch://review?state=open", shown());
    }

    @Test
    void aFilterThatCannotBeReadIsSaidAndNothingIsAsked() {
        open("tillwatch://review?state=lost");

        assertEquals(
                "The filter “State” in this address cannot be read. Take it away above, or write it anew.",
                Objects.requireNonNull(viewModel.errorProperty().get()).sentence());
        assertEquals(List.of(), flags.asked);
        assertNull(viewModel.sumsProperty().get());
    }

    @Test
    void todayBeginsInTheZoneOfBusinessDates() {
        assertEquals(Instant.parse("2026-11-21T15:00:00Z"), viewModel.beginOfToday());
    }
}
