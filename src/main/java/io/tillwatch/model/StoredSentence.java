package io.tillwatch.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentence again in its English text. Records of runs hold English text, which other programs read too; a
 * screen shows them in its own language this way. A line of another version, whose words were others, stays English.
 */
public final class StoredSentence {
    /** A sentence with fewer letters of its own around its blanks might match what it is not. */
    private static final int LEAST_LITERALS = 12;

    private static final List<Form> FORMS = forms();
    private static final List<Form> LOG =
            FORMS.stream().filter(form -> form.key().startsWith("run.")).toList();

    /** @param landmark the longest words between blanks: quickly looked for before the pattern is tried */
    private record Form(String key, Pattern pattern, String landmark, int literals) {}

    private StoredSentence() {}

    /** The sentence; {@link Sentence#plain} for one that is not known. */
    public static Sentence read(String english) {
        return read(english, FORMS);
    }

    /** As {@link #read}, of a line of a run's log without its time: of these there may be many. */
    public static Sentence ofLog(String english) {
        return read(english, LOG);
    }

    private static Sentence read(String english, List<Form> forms) {
        for (Form form : forms) {
            if (english.contains(form.landmark())) {
                Matcher matcher = form.pattern().matcher(english);
                if (matcher.matches()) {
                    List<Object> values = new ArrayList<>();
                    for (int group = 1; group <= matcher.groupCount(); group++) {
                        values.add(matcher.group(group));
                    }
                    return new Sentence(form.key(), values);
                }
            }
        }
        return Sentence.plain(english);
    }

    /** Those with the most words of their own come first: the others might match by chance. */
    private static List<Form> forms() {
        ResourceBundle bundle = Sentence.bundle(Locale.ROOT);
        List<Form> forms = new ArrayList<>();
        for (String key : bundle.keySet()) {
            Form form = form(key, bundle.getString(key));
            if (form.literals() >= LEAST_LITERALS || !bundle.getString(key).contains("%s")) {
                forms.add(form);
            }
        }
        forms.sort(Comparator.comparingInt(Form::literals).reversed().thenComparing(Form::key));
        return forms;
    }

    /** English blanks are filled in their order, each {@code %s}; a test sees to that. */
    private static Form form(String key, String words) {
        String[] literals = words.split("%s", -1);
        StringBuilder pattern = new StringBuilder();
        String landmark = "";
        int length = 0;
        for (int i = 0; i < literals.length; i++) {
            String literal = literals[i].replace("%%", "%");
            pattern.append(i == 0 ? "" : "(.*?)").append(Pattern.quote(literal));
            landmark = literal.length() > landmark.length() ? literal : landmark;
            length += literal.length();
        }
        return new Form(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), landmark, length);
    }

    /** Key and values in one word, to be stored where no other program reads; goes back into any language. */
    public static String code(Sentence sentence) {
        StringBuilder text = new StringBuilder(encoded(sentence.key()));
        for (Object value : sentence.values()) {
            text.append(value instanceof Sentence ? ",s" : ",t");
            text.append(encoded(value instanceof Sentence inner ? code(inner) : value.toString()));
        }
        return text.toString();
    }

    /** The sentence of {@link #code}; throws IllegalArgumentException for what is none, or of a key that is no more. */
    public static Sentence ofCode(String code) {
        List<String> parts = List.of(code.split(",", -1));
        List<Object> values = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            String value = URLDecoder.decode(part.substring(1), StandardCharsets.UTF_8);
            values.add(part.startsWith("s") ? ofCode(value) : value);
        }
        String key = URLDecoder.decode(parts.getFirst(), StandardCharsets.UTF_8);
        if (!Sentence.bundle(Locale.ROOT).containsKey(key)) {
            throw new IllegalArgumentException("A sentence of another version");
        }
        return new Sentence(key, values);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
