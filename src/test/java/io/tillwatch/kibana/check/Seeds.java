package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mistakes that people and programs make with dashboards, each with the check that has to find it. */
final class Seeds {
    static final String SALES = "tillwatch-dashboard-sales";
    static final String FLAGS = "tillwatch-dashboard-flags";
    static final String SALES_VIEW = "tillwatch-view-sales";
    static final String SESSION = "tillwatch-session-sales-latest";

    /**
     * A mistake.
     *
     * @param check that finds it
     * @param live only found against an index
     * @param spoil what is done to the objects
     * @param spoilBytes what is done to the file then
     */
    record Seed(String name, String check, boolean live, Consumer<Draft> spoil, UnaryOperator<byte[]> spoilBytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Seed> seeds = new ArrayList<>();

    static List<Seed> all() {
        Seeds all = new Seeds();
        all.files();
        all.objects();
        all.references();
        all.layout();
        all.lens();
        all.drawn();
        all.live();
        return all.seeds;
    }

    private void add(String name, String check, Consumer<Draft> spoil) {
        seeds.add(new Seed(name, check, false, spoil, UnaryOperator.identity()));
    }

    private void addLive(String name, String check, Consumer<Draft> spoil) {
        seeds.add(new Seed(name, check, true, spoil, UnaryOperator.identity()));
    }

    private void addBytes(String name, String check, UnaryOperator<String> spoil) {
        seeds.add(new Seed(
                name,
                check,
                false,
                draft -> {},
                bytes -> spoil.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, @Nullable Object> reference(Draft draft, String object, String begin) {
        return Tree.list(draft.object(object), "references").stream()
                .map(Tree::map)
                .filter(reference -> Tree.text(reference, "name").startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private void files() {
        addBytes("a byte order mark", "file.bom", text -> "\uFEFF" + text);
        addBytes("a line that is cut", "file.line", text -> text.substring(0, text.length() - 40));
        addBytes("an array in a line", "file.line", text -> text + "[]\n");
        addBytes("an empty file", "file.empty", text -> "");
        addBytes("the same object twice", "object.twice", text -> text + text.substring(0, text.indexOf('\n') + 1));
        seeds.add(new Seed("not UTF-8", "file.encoding", false, draft -> {}, bytes -> {
            byte[] spoiled = bytes.clone();
            spoiled[300] = (byte) 0xC3;
            spoiled[301] = (byte) 0x28;
            return spoiled;
        }));
    }

    private void objects() {
        add("an unknown type", "object.type", draft -> draft.object(SESSION).put("type", "visualization"));
        add(
                "a stamp of one installation",
                "object.key",
                draft -> draft.object(SALES).put("updated_at", "2026-01-01"));
        add(
                "an id made by chance",
                "object.id",
                draft -> draft.object(SALES_VIEW).put("id", "A b"));
        add(
                "the same title twice",
                "object.title",
                draft -> draft.attributes(FLAGS).put("title", Tree.text(draft.attributes(SALES), "title")));
        add("no attributes", "object.shape", draft -> draft.object(SESSION).put("attributes", "none"));
        add("no core version", "version.none", draft -> draft.object(SALES).remove("coreMigrationVersion"));
        add(
                "a core version of the future",
                "version.new",
                draft -> draft.object(SALES).put("coreMigrationVersion", "9.2.0"));
        add(
                "a type version of the future",
                "version.new",
                draft -> draft.object(SALES).put("typeMigrationVersion", "10.3.0"));
        add(
                "an attribute of the future",
                "attribute.unknown",
                draft -> draft.attributes(SALES).put("sections", List.of()));
        add(
                "pinned panels of 9.4",
                "attribute.unknown",
                draft -> draft.attributes(SALES).put("pinned_panels", List.of()));
        add(
                "panels not as a string",
                "attribute.json",
                draft -> draft.attributes(SALES).put("panelsJSON", List.of()));
        add(
                "options that are no JSON",
                "attribute.json",
                draft -> draft.attributes(SALES).put("optionsJSON", "{"));
        add(
                "no search source",
                "attribute.missing",
                draft -> draft.attributes(SALES).remove("kibanaSavedObjectMeta"));
        add(
                "no time field",
                "attribute.missing",
                draft -> draft.attributes(SALES_VIEW).remove("timeFieldName"));
        add(
                "a time without its end",
                "dashboard.time",
                draft -> draft.attributes(SALES).remove("timeTo"));
        add(
                "a time that is not restored",
                "dashboard.time",
                draft -> draft.attributes(SALES).put("timeRestore", false));
        add(
                "a refresh without a pause",
                "dashboard.refresh",
                draft -> draft.attributes(SALES).put("refreshInterval", Tree.of("value", 1L)));
        add(
                "a script in a data view",
                "view.scripted",
                draft -> draft.attributes(SALES_VIEW)
                        .put("runtimeFieldMap", "{\"x\":{\"type\":\"long\",\"script\":{\"source\":\"emit(1)\"}}}"));
        add(
                "a link that Kibana does not follow",
                "view.format",
                draft -> draft.inside(
                        draft.attributes(SALES_VIEW),
                        "fieldFormatMap",
                        formats -> Tree.map(formats, "store_id", "params")
                                .put("urlTemplate", "tillwatch://stores?store={{value}}")));
        add(
                "a format nobody knows",
                "view.format",
                draft -> draft.inside(
                        draft.attributes(SALES_VIEW),
                        "fieldFormatMap",
                        formats -> Tree.map(formats, "amount_sale").put("id", "won")));
        add("a list in ES|QL", "search.esql", draft -> draft.attributes(SESSION).put("isTextBasedQuery", true));
        add(
                "a list in no order",
                "search.sort",
                draft -> draft.attributes(SESSION).put("sort", List.of(List.of("sold_at", "down"))));
        add(
                "a list without columns",
                "search.columns",
                draft -> draft.attributes(SESSION).put("columns", List.of()));
        add(
                "a search with more in it",
                "search.source",
                draft -> draft.inside(
                        Tree.map(draft.attributes(SESSION), "kibanaSavedObjectMeta"),
                        "searchSourceJSON",
                        source -> Tree.map(source).put("highlightAll", true)));
        add("a data view nobody uses", "object.unused", draft -> {
            Map<String, @Nullable Object> more = Tree.object(Tree.write(draft.object(SALES_VIEW)));
            more.put("id", "tillwatch-view-more");
            Tree.map(more, "attributes").put("title", "more");
            draft.objects().add(more);
        });
    }

    private void references() {
        add(
                "a reference with more in it",
                "reference.shape",
                draft -> reference(draft, SALES, "spend:").put("index", "x"));
        add(
                "the same reference twice",
                "reference.twice",
                draft -> Tree.list(draft.object(SALES), "references").add(reference(draft, SALES, "spend:")));
        add(
                "a data view that is not in the file",
                "reference.missing",
                draft -> draft.objects()
                        .removeIf(object -> Tree.text(object, "id").equals("tillwatch-view-state")));
        add(
                "a list that is not in the file",
                "reference.missing",
                draft -> draft.objects()
                        .removeIf(object -> Tree.text(object, "id").equals(SESSION)));
        add(
                "a panel without its reference",
                "reference.none",
                draft -> Tree.list(draft.object(SALES), "references").remove(reference(draft, SALES, "spend:")));
        add(
                "a control without its reference",
                "reference.none",
                draft -> Tree.list(draft.object(SALES), "references")
                        .remove(reference(draft, SALES, "controlGroup_store:")));
        add(
                "a list without its reference",
                "reference.none",
                draft -> Tree.list(draft.object(SALES), "references").remove(reference(draft, SALES, "latest:")));
        add(
                "a drill-down without its reference",
                "reference.none",
                draft -> Tree.list(draft.object(SALES), "references")
                        .remove(reference(draft, SALES, "stores:drilldown")));
        add(
                "a panel whose dashboard names another data view",
                "reference.other",
                draft -> reference(draft, SALES, "spend:").put("id", "tillwatch-view-flags"));
        add(
                "a reference left over",
                "reference.unused",
                draft -> Tree.list(draft.object(SALES), "references")
                        .add(Tree.of("type", "index-pattern", "id", SALES_VIEW, "name", "gone:layer")));
        add(
                "a panel by value and by name",
                "panel.value",
                draft -> draft.panel(SALES, "spend", panel -> panel.put("panelRefName", "panel_spend")));
        add(
                "a panel that names inside",
                "panel.inline",
                draft -> draft.panel(
                        SALES,
                        "latest",
                        panel -> Tree.map(panel, "embeddableConfig").put("savedObjectId", SESSION)));
        add(
                "a paid drill-down",
                "drill.kind",
                draft -> draft.panel(
                        SALES,
                        "stores",
                        panel -> Tree.map(
                                        Tree.list(panel, "embeddableConfig", "enhancements", "dynamicActions", "events")
                                                .getFirst(),
                                        "action")
                                .put("factoryId", "URL_DRILLDOWN")));
        add(
                "a drill-down on nothing",
                "drill.shape",
                draft -> draft.panel(
                        SALES,
                        "stores",
                        panel -> Tree.map(
                                        Tree.list(panel, "embeddableConfig", "enhancements", "dynamicActions", "events")
                                                .getFirst())
                                .put("triggers", List.of())));
    }

    private void layout() {
        add(
                "two panels of one index",
                "panel.index",
                draft -> draft.panel(SALES, "spend", panel -> panel.put("panelIndex", "count")));
        add(
                "a grid of another panel",
                "panel.index",
                draft -> draft.panel(
                        SALES, "spend", panel -> Tree.map(panel, "gridData").put("i", "x")));
        add(
                "a panel over another",
                "panel.overlap",
                draft -> draft.panel(
                        SALES, "count", panel -> Tree.map(panel, "gridData").put("x", 11L)));
        add(
                "a panel beyond the edge",
                "panel.grid",
                draft -> draft.panel(
                        SALES, "cancelled", panel -> Tree.map(panel, "gridData").put("w", 13L)));
        add(
                "a panel of no height",
                "panel.grid",
                draft -> draft.panel(
                        SALES, "cancelled", panel -> Tree.map(panel, "gridData").put("h", 0L)));
        add("a panel of 9.4", "panel.type", draft -> draft.panel(SALES, "spend", panel -> panel.put("type", "vis")));
        add(
                "a panel with a key of 9.4",
                "panel.key",
                draft -> draft.panel(SALES, "spend", panel -> panel.put("grid", Tree.of())));
        add(
                "a panel without a title",
                "panel.title",
                draft -> draft.panel(SALES, "spend", panel -> panel.put("title", "")));
        add(
                "controls with a gap",
                "control.order",
                draft -> control(draft, tree -> Tree.map(tree, "store").put("order", 7L)));
        add(
                "a control of no kind",
                "control.type",
                draft -> control(draft, tree -> Tree.map(tree, "store").put("type", "esqlControl")));
        add(
                "a control of another id",
                "control.input",
                draft -> control(
                        draft, tree -> Tree.map(tree, "store", "explicitInput").put("id", "shop")));
        add(
                "a control with a view inside",
                "control.input",
                draft -> control(
                        draft, tree -> Tree.map(tree, "store", "explicitInput").put("dataViewId", SALES_VIEW)));
        add("no controls", "attribute.missing", draft -> draft.attributes(SALES).remove("controlGroupInput"));
    }

    private static void control(Draft draft, Consumer<Object> change) {
        draft.inside(Tree.map(draft.attributes(SALES), "controlGroupInput"), "panelsJSON", change);
    }

    private void lens() {
        add(
                "a visualization nobody knows",
                "lens.kind",
                draft -> draft.panel(
                        SALES,
                        "spend",
                        panel -> Tree.map(panel, "embeddableConfig", "attributes")
                                .put("visualizationType", "lnsLegacyMetric")));
        add(
                "a version of the future in a chart",
                "lens.key",
                draft -> draft.panel(
                        SALES,
                        "spend",
                        panel -> Tree.map(panel, "embeddableConfig", "attributes")
                                .put("version", 2L)));
        add(
                "an index inside a layer",
                "lens.key",
                draft -> draft.layer(SALES, "spend", layer -> layer.put("indexPatternId", SALES_VIEW)));
        add(
                "split accessors of 9.4",
                "lens.key",
                draft -> draft.state(SALES, "count-by-platform", state -> {
                    Map<String, @Nullable Object> layer =
                            Tree.map(Tree.list(state, "visualization", "layers").getFirst());
                    layer.put("splitAccessors", List.of(String.valueOf(layer.get("splitAccessor"))));
                }));
        add(
                "groups of before 8.6",
                "lens.key",
                draft -> draft.state(
                        SALES,
                        "company-share",
                        state -> Tree.map(Tree.list(state, "visualization", "layers")
                                        .getFirst())
                                .put("groups", List.of())));
        add(
                "a query that stays open",
                "lens.query",
                draft -> draft.state(
                        SALES, "spend", state -> Tree.map(state, "query").put("query", "is_canceled: (false")));
        add(
                "a query in Lucene",
                "lens.query",
                draft -> draft.state(
                        SALES, "spend", state -> Tree.map(state, "query").put("language", "lucene")));
        add(
                "a data view of its own",
                "lens.adhoc",
                draft -> draft.state(
                        SALES,
                        "spend",
                        state -> Tree.map(state, "adHocDataViews").put("x", Tree.of())));
        add(
                "a chart in ES|QL",
                "lens.source",
                draft -> draft.state(
                        SALES,
                        "spend",
                        state -> Tree.map(state, "datasourceStates").put("textBased", Tree.of())));
        add(
                "filters beside the query",
                "lens.filters",
                draft -> draft.state(
                        SALES, "spend", state -> state.put("filters", List.of(Tree.of("meta", Tree.of())))));
        add(
                "a column that is not in order",
                "lens.order",
                draft -> draft.layer(
                        SALES, "spend", layer -> Tree.list(layer, "columnOrder").removeFirst()));
        add(
                "a column twice in order",
                "lens.order",
                draft -> draft.layer(
                        SALES, "spend", layer -> Tree.list(layer, "columnOrder").add("l1_show1")));
        add(
                "a group after a figure",
                "lens.groups",
                draft -> draft.layer(
                        SALES,
                        "stores",
                        layer -> Tree.list(layer, "columnOrder")
                                .addLast(Tree.list(layer, "columnOrder").removeFirst())));
        add(
                "a column begun",
                "lens.incomplete",
                draft -> draft.layer(
                        SALES,
                        "spend",
                        layer -> Tree.map(layer, "incompleteColumns").put("x", Tree.of())));
        add(
                "a tenth of the rows",
                "lens.sampling",
                draft -> draft.layer(SALES, "spend", layer -> layer.put("sampling", 0.1)));
        add(
                "a formula",
                "lens.operation",
                draft -> draft.column(SALES, "spend", "l1_show1", column -> column.put("operationType", "formula")));
        add(
                "a last value",
                "lens.operation",
                draft -> draft.column(SALES, "spend", "l1_show1", column -> column.put("operationType", "last_value")));
        add(
                "a figure that calls itself a group",
                "lens.bucketed",
                draft -> draft.column(SALES, "spend", "l1_show1", column -> column.put("isBucketed", true)));
        add(
                "a sum of nothing",
                "lens.field",
                draft -> draft.column(SALES, "spend", "l1_show1", column -> column.remove("sourceField")));
        add(
                "a date that calls itself a text",
                "lens.datatype",
                draft -> draft.column(SALES, "spend-by-day", "l1_by1", column -> column.put("dataType", "string")));
        add(
                "a scale of another kind",
                "lens.scale",
                draft -> draft.column(SALES, "spend-by-day", "l1_by1", column -> column.put("scale", "ratio")));
        add(
                "a column without a label",
                "lens.label",
                draft -> draft.column(SALES, "spend", "l1_show1", column -> column.put("label", "")));
        add(
                "terms of no size",
                "lens.params",
                draft -> draft.column(
                        SALES,
                        "stores",
                        "l1_by1",
                        column -> Tree.map(column, "params").remove("size")));
        add(
                "an interval that is none",
                "lens.params",
                draft -> draft.column(
                        SALES,
                        "spend-by-day",
                        "l1_by1",
                        column -> Tree.map(column, "params").put("interval", "1x")));
        add(
                "a percentile of 100",
                "lens.params",
                draft -> draft.column(
                        SALES,
                        "platform-table",
                        "l1_show5",
                        column -> Tree.map(column, "params").put("percentile", 100L)));
        add(
                "multi-field terms",
                "lens.params",
                draft -> draft.column(
                        SALES,
                        "stores",
                        "l1_by1",
                        column -> Tree.map(column, "params").put("secondaryFields", List.of("id"))));
        add(
                "a shift that is none",
                "lens.shift",
                draft -> draft.column(SALES, "spend", "l1_show2", column -> column.put("timeShift", "a week")));
        add(
                "a filter of a figure that cannot be read",
                "lens.filter",
                draft -> draft.column(
                        SALES,
                        "stores",
                        "l1_show5",
                        column -> Tree.map(column, "filter").put("query", "flagged =")));
        add(
                "terms in the order of a column that is not there",
                "lens.orderby",
                draft -> draft.column(
                        SALES,
                        "stores",
                        "l1_by1",
                        column -> Tree.map(column, "params", "orderBy").put("columnId", "gone")));
        add(
                "terms in the order of themselves",
                "lens.orderby",
                draft -> draft.column(
                        SALES,
                        "stores",
                        "l1_by1",
                        column -> Tree.map(column, "params", "orderBy").put("columnId", "l1_by1")));
    }

    private void drawn() {
        add(
                "a layer that is not drawn",
                "drawn.layers",
                draft -> draft.state(
                        SALES,
                        "spend-by-day",
                        state -> Tree.list(state, "visualization", "layers").removeLast()));
        add(
                "a layer drawn that is not asked",
                "drawn.layers",
                draft -> draft.state(
                        SALES,
                        "spend",
                        state -> Tree.map(state, "visualization").put("layerId", "l9")));
        add(
                "an accessor that is not there",
                "drawn.none",
                draft -> draft.state(
                        SALES,
                        "spend",
                        state -> Tree.map(state, "visualization").put("metricAccessor", "gone")));
        add(
                "a group in the place of a figure",
                "drawn.kind",
                draft -> draft.state(
                        SALES,
                        "spend-by-day",
                        state -> Tree.map(Tree.list(state, "visualization", "layers")
                                        .getFirst())
                                .put("accessors", List.of("l1_by1"))));
        add(
                "a column that is asked and not drawn",
                "drawn.unused",
                draft -> draft.state(
                        SALES,
                        "spend",
                        state -> Tree.map(state, "visualization").remove("secondaryMetricAccessor")));
        add(
                "a series nobody knows",
                "drawn.series",
                draft -> draft.state(
                        SALES,
                        "spend-by-day",
                        state -> Tree.map(Tree.list(state, "visualization", "layers")
                                        .getFirst())
                                .put("seriesType", "bars")));
        add(
                "an axis for no figure",
                "drawn.look",
                draft -> draft.state(
                        SALES,
                        "spend-by-day",
                        state -> Tree.map(Tree.list(state, "visualization", "layers")
                                        .getFirst())
                                .put("yConfig", List.of(Tree.of("forAccessor", "gone", "axisMode", "left")))));
        add(
                "a layer of another kind",
                "drawn.layertype",
                draft -> draft.state(
                        SALES,
                        "spend-by-day",
                        state -> Tree.map(Tree.list(state, "visualization", "layers")
                                        .getFirst())
                                .put("layerType", "annotations")));
    }

    private void live() {
        addLive(
                "a data view that counts another's rows",
                "view.overlap",
                draft -> draft.attributes(SALES_VIEW)
                        .put("title", Tree.text(draft.attributes(SALES_VIEW), "title") + "*"));
        addLive(
                "a pattern",
                "view.pattern",
                draft -> draft.attributes(SALES_VIEW)
                        .put("title", Tree.text(draft.attributes(SALES_VIEW), "title") + "-*"));
        addLive(
                "a data view of no index",
                "view.none",
                draft -> draft.attributes(SALES_VIEW)
                        .put("title", Tree.text(draft.attributes(SALES_VIEW), "title") + "_gone"));
        addLive(
                "a time field that is no date",
                "view.time",
                draft -> draft.attributes(SALES_VIEW).put("timeFieldName", "store_id"));
        addLive(
                "another installation's prefix",
                "view.prefix",
                draft -> draft.attributes(SALES_VIEW).put("title", "somebody-platform_sales"));
        addLive(
                "a format of a field that is not there",
                "field.none",
                draft -> draft.inside(
                        draft.attributes(SALES_VIEW),
                        "fieldFormatMap",
                        formats -> Tree.map(formats)
                                .put("amount_sales", Tree.of("id", "number", "params", Tree.of("pattern", "0,0")))));
        addLive(
                "a number format on a text",
                "view.format",
                draft -> draft.inside(
                        draft.attributes(SALES_VIEW),
                        "fieldFormatMap",
                        formats -> Tree.map(formats)
                                .put("platform", Tree.of("id", "number", "params", Tree.of("pattern", "0,0")))));
        addLive(
                "a sum of a field that is not there",
                "field.none",
                draft -> draft.column(SALES, "spend", "l1_show1", column -> column.put("sourceField", "amount_sales")));
        addLive(
                "a sum of a text",
                "field.kind",
                draft -> draft.column(SALES, "spend", "l1_show1", column -> column.put("sourceField", "store_id")));
        addLive(
                "a sum of the rows themselves",
                "field.kind",
                draft ->
                        draft.column(SALES, "spend", "l1_show1", column -> column.put("sourceField", "___records___")));
        addLive(
                "days of a text",
                "field.kind",
                draft ->
                        draft.column(SALES, "spend-by-day", "l1_by1", column -> column.put("sourceField", "platform")));
        addLive(
                "terms of words",
                "field.kind",
                draft -> draft.column(SALES, "stores", "l1_by1", column -> column.put("sourceField", "remark")));
        addLive(
                "a filter on a field that is not there",
                "field.none",
                draft -> draft.state(
                        SALES, "spend", state -> Tree.map(state, "query").put("query", "is_cancelled: false")));
        addLive(
                "a filter of neither true nor false",
                "filter.value",
                draft -> draft.state(
                        SALES, "spend", state -> Tree.map(state, "query").put("query", "is_canceled: no")));
        addLive(
                "a decision that nobody can take",
                "filter.value",
                draft -> draft.column(
                        FLAGS,
                        "yield-table",
                        "l1_show2",
                        column -> Tree.map(column, "filter").put("query", "review_state: approved")));
        addLive(
                "a date that is none",
                "filter.value",
                draft -> draft.state(
                        SALES,
                        "deposits",
                        state -> Tree.map(state, "query")
                                .put("query", "is_canceled: false and will_deposited_at >= \"today\"")));
        addLive(
                "a bound on a text",
                "filter.value",
                draft -> draft.state(
                        SALES, "spend", state -> Tree.map(state, "query").put("query", "platform > 3")));
        addLive(
                "a column that is not there",
                "field.none",
                draft -> Tree.list(draft.attributes(SESSION), "columns").add("amount"));
        addLive(
                "an order by words",
                "field.sort",
                draft -> draft.attributes(SESSION).put("sort", List.of(List.of("remark", "desc"))));
        addLive(
                "a control on a field that is not there",
                "field.none",
                draft -> control(
                        draft, tree -> Tree.map(tree, "store", "explicitInput").put("fieldName", "shop_id")));
        addLive(
                "a list of numbers to choose from",
                "control.field",
                draft -> control(
                        draft, tree -> Tree.map(tree, "store", "explicitInput").put("fieldName", "amount_sale")));
    }
}
