package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.check.Live.View;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the index is the one this version of the program makes: every field of its template, of the same type. */
final class TemplateChecks {
    private static final String FOLDER = "/io/tillwatch/elastic/";

    private final Findings findings;
    private final Live live;

    TemplateChecks(Findings findings, Live live) {
        this.findings = findings;
        this.live = live;
    }

    /** @param prefix of the installation */
    void check(CheckedFile file, String prefix) {
        for (View view : Live.views(file).values()) {
            Map<String, FieldType> fields = live.fields(view.title());
            Findings.At at = findings.at(file.name(), SavedObject.VIEW + ":" + view.id());
            if (!view.title().startsWith(prefix)) {
                at.say(Sentence.of("kibana.check.view.prefix", prefix));
                continue;
            }
            Map<String, String> template = template(view.title().substring(prefix.length()));
            if (template.isEmpty()) {
                at.say(Sentence.of("kibana.check.view.foreign", view.title()));
            }
            template.forEach((field, type) -> {
                FieldType actual = fields.get(field);
                if (!fields.isEmpty() && (actual == null || !actual.type().equals(type))) {
                    at.say(Sentence.of("kibana.check.view.template", field, type));
                }
            });
        }
    }

    /** Field to type; empty when the program makes no such index. */
    private static Map<String, String> template(String alias) {
        if (!alias.matches("[a-z_]{1,60}")) {
            return Map.of();
        }
        try (InputStream in = TemplateChecks.class.getResourceAsStream(FOLDER + alias + ".json")) {
            if (in == null) {
                return Map.of();
            }
            Map<String, String> types = new LinkedHashMap<>();
            Object read = Tree.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            collect("", Tree.map(read, "mappings", "properties"), types);
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String before, Map<String, @Nullable Object> properties, Map<String, String> into) {
        properties.forEach((name, field) -> {
            String type = Tree.text(field, "type");
            if (Tree.at(field, "properties") != null) {
                collect(before + name + ".", Tree.map(field, "properties"), into);
            } else if (!type.equals("object")
                    && !(type.equals("text") && Boolean.FALSE.equals(Tree.at(field, "index")))) {
                into.put(before + name, type);
            }
        });
    }
}
