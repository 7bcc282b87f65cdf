package io.tillwatch.kibana;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in Kibana that show what a screen shows: dashboards by the form of its own locator ({@code _g} for time and
 * pinned filters, which every panel heeds), Discover by {@code _g} and {@code _a}. Each is a plain link.
 */
public final class KibanaLinks {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private final String base;
    private final ZoneId zone;

    /**
     * Links into one Kibana.
     *
     * @param url where people open it
     * @param space empty for the default one
     * @param zone in which business dates begin
     */
    public KibanaLinks(URI url, String space, ZoneId zone) {
        String address = url.toString().replaceAll("/+$", "");
        this.base = address + (space.isEmpty() || space.equals("default") ? "" : "/s/" + encoded(space)) + "/app/";
        this.zone = zone;
    }

    /** The dashboards. */
    public enum Board {
        SALES(View.SALES),
        FLAGS(View.FLAGS),
        AOV(View.STORE_DAYS),
        HEALTH(View.SALES);

        /** Whose fields its filters name. */
        private final View view;

        Board(View view) {
            this.view = view;
        }

        public String id() {
            return "tillwatch-dashboard-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What rows can be looked at. */
    public enum View {
        SALES("tillwatch-view-sales"),
        FLAGS("tillwatch-view-flags"),
        STORE_DAYS("tillwatch-view-store-days"),
        STORE_WEEKS("tillwatch-view-store-weeks");

        private final String id;

        View(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * What a screen shows.
     *
     * @param from first date; null for no bound
     * @param to last date; null for no bound
     * @param values field to the values of which any will do, in the order of the screen
     * @param search in Kibana's query language; may be empty
     */
    public record Shown(
            @Nullable LocalDate from, @Nullable LocalDate to, Map<String, List<String>> values, String search) {
        public Shown {
            Map<String, List<String>> kept = new LinkedHashMap<>();
            values.forEach((field, any) -> kept.put(field, List.copyOf(any)));
            values = java.util.Collections.unmodifiableMap(kept);
        }

        public static Shown store(String store, @Nullable LocalDate from, @Nullable LocalDate to) {
            return new Shown(from, to, Map.of("store_id", List.of(store)), "");
        }

        public static Shown date(LocalDate date) {
            return new Shown(date, date, Map.of(), "");
        }

        public static Shown sale(String id, LocalDate date) {
            return new Shown(date, date, Map.of("id", List.of(id)), "");
        }
    }

    /** A dashboard with time and filters carried over. */
    public URI dashboard(Board board, Shown shown) {
        return at("dashboards#/view/" + encoded(board.id()) + "?_g="
                + encoded(Rison.write(global(shown, board.view.id()))) + search(shown));
    }

    /** A search is the dashboard's own, not everybody's, so it stands apart. */
    private static String search(Shown shown) {
        return shown.search().isEmpty() ? "" : "&_a=" + encoded(Rison.write(Tree.of("query", kuery(shown.search()))));
    }

    /** The rows themselves, newest first. */
    public URI discover(View view, Shown shown) {
        Map<String, @Nullable Object> own = Tree.of(
                "dataSource", Tree.of("type", "dataView", "dataViewId", view.id()),
                "filters", filters(shown, view.id(), "appState"),
                "query", kuery(shown.search()));
        return at("discover#/?_g=" + encoded(Rison.write(Tree.of("filters", List.of(), "time", time(shown)))) + "&_a="
                + encoded(Rison.write(own)));
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private Map<String, @Nullable Object> global(Shown shown, String view) {
        return Tree.of("filters", filters(shown, view, "globalState"), "time", time(shown));
    }

    private static Map<String, @Nullable Object> kuery(String search) {
        return Tree.of("language", "kuery", "query", search);
    }

    private Map<String, @Nullable Object> time(Shown shown) {
        LocalDate from = shown.from();
        LocalDate to = shown.to();
        return Tree.of(
                "from",
                from == null
                        ? FIRST.toString()
                        : from.atStartOfDay(zone).toInstant().toString(),
                "to",
                to == null
                        ? "now"
                        : to.plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant()
                                .minusMillis(1)
                                .toString());
    }

    private static List<Map<String, @Nullable Object>> filters(Shown shown, String view, String store) {
        List<Map<String, @Nullable Object>> filters = new ArrayList<>();
        shown.values().forEach((field, any) -> filters.add(filter(field, any, view, store)));
        return filters;
    }

    /** As Kibana writes a filter of its own: one value by phrase, several by any of them. */
    private static Map<String, @Nullable Object> filter(String field, List<String> any, String view, String store) {
        boolean one = any.size() == 1;
        Map<String, @Nullable Object> meta = Tree.of(
                "alias",
                null,
                "disabled",
                false,
                "field",
                field,
                "index",
                view,
                "key",
                field,
                "negate",
                false,
                "params",
                one ? Tree.of("query", any.getFirst()) : any,
                "type",
                one ? "phrase" : "phrases");
        Map<String, @Nullable Object> query = one
                ? phrase(field, any.getFirst())
                : Tree.of(
                        "bool",
                        Tree.of(
                                "minimum_should_match",
                                1L,
                                "should",
                                any.stream().map(value -> phrase(field, value)).toList()));
        return Tree.of("$state", Tree.of("store", store), "meta", meta, "query", query);
    }

    private static Map<String, @Nullable Object> phrase(String field, String value) {
        return Tree.of("match_phrase", Tree.of(field, value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
