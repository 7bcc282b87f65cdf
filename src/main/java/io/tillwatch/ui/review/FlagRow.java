package io.tillwatch.ui.review;

import io.tillwatch.service.FlagRows.State;
import io.tillwatch.ui.table.FieldsCodec;
import io.tillwatch.ui.table.RowCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flag as the index has it.
 *
 * @param fields by the index's names, without the reasons
 */
record FlagRow(Map<String, @Nullable Object> fields, List<FlagReason> reasons) {
    private static final String REASONS = "reasons";
    private static final List<String> PLAIN = List.of(
            "id",
            "store_id",
            "sold_at",
            "business_date",
            "amount_sale",
            "amount_fee",
            "amount_deposit",
            "will_deposited_at",
            "card_company",
            "card_number",
            "platform",
            "baseline",
            "score",
            "flagged_at",
            "review_state",
            "withdrawn");

    /** What the table reads of each flag. */
    static final List<String> COLUMNS =
            Stream.concat(PLAIN.stream(), Stream.of(REASONS)).toList();

    static final RowCodec<FlagRow> CODEC = new RowCodec<>() {
        private final FieldsCodec plain = new FieldsCodec(PLAIN);
        private final FieldsCodec reason =
                new FieldsCodec(List.of("code", "value", "threshold", "words_en", "words_ko"));

        @Override
        public void write(FlagRow row, DataOutput out) throws IOException {
            plain.write(row.fields(), out);
            out.writeInt(row.reasons().size());
            for (FlagReason each : row.reasons()) {
                Map<String, @Nullable Object> fields = new HashMap<>();
                fields.put("code", each.code());
                fields.put("value", each.value());
                fields.put("threshold", each.threshold());
                fields.put("words_en", each.english());
                fields.put("words_ko", each.korean());
                reason.write(fields, out);
            }
        }

        @Override
        public FlagRow read(DataInput in) throws IOException {
            Map<String, @Nullable Object> fields = plain.read(in);
            List<Object> reasons = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                reasons.add(reason.read(in));
            }
            return new FlagRow(fields, FlagReason.read(reasons));
        }
    };

    static FlagRow of(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> plain = new HashMap<>(document);
        return new FlagRow(plain, FlagReason.read(plain.remove(REASONS)));
    }

    /** The same in another state. */
    FlagRow in(String reviewState) {
        Map<String, @Nullable Object> changed = new HashMap<>(fields);
        changed.put("review_state", reviewState);
        return new FlagRow(changed, reasons);
    }

    String id() {
        String id = text("id");
        return id == null ? "" : id;
    }

    /** Empty when some other tool wrote what we have no word for. */
    Optional<State> state() {
        if (Boolean.TRUE.equals(fields.get("withdrawn"))) {
            return Optional.of(State.WITHDRAWN);
        }
        String review = text("review_state");
        if (review == null) {
            return Optional.of(State.OPEN);
        }
        return Stream.of(State.values())
                .filter(state -> state != State.WITHDRAWN)
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(review))
                .findFirst();
    }

    /**
     * What would be lost: whole won; null when nothing is at stake (any more).
     *
     * @param today when today begins
     */
    @Nullable
    Long atStake(Instant today) {
        Instant payout = instant("will_deposited_at");
        Optional<State> state = state();
        boolean over = state.isPresent() && (state.get() == State.WITHDRAWN || state.get() == State.DISMISSED);
        return over || payout == null || payout.isBefore(today) ? null : number("amount_deposit");
    }

    @Nullable
    String text(String column) {
        return fields.get(column) instanceof String text ? text : null;
    }

    @Nullable
    Long number(String column) {
        return fields.get(column) instanceof Number number ? (Long) number.longValue() : null;
    }

    /** Null also when what stands there is no instant: somebody changed the document by hand. */
    @Nullable
    Instant instant(String column) {
        try {
            return fields.get(column) instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Null also when what stands there is no date. */
    @Nullable
    LocalDate date(String column) {
        try {
            return fields.get(column) instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
