package io.tillwatch.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tillwatch.service.FlagRows.State;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagRowTest {
    private static final Instant TODAY = Instant.parse("2026-11-21T15:00:00Z");

    private static FlagRow flag(@Nullable Object... more) {
        Map<String, @Nullable Object> document = new HashMap<>(Map.of(
                "id",
                "7",
                "amount_sale",
                186_000L,
                "amount_deposit",
                182_000L,
                "will_deposited_at",
                "2026-11-21T15:00:00Z",
                "baseline",
                30_000L,
                "review_state",
                "open",
                "withdrawn",
                false,
                "reasons",
                List.of(
                        Map.of("code", "ABOVE_BASELINE", "value", 186_000L, "threshold", 60_000L),
                        Map.of("code", "REPEATED_AMOUNT", "value", 4L, "threshold", 3L))));
        for (int i = 0; i < more.length; i += 2) {
            document.put(String.valueOf(more[i]), more[i + 1]);
        }
        return FlagRow.of(document);
    }

    private static FlagWords words(Language language) {
        Texts texts = Texts.in(language);
        return new FlagWords(texts, new Formats(texts, ZoneId.of("Asia/Seoul")));
    }

    @Test
    void reasonsAreToldWithTheirNumbers() {
        FlagRow flag = flag();
        FlagWords english = words(Language.ENGLISH);

        assertEquals("6.2× baseline · 4 in a row", english.brief(flag));
        assertEquals(
                "6.2 times the store’s baseline: ₩186,000 against ₩30,000. Up to ₩60,000 would be ordinary.",
                english.sentence(flag.reasons().getFirst(), flag));
        assertEquals(
                "4 sales of ₩186,000 in a row with this card at this store on this date. 3 in a row are marked.",
                english.sentence(flag.reasons().getLast(), flag));
        assertEquals("기준 6.2배 · 연속 4건", words(Language.KOREAN).brief(flag));
    }

    @Test
    void aRuleOfALaterVersionIsNamedInWordsToo() {
        FlagRow flag = flag("reasons", List.of(Map.of("code", "RULE_7", "value", 1L, "threshold", 1L)));

        assertEquals("another rule", words(Language.ENGLISH).brief(flag));
        assertEquals(
                "Marked by a rule that this version does not know.",
                words(Language.ENGLISH).sentence(flag.reasons().getFirst(), flag));
    }

    @Test
    void withoutABaselineTheLimitIsTold() {
        assertEquals("above ₩60,000 · 4 in a row", words(Language.ENGLISH).brief(flag("baseline", null)));
    }

    @Test
    void whatIsPaidOutTodayOrLaterIsAtStakeUnlessDismissedOrTakenBack() {
        assertEquals(182_000L, flag().atStake(TODAY));
        assertEquals(182_000L, flag("review_state", "confirmed").atStake(TODAY));
        assertNull(flag("review_state", "dismissed").atStake(TODAY));
        assertNull(flag("withdrawn", true).atStake(TODAY));
        assertNull(flag("will_deposited_at", "2026-11-21T14:59:59Z").atStake(TODAY));
        assertNull(flag("will_deposited_at", null).atStake(TODAY));
    }

    @Test
    void aFlagThatWasTakenBackIsNoLongerOpen() {
        assertEquals(Optional.of(State.OPEN), flag("review_state", null).state());
        assertEquals(
                Optional.of(State.NEEDS_INFORMATION),
                flag("review_state", "needs_information").state());
        assertEquals(Optional.of(State.WITHDRAWN), flag("withdrawn", true).state());
        assertEquals(Optional.empty(), flag("review_state", "escalated").state());
    }

    @Test
    void whatIsKeptOnDiskComesBack() throws IOException {
        FlagRow row = flag();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FlagRow.CODEC.write(row, new DataOutputStream(bytes));
        FlagRow read = FlagRow.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertEquals(row.reasons(), read.reasons());
        row.fields().forEach((name, value) -> assertEquals(value, read.fields().get(name), name));
    }
}
