package io.tillwatch.server;

import io.tillwatch.service.Background;
import io.tillwatch.service.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How well the installation is.
 *
 * @param live this process answers
 * @param ready questions can be answered: Elasticsearch answers, and the indices are there
 * @param fresh the last sync is not older than its limit
 * @param proven source and index were compared and found equal, up to the day before yesterday at least: yesterday's
 *     comparison is due in the course of today
 */
record Health(Verdict live, Verdict ready, Verdict fresh, Verdict proven) {
    /** Yesterday's proof is a matter of tonight. */
    private static final int PROOF_DAYS = 2;

    /**
     * Whether it is so, and why.
     *
     * @param numbers what it follows from, by the names of the JSON answer
     */
    record Verdict(boolean ok, String reason, Map<String, Object> numbers) {
        static Verdict of(boolean ok, String reason) {
            return new Verdict(ok, reason, Map.of());
        }
    }

    static Health of(Reading reading, Instant now) {
        Verdict live = Verdict.of(true, "This process answers.");
        Reading.Figures figures = reading.figures();
        if (figures == null) {
            String why = reading.answered() ? "The indices do not exist yet: no sync has run." : reading.problem();
            Verdict unknown = Verdict.of(false, why);
            return new Health(live, unknown, unknown, unknown);
        }
        return new Health(
                live,
                Verdict.of(true, "Elasticsearch answers and the indices are there."),
                fresh(figures.state(), reading.fresh(), now),
                proven(figures.state(), LocalDate.ofInstant(now, reading.zone())));
    }

    private static Verdict fresh(SyncState state, Duration limit, Instant now) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        Instant synced = state.syncedAt();
        if (synced == null) {
            numbers.put("limit_seconds", limit.toSeconds());
            return new Verdict(
                    false, state.loading() ? "The first load is under way." : "No sync was complete yet.", numbers);
        }
        Duration age = age(synced, now);
        numbers.put("last_sync_at", synced);
        numbers.put("age_seconds", age.toSeconds());
        numbers.put("limit_seconds", limit.toSeconds());
        boolean young = age.compareTo(limit) <= 0;
        return new Verdict(
                young,
                young ? "The last sync is within its limit." : "The last sync is older than its limit.",
                numbers);
    }

    /** Two clocks are compared, so a sync may seem to lie ahead. */
    static Duration age(Instant synced, Instant now) {
        Duration age = Duration.between(synced, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Verdict proven(SyncState state, LocalDate today) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        LocalDate required = today.minusDays(PROOF_DAYS);
        @Nullable LocalDate through = state.provenThrough();
        if (through != null) {
            numbers.put("proven_through", through);
        }
        numbers.put("required_through", required);
        if (through == null) {
            return new Verdict(false, "Nothing was compared with the source yet.", numbers);
        }
        boolean enough = !through.isBefore(required);
        return new Verdict(
                enough,
                enough
                        ? "Source and index were compared and found equal."
                        : "Later dates were not compared with the source yet, or differ.",
                numbers);
    }

    Map<String, Object> asMap(Reading reading, Background.Status scheduler) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("live", asMap(live));
        map.put("ready", asMap(ready));
        map.put("fresh", asMap(fresh));
        map.put("proven", asMap(proven));
        map.put("scheduler", asMap(scheduler));
        map.put("read_at", reading.at());
        return map;
    }

    static Map<String, Object> asMap(Verdict verdict) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("ok", verdict.ok());
        map.put("reason", verdict.reason());
        map.putAll(verdict.numbers());
        return map;
    }

    private static Map<String, Object> asMap(Background.Status scheduler) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", scheduler.state().name().toLowerCase(Locale.ROOT));
        map.put("missed", scheduler.missed());
        map.put("next", new TreeMap<>(scheduler.next()));
        return map;
    }
}
