package io.tillwatch.kibana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the data views: each on one alias by its whole name, so that no index is counted by two. */
final class Views {
    private static final Map<String, Map<String, @Nullable Object>> FORMATS = Map.of(
            "won", number("0,0"),
            "score", number("0,0.[00]"),
            "seconds", number("0,0.[0]"),
            "time", Tree.of("id", "date", "params", Tree.of("pattern", "YYYY-MM-DD HH:mm:ss")),
            // Dates without a time are stored as midnight UTC: in any other zone they could be the day before.
            "date", Tree.of("id", "date", "params", Tree.of("pattern", "YYYY-MM-DD", "timezone", "UTC")));

    private final Place place;
    private final Words words;

    Views(Place place, Words words) {
        this.place = place;
        this.words = words;
    }

    private static Map<String, @Nullable Object> number(String pattern) {
        return Tree.of("id", "number", "params", Tree.of("pattern", pattern));
    }

    /** Those that are used, in the order of the source. */
    List<SavedObject> build(Set<String> used) {
        List<SavedObject> built = new ArrayList<>();
        for (Object source : Source.views()) {
            if (used.contains(Tree.text(source, "id"))) {
                built.add(view(source));
            }
        }
        return built;
    }

    private SavedObject view(@Nullable Object source) {
        Map<String, @Nullable Object> formats = new LinkedHashMap<>();
        Map<String, @Nullable Object> labels = new LinkedHashMap<>();
        Tree.map(source, "fields").forEach((field, said) -> {
            labels.put(field, Tree.of("customLabel", words.of(said)));
            Map<String, @Nullable Object> format = FORMATS.get(Tree.text(said, "format"));
            if (format != null) {
                formats.put(field, format);
            }
            String link = Tree.text(said, "link");
            if (!link.isEmpty()) {
                formats.put(field, link(link));
            }
        });
        return Envelope.object(
                SavedObject.VIEW,
                Tree.text(source, "id"),
                Envelope.VIEW_VERSION,
                Tree.of(
                        "title",
                        place.prefix() + Tree.text(source, "index"),
                        "name",
                        words.of(Tree.at(source, "name")),
                        "timeFieldName",
                        Tree.text(source, "time"),
                        "fieldFormatMap",
                        Tree.write(formats),
                        "fieldAttrs",
                        Tree.write(labels),
                        "fields",
                        "[]",
                        "runtimeFieldMap",
                        "{}",
                        "sourceFilters",
                        "[]"),
                List.of());
    }

    private Map<String, @Nullable Object> link(String address) {
        return Tree.of(
                "id",
                "url",
                "params",
                Tree.of(
                        "type",
                        "a",
                        "urlTemplate",
                        place.links() + "tillwatch://" + address + "{{value}}",
                        "labelTemplate",
                        "{{value}}",
                        // Another program opens; an empty tab would stay behind.
                        "openLinkInCurrentTab",
                        true));
    }
}
