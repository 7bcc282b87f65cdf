package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Dashboards;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import io.tillwatch.kibana.SavedObject;
import io.tillwatch.model.Sentence;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a file is, byte for byte, what its source gives; where not, which of its objects are not. */
final class BuiltCheck {
    private final Findings findings;
    private final Place place;

    BuiltCheck(Findings findings, Place place) {
        this.findings = findings;
        this.place = place;
    }

    void check(CheckedFile file) {
        Edition nearest = Edition.EN;
        int most = -1;
        for (Edition edition : Edition.values()) {
            List<SavedObject> built = Dashboards.build(edition, place);
            if (Arrays.equals(Dashboards.file(built), file.bytes())) {
                return;
            }
            Set<SavedObject> same = new HashSet<>(file.objects());
            same.retainAll(new HashSet<>(built));
            if (same.size() > most) {
                most = same.size();
                nearest = edition;
            }
        }
        Map<String, SavedObject> built = new LinkedHashMap<>();
        Dashboards.build(nearest, place).forEach(object -> built.put(object.name(), object));
        findings.at(file.name(), "").say(Sentence.of("kibana.check.built.file"));
        for (SavedObject object : file.objects()) {
            if (!object.equals(built.remove(object.name()))) {
                findings.at(file.name(), object.name()).say(Sentence.of("kibana.check.built.object"));
            }
        }
        built.keySet().forEach(name -> findings.at(file.name(), name).say(Sentence.of("kibana.check.built.missing")));
    }
}
