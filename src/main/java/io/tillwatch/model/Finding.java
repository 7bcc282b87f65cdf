package io.tillwatch.model;

/**
 * What a detector found odd of a sale when it judged it; it stands as it was said then.
 *
 * @param score {@code -log10} of the share of sales that are so odd to this detector: 3 for one in a thousand
 * @param adjustment what reviewers' decisions on the detector's earlier flags of this store add to it, or take off
 * @param english the reason with its numbers
 * @param korean the same
 */
public record Finding(Detector detector, double score, double adjustment, String english, String korean) {
    /** What the flag is put in order by. */
    public double adjusted() {
        return score + adjustment;
    }
}
