package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats of fields that every Kibana 9 knows, and what each needs. */
final class FieldFormats {
    private static final Set<String> IDS = Set.of("number", "date", "url", "string", "boolean", "duration", "percent");

    private FieldFormats() {}

    static boolean isFine(Map<String, @Nullable Object> format) {
        String id = Tree.text(format, "id");
        if (!IDS.contains(id)) {
            return false;
        }
        return switch (id) {
            case "number", "date" -> !Tree.text(format, "params", "pattern").isEmpty();
            case "url" -> isLink(Tree.text(format, "params", "urlTemplate"));
            default -> true;
        };
    }

    /** Kibana makes a link of these schemes alone; of any other it makes an address below its own. */
    private static boolean isLink(String template) {
        return (template.startsWith("http://") || template.startsWith("https://")) && template.contains("{{value}}");
    }
}
