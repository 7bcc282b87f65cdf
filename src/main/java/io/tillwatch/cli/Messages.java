package io.tillwatch.cli;

import io.tillwatch.model.Sentence;
import java.util.Locale;
import java.util.ResourceBundle;

/** The command line's sentences in the person's language. */
final class Messages {
    private final Locale language;
    private final ResourceBundle bundle;

    private Messages(Locale language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /** Korean for Korean, English for every other language. */
    static Messages of(Locale locale) {
        Locale language = locale.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ROOT;
        return new Messages(
                language,
                ResourceBundle.getBundle(
                        "io.tillwatch.messages",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The sentence with its blanks (as of {@link String#format}) filled in. */
    String text(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    }

    String text(Sentence sentence) {
        return sentence.in(language);
    }

    /** The sentence, or the given text where the bundle has none. */
    String textOr(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /** English or Korean. */
    Locale locale() {
        return language.equals(Locale.KOREAN) ? Locale.KOREAN : Locale.ENGLISH;
    }
}
