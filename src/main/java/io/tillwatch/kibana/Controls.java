package io.tillwatch.kibana;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the row of controls above a dashboard. */
final class Controls {
    private final Words words;

    Controls(Words words) {
        this.words = words;
    }

    Map<String, @Nullable Object> build(List<@Nullable Object> controls, List<Reference> references) {
        Map<String, @Nullable Object> panels = new LinkedHashMap<>();
        for (Object control : controls) {
            String id = Tree.text(control, "id");
            boolean range = Tree.text(control, "kind").equals("range");
            panels.put(
                    id,
                    Tree.of(
                            "order",
                            (long) panels.size(),
                            "width",
                            "medium",
                            "grow",
                            true,
                            "type",
                            range ? "rangeSliderControl" : "optionsListControl",
                            "explicitInput",
                            Tree.of(
                                    "id", id,
                                    "fieldName", Tree.text(control, "field"),
                                    "title", words.of(Tree.at(control, "title")))));
            references.add(new Reference(
                    SavedObject.VIEW,
                    Tree.text(control, "view"),
                    "controlGroup_" + id + (range ? ":rangeSliderDataView" : ":optionsListDataView")));
        }
        Map<String, @Nullable Object> heeds = Tree.of(
                "ignoreFilters", false, "ignoreQuery", false, "ignoreTimerange", false, "ignoreValidations", false);
        return Tree.of(
                "controlStyle",
                "oneLine",
                "chainingSystem",
                "HIERARCHICAL",
                "panelsJSON",
                Tree.write(panels),
                "ignoreParentSettingsJSON",
                Tree.write(heeds));
    }
}
