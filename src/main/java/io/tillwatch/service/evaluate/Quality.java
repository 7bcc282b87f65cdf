package io.tillwatch.service.evaluate;

import io.tillwatch.model.LabelledSale;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How well scores find what a set's labels say, from a day on; the days before only teach the profiles. */
public final class Quality {
    /** Where the set does not name its events, frauds of one scenario at one store this close are one. */
    private static final int SAME_EVENT_DAYS = 8;

    private final List<LabelledSale> sales;
    private final LocalDate from;
    private final long days;
    private final Map<Integer, Integer> events = new HashMap<>();
    private final Map<Integer, String> scenarios = new HashMap<>();

    /**
     * Of what a threshold gives.
     *
     * @param perDay alarms a day
     * @param recall share of the frauds that are alarms
     */
    public record At(double perDay, double precision, double recall) {}

    /** Events found, of how many. */
    public record Found(int found, int of) {}

    /** @param warmUpDays days at the begin that are not looked at */
    public Quality(List<LabelledSale> sales, int warmUpDays) {
        this.sales = sales;
        LocalDate first = day(first(Comparator.naturalOrder()));
        LocalDate last = day(first(Comparator.reverseOrder()));
        this.from = first.plusDays(warmUpDays);
        this.days = Math.max(1, ChronoUnit.DAYS.between(from, last) + 1);
        group();
    }

    private int first(Comparator<LocalDate> order) {
        return IntStream.range(0, sales.size())
                .boxed()
                .min((left, right) -> order.compare(day(left), day(right)))
                .orElseThrow();
    }

    private LocalDate day(int i) {
        return sales.get(i).sale().soldAt().toLocalDate();
    }

    /** Days that are looked at. */
    public long days() {
        return days;
    }

    /** Whether the set says of any sale that is looked at that it is a fraud. */
    public boolean hasLabels() {
        return !events.isEmpty();
    }

    private boolean isFraud(int i) {
        return Boolean.TRUE.equals(sales.get(i).fraud());
    }

    private boolean isTest(int i) {
        return !day(i).isBefore(from);
    }

    private void group() {
        Map<String, Last> open = new HashMap<>();
        List<Integer> frauds = IntStream.range(0, sales.size())
                .filter(i -> isFraud(i) && isTest(i))
                .boxed()
                .sorted(Comparator.comparing(i -> sales.get(i).sale().soldAt()))
                .toList();
        for (int i : frauds) {
            LabelledSale sale = sales.get(i);
            boolean named = !sale.event().isEmpty();
            String key = named
                    ? sale.event()
                    : sale.scenario() + " at " + sale.sale().storeId();
            Last last = open.get(key);
            int event = last != null && (named || last.isNear(day(i))) ? last.event() : scenarios.size();
            scenarios.putIfAbsent(event, sale.scenario());
            events.put(i, event);
            open.put(key, new Last(day(i), event));
        }
    }

    private record Last(LocalDate day, int event) {
        boolean isNear(LocalDate other) {
            return ChronoUnit.DAYS.between(day, other) <= SAME_EVENT_DAYS;
        }
    }

    /** Mean of the precisions at each fraud, from the highest score down; ties in the order of the set. */
    public double averagePrecision(float[] scores) {
        List<Integer> order = ranked(scores);
        double sum = 0;
        int frauds = 0;
        for (int n = 0; n < order.size(); n++) {
            if (isFraud(order.get(n))) {
                frauds++;
                sum += (double) frauds / (n + 1);
            }
        }
        return frauds == 0 ? 0 : sum / frauds;
    }

    private List<Integer> ranked(float[] scores) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (isTest(i)) {
                order.add(i);
            }
        }
        order.sort((left, right) -> Float.compare(scores[right], scores[left]));
        return order;
    }

    /** What all sales with this score or a higher one give. */
    public At at(float[] scores, double threshold) {
        boolean[] alarms = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            alarms[i] = scores[i] >= threshold;
        }
        return of(alarms);
    }

    /** What these alarms give. */
    public At of(boolean[] alarms) {
        int hits = 0;
        int all = 0;
        int frauds = 0;
        for (int i = 0; i < alarms.length; i++) {
            if (isTest(i)) {
                frauds += isFraud(i) ? 1 : 0;
                all += alarms[i] ? 1 : 0;
                hits += alarms[i] && isFraud(i) ? 1 : 0;
            }
        }
        return new At(
                (double) all / days, all == 0 ? 0 : (double) hits / all, frauds == 0 ? 0 : (double) hits / frauds);
    }

    /** Events with an alarm among the highest scores, so many a day over all days; by scenario. */
    public Map<String, Found> eventsAt(float[] scores, double perDay) {
        Set<Integer> found = new HashSet<>();
        ranked(scores).stream()
                .limit(Math.round(perDay * days))
                .filter(i -> scores[i] > 0)
                .forEach(i -> {
                    Integer event = events.get(i);
                    if (event != null) {
                        found.add(event);
                    }
                });
        return byScenario(found);
    }

    /** Events on a store-day among those with the highest scores, so many store-days a day; by scenario. */
    public Map<String, Found> eventsAtStoreDays(float[] scores, double perDay) {
        record StoreDay(String store, LocalDate day) {}
        Map<StoreDay, Float> highest = new HashMap<>();
        Map<StoreDay, Set<Integer>> inIt = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (isTest(i)) {
                StoreDay storeDay = new StoreDay(sales.get(i).sale().storeId(), day(i));
                highest.merge(storeDay, scores[i], Math::max);
                Integer event = events.get(i);
                if (event != null) {
                    inIt.computeIfAbsent(storeDay, same -> new HashSet<>()).add(event);
                }
            }
        }
        Set<Integer> found = new HashSet<>();
        highest.entrySet().stream()
                .sorted(Map.Entry.<StoreDay, Float>comparingByValue().reversed())
                .limit(Math.round(perDay * days))
                .forEach(entry -> found.addAll(inIt.getOrDefault(entry.getKey(), Set.of())));
        return byScenario(found);
    }

    private Map<String, Found> byScenario(Set<Integer> found) {
        Map<String, Found> result = new TreeMap<>();
        scenarios.forEach((event, scenario) -> {
            Found one = new Found(found.contains(event) ? 1 : 0, 1);
            result.merge(scenario, one, (a, b) -> new Found(a.found() + b.found(), a.of() + b.of()));
        });
        return result;
    }
}
