package io.tillwatch.ui.dates;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words which rows of a date are shown. */
final class DateFilterWords {
    private final Texts texts;
    private final Formats formats;

    DateFilterWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** All of it in one line; empty when every store has its row. */
    String all(DateQuestion question) {
        List<String> words = new ArrayList<>();
        if (question.isSplit()) {
            words.add(eachPlatform());
        } else if (!question.platform().isEmpty()) {
            words.add(platform(question.platform()));
        }
        if (!question.store().isEmpty()) {
            words.add(texts.text("dates.column.store").toLowerCase(Locale.ROOT) + " " + question.store());
        }
        if (question.flaggedOnly()) {
            words.add(texts.text("dates.flagged"));
        }
        if (question.slice().isPresent()) {
            words.add(slice(question));
        }
        return String.join(" · ", words);
    }

    /** @param name as in an address; empty for all */
    String platform(String name) {
        return switch (name) {
            case "" -> texts.text("dates.platform.all");
            case DateRow.WITHOUT -> texts.text("dates.without");
            default -> name;
        };
    }

    String eachPlatform() {
        return texts.text("dates.platform.each");
    }

    /** Empty when stores of all sizes are shown. */
    String slice(DateQuestion question) {
        return question.slice()
                .map(part -> texts.text(
                        "dates.slice",
                        texts.text("dates.sizes", question.sizes()),
                        formats.won(part.from()),
                        formats.won(part.to() - 1)))
                .orElse("");
    }
}
