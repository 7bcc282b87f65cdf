package io.tillwatch.service;

import io.tillwatch.model.Finding;
import io.tillwatch.service.detect.Findings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What detectors found in some sales just now.
 *
 * @param findings by sale; of a sale that is not named what its flag says stands
 * @param replaces whether they take the place of what the flags of these sales say, or stand beside it
 */
record Detected(Map<String, List<Finding>> findings, boolean replaces) {
    /** No sale was given to the detectors. */
    static final Detected NOTHING = new Detected(Map.of(), false);

    /** All findings of a sale, some of them perhaps to be kept back. */
    List<Finding> findings(String saleId, @Nullable IndexedFlag existing) {
        List<Finding> before = existing == null || existing.flag() == null
                ? List.of()
                : existing.flag().findings();
        List<Finding> now = findings.get(saleId);
        if (now == null) {
            return before;
        }
        return replaces ? now : Findings.both(before, now);
    }
}
