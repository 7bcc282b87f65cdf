package io.tillwatch.service.detect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the rules would have done to some past dates, beside the one that is active. Amounts in whole won.
 *
 * @param from first business date that counts; those before it only teach the profiles
 * @param sales that were judged in these dates
 * @param gained sales that only the new version flags
 * @param lost sales that only the active one flags
 * @param lostCases one sale of each case that a reviewer confirmed and that only the active version finds
 * @param replaySeconds how long the replay took, without reading the sales
 * @param replayed how many sales went through it, those before the first date included
 */
public record BackTestReport(
        LocalDate from,
        LocalDate to,
        long sales,
        Side active,
        Side draft,
        Difference gained,
        Difference lost,
        List<String> lostCases,
        double replaySeconds,
        long replayed) {
    /**
     * One version.
     *
     * @param byRule flags by the name of the rule or detector; a flag of several counts for each
     * @param confirmed flagged sales that reviewers confirmed
     * @param dismissed flagged sales that reviewers dismissed
     * @param wonCaught amount of the confirmed ones
     * @param won amount of all flagged sales
     */
    public record Side(
            int version,
            long flags,
            double flagsADay,
            Map<String, Long> byRule,
            long confirmed,
            long dismissed,
            long wonCaught,
            long won) {
        /** Share of the decided flags that were right; null when none was decided. */
        public @Nullable Double precision() {
            long decided = confirmed + dismissed;
            return decided == 0 ? null : Double.valueOf((double) confirmed / decided);
        }

        Map<String, @Nullable Object> asMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("version", version);
            map.put("flags", flags);
            map.put("flags_a_day", flagsADay);
            map.put("won", won);
            map.put("confirmed", confirmed);
            map.put("dismissed", dismissed);
            map.put("precision", precision());
            map.put("won_caught", wonCaught);
            map.put("by_rule", byRule);
            return map;
        }
    }

    /**
     * Flags that one version has and the other has not.
     *
     * @param examples the largest of them
     */
    public record Difference(long flags, long won, List<Example> examples) {
        Map<String, @Nullable Object> asMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("flags", flags);
            map.put("won", won);
            List<Object> sales = new ArrayList<>();
            examples.forEach(example -> sales.add(example.asMap()));
            map.put("examples", sales);
            return map;
        }
    }

    /** A flag that only one version has. */
    public record Example(String id, String storeId, LocalDate date, long amount, List<String> rules) {
        Map<String, @Nullable Object> asMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("id", id);
            map.put("store_id", storeId);
            map.put("date", date.toString());
            map.put("amount", amount);
            map.put("rules", rules);
            return map;
        }
    }

    /** Whether no confirmed case is lost. */
    public boolean passed() {
        return lostCases.isEmpty();
    }

    /** Sales a second of the replay alone. */
    public long perSecond() {
        return Math.round(replayed / Math.max(0.001, replaySeconds));
    }

    /** As programs read it. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("from", from.toString());
        map.put("to", to.toString());
        map.put("sales", sales);
        map.put("passed", passed());
        map.put("active", active.asMap());
        map.put("draft", draft.asMap());
        map.put("gained", gained.asMap());
        map.put("lost", lost.asMap());
        map.put("lost_cases", lostCases);
        map.put("replayed", replayed);
        map.put("replay_seconds", replaySeconds);
        return map;
    }
}
