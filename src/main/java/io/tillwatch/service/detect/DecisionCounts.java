package io.tillwatch.service.detect;

import io.tillwatch.model.Detector;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Decisions on the alarms of each detector at each store, as a Beta counter: {@code log10} of the expected share of right
 * alarms there over the detector's share everywhere. A store begins with ten alarms' worth of the share everywhere, so that
 * a few decisions move it little (research/detection.md, 5.8, with alarms in place of payments: what nobody was shown, nobody
 * decided).
 */
public final class DecisionCounts implements Feedback {
    public static final String CONFIRMED = "confirmed";
    public static final String DISMISSED = "dismissed";

    private static final double PRIOR = 10;
    /** Tenfold, either way. */
    private static final double MOST = 1;

    private final Map<Detector, Map<String, Counts>> byStore = new EnumMap<>(Detector.class);
    private final Map<Detector, Counts> everywhere = new EnumMap<>(Detector.class);

    /** So many decisions of each kind. */
    private record Counts(long confirmed, long dismissed) {
        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts other) {
            return new Counts(confirmed + other.confirmed, dismissed + other.dismissed);
        }

        /** Expected share of right ones, from this prior share on. */
        double share(double prior) {
            return (confirmed + PRIOR * prior) / (confirmed + dismissed + PRIOR);
        }
    }

    /** Adds decisions of one kind. */
    public void add(Detector detector, String storeId, boolean confirmed, long count) {
        Counts more = confirmed ? new Counts(count, 0) : new Counts(0, count);
        byStore.computeIfAbsent(detector, first -> new HashMap<>()).merge(storeId, more, Counts::plus);
        everywhere.merge(detector, more, Counts::plus);
    }

    @Override
    public double adjustment(Detector detector, String storeId) {
        Counts here = byStore.getOrDefault(detector, Map.of()).get(storeId);
        if (here == null) {
            return 0;
        }
        double usual = everywhere.getOrDefault(detector, Counts.NONE).share(0.5);
        return Math.clamp(Math.log10(here.share(usual) / usual), -MOST, MOST);
    }
}
