package io.tillwatch.ui.stores;

import io.tillwatch.model.Reason;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in a few words why a sale is flagged and what was decided. */
final class FlagReasons {
    /** What is read of each flag. */
    static final List<String> COLUMNS = List.of(
            "id", "sold_at", "amount_sale", "amount_deposit", "baseline", "reasons", "review_state", "withdrawn");

    private final Texts texts;
    private final Formats formats;

    FlagReasons(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** {@code 6.2× baseline · 4 in a row}. */
    String why(Fields flag) {
        List<String> words = new ArrayList<>();
        if (flag.fields().get("reasons") instanceof List<?> reasons) {
            for (Object reason : reasons) {
                if (reason instanceof Map<?, ?> parts) {
                    words.add(why(parts, flag));
                }
            }
        }
        return String.join(" · ", words);
    }

    private String why(Map<?, ?> reason, Fields flag) {
        Object code = reason.get("code");
        Long value = number(reason.get("value"));
        Long baseline = flag.number("baseline");
        if (value != null && Reason.Code.ABOVE_BASELINE.name().equals(code)) {
            return baseline == null || baseline <= 0
                    ? texts.text("review.brief.above.limit", formats.won(number(reason.get("threshold"))))
                    : texts.text("review.brief.above", String.format(Locale.ROOT, "%,.1f", value / (double) baseline));
        }
        return value != null && Reason.Code.REPEATED_AMOUNT.name().equals(code)
                ? texts.text("review.brief.repeated", formats.count(value))
                : texts.text("review.brief.other");
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? (Long) number.longValue() : null;
    }

    /** A state that another tool wrote is said as it stands. */
    String state(Fields flag) {
        if (flag.is("withdrawn")) {
            return texts.text("review.state", State.WITHDRAWN);
        }
        String decided = flag.text("review_state");
        return decided == null
                ? texts.text("review.state", State.OPEN)
                : texts.textOr("review.state." + decided.toUpperCase(Locale.ROOT), decided);
    }

    /** Whether nobody has to look at it any more. */
    static boolean isOver(Fields flag) {
        return flag.is("withdrawn") || "dismissed".equals(flag.text("review_state"));
    }
}
