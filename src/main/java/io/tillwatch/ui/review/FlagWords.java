package io.tillwatch.ui.review;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.DateRange;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words why a sale is flagged, how far its flag is, and what is asked for. */
final class FlagWords {
    private final Texts texts;
    private final Formats formats;

    FlagWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** All reasons in a few words, for a line of a list: {@code 6.2× baseline · 4 in a row}. */
    String brief(FlagRow flag) {
        return flag.reasons().stream().map(reason -> brief(reason, flag)).collect(Collectors.joining(" · "));
    }

    private String brief(FlagReason reason, FlagRow flag) {
        if (reason.english() != null) {
            return texts.textOr("review.reason." + reason.code(), reason.code());
        }
        if (reason.rule().isEmpty() || reason.value() == null) {
            return texts.text("review.brief.other");
        }
        return switch (reason.rule().get()) {
            case ABOVE_BASELINE -> {
                String times = times(reason.value(), flag.number("baseline"));
                yield times == null
                        ? texts.text("review.brief.above.limit", formats.won(reason.threshold()))
                        : texts.text("review.brief.above", times);
            }
            case REPEATED_AMOUNT -> texts.text("review.brief.repeated", formats.count(reason.value()));
        };
    }

    /** One reason in a sentence with its numbers. */
    String sentence(FlagReason reason, FlagRow flag) {
        if (reason.english() != null) {
            String words = texts.language() == Language.KOREAN ? reason.korean() : reason.english();
            return texts.text(
                    "review.sentence.detector",
                    texts.textOr("review.reason." + reason.code(), reason.code()),
                    words == null ? reason.english() : words);
        }
        Long value = reason.value();
        if (reason.rule().isEmpty() || value == null) {
            return texts.text("review.sentence.other");
        }
        return switch (reason.rule().get()) {
            case ABOVE_BASELINE -> {
                Long baseline = flag.number("baseline");
                String times = times(value, baseline);
                yield times == null
                        ? texts.text("review.sentence.above.limit", formats.won(value), formats.won(reason.threshold()))
                        : texts.text(
                                "review.sentence.above",
                                times,
                                formats.won(value),
                                formats.won(baseline),
                                formats.won(reason.threshold()));
            }
            case REPEATED_AMOUNT ->
                texts.text(
                        "review.sentence.repeated",
                        formats.count(value),
                        formats.won(flag.number("amount_sale")),
                        formats.count(reason.threshold()));
        };
    }

    private static @Nullable String times(long value, @Nullable Long baseline) {
        return baseline == null || baseline <= 0
                ? null
                : String.format(Locale.ROOT, "%,.1f", value / (double) baseline);
    }

    /** How far a flag is; the word of a tool that we do not know as it stands. */
    String state(FlagRow flag) {
        return flag.state()
                .map(state -> texts.text("review.state", state))
                .orElseGet(() -> String.valueOf(flag.text("review_state")));
    }

    /** What a reviewer decided, whatever the rules say by now. */
    String decision(FlagRow flag) {
        String review = flag.text("review_state");
        return review == null
                ? texts.text("review.state", State.OPEN)
                : texts.textOr("review.state." + review.toUpperCase(Locale.ROOT), review);
    }

    /** A closing reason by its name; one of a later version as it stands. */
    String closing(String name) {
        for (ClosingReason reason : ClosingReason.values()) {
            if (reason.name().equals(name)) {
                return texts.text(reason.sentence());
            }
        }
        return name;
    }

    /** All filters in one line; empty when every flag is shown. */
    String all(FlagQuestion question) {
        List<String> words = new ArrayList<>();
        if (!question.states().isEmpty()) {
            words.add(named(FlagQuestion.STATE, list("review.state", question.states())));
        }
        if (!question.reasons().isEmpty()) {
            words.add(named(FlagQuestion.REASON, list("review.reason", question.reasons())));
        }
        if (question.view() != FlagRows.View.Kind.ALL) {
            words.add(named(FlagQuestion.VIEW, texts.text("review.view", question.view())));
        }
        if (question.store() != null) {
            words.add(named(FlagQuestion.STORE, question.store()));
        }
        if (question.least() != null) {
            words.add(named(FlagQuestion.LEAST, formats.won(question.least())));
        }
        DateRange range = question.range();
        if (range.first() != null) {
            words.add(named(FlagQuestion.FROM, formats.date(range.first())));
        }
        if (range.last() != null) {
            words.add(named(FlagQuestion.TO, formats.date(range.last())));
        }
        return String.join(" · ", words);
    }

    private String named(String filter, String value) {
        return texts.text("review.filter.is", texts.text("review.filter." + filter), value);
    }

    String list(String group, Collection<? extends Enum<?>> chosen) {
        return chosen.stream().map(value -> texts.text(group, value)).collect(Collectors.joining(", "));
    }
}
