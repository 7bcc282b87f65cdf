package io.tillwatch.kibana;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file that Kibana imports.
 *
 * @param tree the whole of it; strings of JSON in it are strings still
 */
public record SavedObject(Map<String, @Nullable Object> tree) {
    public static final String VIEW = "index-pattern";
    public static final String SESSION = "search";
    public static final String DASHBOARD = "dashboard";

    public String type() {
        return Tree.text(tree, "type");
    }

    public String id() {
        return Tree.text(tree, "id");
    }

    public String title() {
        return Tree.text(tree, "attributes", "title");
    }

    public Map<String, @Nullable Object> attributes() {
        return Tree.map(tree, "attributes");
    }

    /** As findings and answers name it: {@code dashboard:tillwatch-dashboard-sales}. */
    public String name() {
        return type() + ":" + id();
    }

    public String line() {
        return Tree.write(tree);
    }
}
