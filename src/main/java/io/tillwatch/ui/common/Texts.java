package io.tillwatch.ui.common;

import io.tillwatch.model.Sentence;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the screens in one language. */
public final class Texts {
    private static final String BUNDLE = "io.tillwatch.ui.texts";

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    public static Texts in(Language language) {
        Locale locale = language == Language.KOREAN ? Locale.KOREAN : Locale.ROOT;
        return new Texts(
                language,
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public Language language() {
        return language;
    }

    /** For FXML files, which name their texts {@code %key}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The text with its blanks (as of {@link String#format}) filled in.
     *
     * @throws java.util.MissingResourceException when the bundle lacks the key; a test sees to it that none does
     */
    public String text(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    }

    public String text(Sentence sentence) {
        return sentence.in(language.locale());
    }

    /** The text of a value of an enum: {@code reason.ABOVE_BASELINE}. */
    public String text(String group, Enum<?> value) {
        return text(group + "." + value.name());
    }

    /** The text, or the given words where the bundle has none: for names that come from outside. */
    public String textOr(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }
}
