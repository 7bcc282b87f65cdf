package io.tillwatch.service.evaluate;

import io.tillwatch.model.Detector;
import io.tillwatch.model.LabelledSale;
import io.tillwatch.model.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the detectors say of each sale of a set; all lists and arrays are in the order of the set.
 *
 * @param scores of the product as a whole: the highest that any alarming detector gives on the scale they share
 * @param flagged whether the score reached the threshold of its day
 * @param own by detector, on its own scale
 * @param reasons of sales with something to say; by place in the set
 */
public record ScoredSales(
        List<LabelledSale> sales,
        float[] scores,
        boolean[] flagged,
        Map<Detector, float[]> own,
        Map<Integer, List<Reason>> reasons) {
    /**
     * Detectors that raise no alarm by themselves: what score B sees that matters, those of split amounts and of rings see too,
     * and they tell it from regular customers.
     */
    public static final Set<Detector> SILENT = Set.of(Detector.CARD_AT_STORE);

    /**
     * What one detector found odd.
     *
     * @param score on the scale that all detectors share
     */
    public record Reason(Detector detector, double score, Sentence words) {}
}
