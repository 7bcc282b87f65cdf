package io.tillwatch.ui.sales;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Says why a sale was flagged, and what a reviewer wrote of it. */
final class FlagGroup {
    private final Texts texts;
    private final Formats formats;

    FlagGroup(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    Node of(SaleRow flag) {
        DetailGroup group = new DetailGroup("sales.group.flag", texts);
        boolean withdrawn = flag.is("withdrawn");
        if (withdrawn) {
            group.wide(texts.text("sales.flag.withdrawn"));
        }
        if (flag.fields().get("reasons") instanceof List<?> reasons) {
            for (Object reason : reasons) {
                if (reason instanceof Map<?, ?> fields) {
                    group.wide(sentence(fields, flag.number("baseline")));
                }
            }
        }
        group.named("sales.flag.score", score(flag));
        group.named("sales.flag.baseline", formats.won(flag.number("baseline")));
        group.named("sales.flag.at", formats.dateTime(flag.instant("flagged_at")));
        String rules = flag.number("rules_version") == null ? null : formats.count(flag.number("rules_version"));
        group.named("sales.flag.rules", rules);
        group.named("sales.flag.review", review(flag.text("review_state")));
        // What a reviewer wrote, where one did.
        if (flag.text("decided_by") != null) {
            group.named("sales.flag.decided.by", flag.text("decided_by"));
            group.named("sales.flag.decided.at", formats.dateTime(flag.instant("decided_at")));
        }
        if (flag.text("reason") != null) {
            group.named("sales.flag.reason", flag.text("reason"));
        }
        if (flag.text("note") != null) {
            group.named("sales.flag.note", flag.text("note"));
        }
        group.getStyleClass().add(withdrawn ? "withdrawn" : "flag");
        return group;
    }

    private String review(@Nullable String state) {
        return state == null ? Formats.NONE : texts.textOr("sales.review." + state, state);
    }

    private static String score(SaleRow flag) {
        Double score = flag.fraction("score");
        return score == null ? Formats.NONE : String.format(Locale.ROOT, "%,.2f", score);
    }

    private String sentence(Map<?, ?> reason, @Nullable Long baseline) {
        Long value = number(reason.get("value"));
        Long threshold = number(reason.get("threshold"));
        return switch (String.valueOf(reason.get("code"))) {
            case "ABOVE_BASELINE" ->
                baseline == null
                        ? texts.text("sales.reason.above", formats.won(value), formats.won(threshold))
                        : texts.text(
                                "sales.reason.above.baseline",
                                formats.won(value),
                                formats.won(threshold),
                                formats.won(baseline));
            case "REPEATED_AMOUNT" ->
                texts.text("sales.reason.repeated", formats.count(value), formats.count(threshold));
            default -> texts.text("sales.reason.other");
        };
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? (Long) number.longValue() : null;
    }
}
