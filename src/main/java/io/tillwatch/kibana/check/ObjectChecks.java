package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each object has around and in it, held against what the oldest Kibana 9 reads. */
final class ObjectChecks {
    private static final Set<String> ENVELOPE =
            Set.of("id", "type", "coreMigrationVersion", "typeMigrationVersion", "attributes", "references", "managed");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{2,99}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}");
    private static final String NEWEST_CORE = "8.8.0";

    /** The newest version of each type that Kibana 9.0 knows for certain. */
    private static final Map<String, String> NEWEST = Map.of(
            SavedObject.VIEW, "8.0.0", "lens", "8.9.0", SavedObject.DASHBOARD, "10.2.0", SavedObject.SESSION, "8.0.0");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            SavedObject.VIEW,
            Set.of(
                    "title",
                    "name",
                    "timeFieldName",
                    "fieldFormatMap",
                    "fieldAttrs",
                    "fields",
                    "runtimeFieldMap",
                    "sourceFilters",
                    "typeMeta",
                    "allowNoIndex",
                    "allowHidden"),
            SavedObject.SESSION,
            Set.of(
                    "title",
                    "description",
                    "columns",
                    "sort",
                    "grid",
                    "hideChart",
                    "isTextBasedQuery",
                    "kibanaSavedObjectMeta"),
            SavedObject.DASHBOARD,
            Set.of(
                    "title",
                    "description",
                    "timeRestore",
                    "timeFrom",
                    "timeTo",
                    "refreshInterval",
                    "optionsJSON",
                    "panelsJSON",
                    "controlGroupInput",
                    "kibanaSavedObjectMeta"),
            "lens",
            Set.of("title", "description", "visualizationType", "state"));

    /** Attributes that are JSON in a string, as paths. */
    private static final Map<String, List<String>> STRINGS = Map.of(
            SavedObject.VIEW,
            List.of("fieldFormatMap", "fieldAttrs", "fields", "runtimeFieldMap", "sourceFilters", "typeMeta"),
            SavedObject.SESSION,
            List.of("kibanaSavedObjectMeta.searchSourceJSON"),
            SavedObject.DASHBOARD,
            List.of(
                    "optionsJSON",
                    "panelsJSON",
                    "kibanaSavedObjectMeta.searchSourceJSON",
                    "controlGroupInput.panelsJSON",
                    "controlGroupInput.ignoreParentSettingsJSON"));

    /** What has to be there. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            SavedObject.VIEW,
            List.of("title", "name", "timeFieldName"),
            SavedObject.SESSION,
            List.of("title", "columns", "sort", "kibanaSavedObjectMeta.searchSourceJSON"),
            SavedObject.DASHBOARD,
            List.of("title", "panelsJSON", "optionsJSON", "kibanaSavedObjectMeta.searchSourceJSON"),
            "lens",
            List.of("title", "visualizationType", "state"));

    private final Findings findings;

    ObjectChecks(Findings findings) {
        this.findings = findings;
    }

    void check(CheckedFile file) {
        Set<String> titles = new HashSet<>();
        for (SavedObject object : file.objects()) {
            Findings.At at = findings.at(file.name(), object.name());
            if (!NEWEST.containsKey(object.type())) {
                at.say(Sentence.of("kibana.check.object.type", object.type()));
                continue;
            }
            envelope(object, at);
            attributes(object, at);
            if (!titles.add(object.type() + object.title())) {
                at.say(Sentence.of("kibana.check.object.title", object.title()));
            }
            switch (object.type()) {
                case SavedObject.DASHBOARD -> dashboard(object, at);
                case SavedObject.VIEW -> view(object, at);
                case SavedObject.SESSION -> session(object, at);
                default -> {
                    // A chart is looked at where it is shown.
                }
            }
        }
    }

    private static void envelope(SavedObject object, Findings.At at) {
        for (String key : object.tree().keySet()) {
            if (!ENVELOPE.contains(key)) {
                at.say(Sentence.of("kibana.check.object.key", key));
            }
        }
        if (!ID.matcher(object.id()).matches()) {
            at.say(Sentence.of("kibana.check.object.id"));
        }
        version(object, "coreMigrationVersion", NEWEST_CORE, at);
        version(object, "typeMigrationVersion", NEWEST.getOrDefault(object.type(), ""), at);
        if (!(object.tree().get("attributes") instanceof Map) || !(object.tree().get("references") instanceof List)) {
            at.say(Sentence.of("kibana.check.object.shape"));
        }
    }

    private static void version(SavedObject object, String key, String newest, Findings.At at) {
        String given = Tree.text(object.tree(), key);
        if (!VERSION.matcher(given).matches()) {
            at.say(Sentence.of("kibana.check.version.none", key));
        } else if (Arrays.compare(numbers(given), numbers(newest)) > 0) {
            at.say(Sentence.of("kibana.check.version.new", key, given, newest));
        }
    }

    private static int[] numbers(String version) {
        return Pattern.compile("\\.")
                .splitAsStream(version)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static void attributes(SavedObject object, Findings.At at) {
        Set<String> known = ATTRIBUTES.getOrDefault(object.type(), Set.of());
        for (String key : object.attributes().keySet()) {
            if (!known.contains(key)) {
                at.say(Sentence.of("kibana.check.attribute.unknown", key));
            }
        }
        for (String path : NEEDED.getOrDefault(object.type(), List.of())) {
            Object value = find(object, path);
            if (value == null || value.equals("")) {
                at.say(Sentence.of("kibana.check.attribute.missing", path));
            }
        }
        for (String path : STRINGS.getOrDefault(object.type(), List.of())) {
            Object value = find(object, path);
            if (value != null && !isJson(value)) {
                at.say(Sentence.of("kibana.check.attribute.json", path));
            }
        }
    }

    private static boolean isJson(Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        try {
            return Tree.read(text) != null;
        } catch (IOException noJson) {
            return false;
        }
    }

    private static @Nullable Object find(SavedObject object, String path) {
        return Tree.at(
                object.attributes(), Pattern.compile("\\.").splitAsStream(path).toArray(String[]::new));
    }

    private static void dashboard(SavedObject object, Findings.At at) {
        Map<String, @Nullable Object> attributes = object.attributes();
        boolean restores = Tree.isTrue(attributes, "timeRestore");
        boolean times = !Tree.text(attributes, "timeFrom").isEmpty()
                && !Tree.text(attributes, "timeTo").isEmpty();
        if (!restores || !times) {
            at.say(Sentence.of("kibana.check.dashboard.time"));
        }
        Map<String, @Nullable Object> refresh = Tree.map(attributes, "refreshInterval");
        if (!(refresh.get("pause") instanceof Boolean) || !(refresh.get("value") instanceof Number)) {
            at.say(Sentence.of("kibana.check.dashboard.refresh"));
        }
        Map<String, @Nullable Object> source =
                Tree.object(Tree.text(attributes, "kibanaSavedObjectMeta", "searchSourceJSON"));
        if (!Set.of("query", "filter").containsAll(source.keySet())) {
            at.say(Sentence.of("kibana.check.search.source"));
        }
    }

    private static void view(SavedObject object, Findings.At at) {
        for (String key : List.of("runtimeFieldMap", "sourceFilters", "fields")) {
            String text = Tree.text(object.attributes(), key);
            if (!Set.of("", "[]", "{}").contains(text)) {
                at.say(Sentence.of("kibana.check.view.scripted", key));
            }
        }
        Tree.object(Tree.text(object.attributes(), "fieldFormatMap")).forEach((field, format) -> {
            if (!FieldFormats.isFine(Tree.map(format))) {
                at.say(Sentence.of("kibana.check.view.format", field));
            }
        });
    }

    private static void session(SavedObject object, Findings.At at) {
        Map<String, @Nullable Object> source =
                Tree.object(Tree.text(object.attributes(), "kibanaSavedObjectMeta", "searchSourceJSON"));
        if (!source.keySet().equals(Set.of("query", "filter", "indexRefName"))
                || !Tree.text(source, "query", "language").equals("kuery")) {
            at.say(Sentence.of("kibana.check.search.source"));
        }
        if (Tree.isTrue(object.attributes(), "isTextBasedQuery")) {
            at.say(Sentence.of("kibana.check.search.esql"));
        }
        for (Object sort : Tree.list(object.attributes(), "sort")) {
            List<String> pair = sort instanceof List<?> ? Tree.texts(sort) : List.of();
            if (pair.size() != 2 || !Set.of("asc", "desc").contains(pair.get(1))) {
                at.say(Sentence.of("kibana.check.search.sort"));
            }
        }
        if (Tree.texts(object.attributes(), "columns").isEmpty()) {
            at.say(Sentence.of("kibana.check.search.columns"));
        }
    }
}
