package io.tillwatch.ui.review;

import io.tillwatch.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a sale was flagged, as a document has it.
 *
 * @param code of a rule, perhaps one of a later version
 * @param value null when the document lacks it, as is the threshold
 * @param english what a detector found, in a sentence; null of a rule
 * @param korean the same
 */
record FlagReason(
        String code,
        @Nullable Long value,
        @Nullable Long threshold,
        @Nullable String english,
        @Nullable String korean) {
    /** Reads the field {@code reasons}. */
    static List<FlagReason> read(@Nullable Object field) {
        List<FlagReason> reasons = new ArrayList<>();
        if (field instanceof List<?> list) {
            for (Object reason : list) {
                if (reason instanceof Map<?, ?> fields) {
                    reasons.add(new FlagReason(
                            String.valueOf(fields.get("code")),
                            number(fields.get("value")),
                            number(fields.get("threshold")),
                            text(fields.get("words_en")),
                            text(fields.get("words_ko"))));
                }
            }
        }
        return List.copyOf(reasons);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? text : null;
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? (Long) number.longValue() : null;
    }

    /** Empty for a rule that this version does not know. */
    Optional<Reason.Code> rule() {
        return Stream.of(Reason.Code.values())
                .filter(known -> known.name().equals(code))
                .findFirst();
    }
}
