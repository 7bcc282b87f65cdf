package io.tillwatch.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One line that a person is told, in whichever language that person reads. The words are in the bundles
 * {@code io/tillwatch/model/sentences}; English is the language of logs and of everything that is stored.
 *
 * @param key of the bundles; the same for the same thing in every language. Empty for {@link #NONE}
 * @param values fill the blanks in their order: each a String, or a Sentence, which is told in the same language
 */
public record Sentence(String key, List<Object> values) {
    /** Says nothing. */
    public static final Sentence NONE = new Sentence("", List.of());

    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle KOREAN = bundle(Locale.KOREAN);

    /**
     * The sentence of this key.
     *
     * @param values anything but a sentence is taken as its text
     */
    public static Sentence of(String key, Object... values) {
        return new Sentence(
                key,
                Arrays.stream(values)
                        .map(value -> value instanceof Sentence ? value : String.valueOf(value))
                        .toList());
    }

    /** Words that have no translation: what an earlier version stored, what another program said. */
    public static Sentence plain(String words) {
        return words.isEmpty() ? NONE : of("plain", words);
    }

    /** Both, one behind the other. */
    public Sentence then(Sentence next) {
        return isNone() ? next : next.isNone() ? this : of("both", this, next);
    }

    public boolean isNone() {
        return key.isEmpty();
    }

    /** In Korean where that is asked for, in English otherwise. */
    public String in(Locale language) {
        if (isNone()) {
            return "";
        }
        ResourceBundle bundle = language.getLanguage().equals(Locale.KOREAN.getLanguage()) ? KOREAN : ENGLISH;
        Object[] told = values.stream()
                .map(value -> value instanceof Sentence sentence ? sentence.in(language) : value)
                .toArray();
        return String.format(Locale.ROOT, bundle.getString(key), told);
    }

    public String english() {
        return in(Locale.ROOT);
    }

    @Override
    public String toString() {
        return english();
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "io.tillwatch.model.sentences",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
