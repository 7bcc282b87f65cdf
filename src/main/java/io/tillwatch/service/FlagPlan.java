package io.tillwatch.service;

import io.tillwatch.analysis.detect.AboveBaseline;
import io.tillwatch.analysis.detect.Flags;
import io.tillwatch.analysis.detect.RepeatedAmount;
import io.tillwatch.model.Finding;
import io.tillwatch.model.Flag;
import io.tillwatch.model.Reason;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.detect.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which flags come, change and go when some sales or baselines change. Only what can be affected is looked up: the
 * changed sales, the other sales of their cards in their store-days, and in store-days whose baseline moved those sales
 * that are flagged or lie between the new threshold and the old one.
 */
final class FlagPlan {
    private final SaleIndex index;
    private final RuleSet rules;
    private final RollupPlan rollups;
    private final Map<String, Judged> sales = new LinkedHashMap<>();
    private final Map<StoreDay, Set<String>> cards = new HashMap<>();
    private final Map<String, Reason> repeated = new HashMap<>();
    private final Map<String, IndexedFlag> flags = new HashMap<>();
    private final Detected detected;
    private final List<Decision> decisions = new ArrayList<>();

    /** Flags to raise or renew; must be acknowledged before {@link #saleWrites}. */
    final List<IndexWrite> flagWrites = new ArrayList<>();

    /** Flags to renew whose sales stay as they are. */
    final List<IndexWrite> renewals = new ArrayList<>();

    /** Sales to write. */
    final List<IndexWrite.PutSale> saleWrites = new ArrayList<>();

    /** Flags to take away after their sales were written. */
    final List<IndexedFlag> gone = new ArrayList<>();

    long raised;
    long notJudged;

    /**
     * What was looked up for some changed sales.
     *
     * @param sales the sales of {@link #cards}
     * @param flags the flags of the changed sales themselves, by id
     */
    record Found(List<IndexedSale> sales, Map<String, IndexedFlag> flags) {
        Found() {
            this(new ArrayList<>(), new HashMap<>());
        }
    }

    FlagPlan(SaleIndex index, RuleSet rules, RollupPlan rollups) {
        this(index, rules, rollups, Detected.NOTHING);
    }

    FlagPlan(SaleIndex index, RuleSet rules, RollupPlan rollups, Detected detected) {
        this.index = index;
        this.rules = rules;
        this.rollups = rollups;
        this.detected = detected;
    }

    /** The cards whose sales in these store-days have to be judged again. */
    static Map<StoreDay, Set<String>> cards(Collection<ChangedSale> changed) {
        Map<StoreDay, Set<String>> cards = new HashMap<>();
        for (ChangedSale sale : changed) {
            if (sale.after() != null) {
                addCard(sale.after().facts(), cards);
            }
            if (sale.before() != null) {
                addCard(sale.before().facts(), cards);
            }
        }
        return cards;
    }

    private static void addCard(SaleFacts facts, Map<StoreDay, Set<String>> cards) {
        if (facts.cardNumber() != null) {
            cards.computeIfAbsent(facts.storeDay(), day -> new HashSet<>()).add(facts.cardNumber());
        }
    }

    /**
     * Judges, and looks up what lies between old and new thresholds.
     *
     * @param changed sales with a new form, and sales that are gone
     * @param found what was looked up for them
     * @param lowestVersions versions that the writes of some sales must at least have
     */
    void plan(Collection<ChangedSale> changed, Found found, Map<String, Long> lowestVersions, Instant now) {
        cards.putAll(cards(changed));
        Set<String> ids = new HashSet<>();
        for (ChangedSale sale : changed) {
            ids.add(sale.id());
            if (sale.after() != null) {
                sales.put(sale.id(), Judged.changed(sale.after(), sale.before()));
            }
        }
        addAll(found.sales(), ids);
        flags.putAll(found.flags());
        finish(ids, rollups.shifted(), Set.of(), lowestVersions, now);
    }

    /** Judges every sale of these store-days again, and what follows from them. */
    void planWhole(Collection<StoreDay> days, Instant now) {
        List<IndexedSale> all = index.stampsOf(days);
        for (IndexedSale sale : all) {
            addCard(sale.facts(), cards);
        }
        addAll(all, Set.of());
        Set<StoreDay> judged = new HashSet<>(rollups.shifted());
        judged.addAll(days);
        finish(Set.of(), judged, new HashSet<>(days), Map.of(), now);
    }

    /** Judges these sales again as they stand, with what was detected. */
    void planFound(Collection<IndexedSale> found, Instant now) {
        for (IndexedSale sale : found) {
            addCard(sale.facts(), cards);
        }
        addAll(found, Set.of());
        List<Judged> asked = List.copyOf(sales.values());
        flags.putAll(index.flags(sales.keySet()));
        addAll(index.salesOfCards(cards), Set.of());
        judgeRepeats();
        asked.forEach(sale -> decide(sale, 0L));
        write(now);
    }

    /**
     * Judges flagged sales again as they stand, and plans nothing.
     *
     * @return those whose flag is not what the rules say of them now
     */
    List<SaleFacts> misjudged(Collection<IndexedSale> flagged) {
        for (IndexedSale sale : flagged) {
            addCard(sale.facts(), cards);
        }
        addAll(flagged, Set.of());
        List<Judged> asked = List.copyOf(sales.values());
        flags.putAll(index.flags(sales.keySet()));
        addAll(index.salesOfCards(cards), Set.of());
        return misjudged(asked);
    }

    /**
     * Judges all sales of these store-days again as they stand, flagged or not, and plans nothing.
     *
     * @return those whose flag is not what the rules say of them now, or that should have one or none
     */
    List<SaleFacts> misjudgedOf(Collection<StoreDay> days) {
        List<IndexedSale> all = index.stampsOf(days);
        for (IndexedSale sale : all) {
            addCard(sale.facts(), cards);
        }
        addAll(all, Set.of());
        index.flagsOf(days).forEach(flag -> flags.putIfAbsent(flag.facts().id(), flag));
        // A withdrawn flag stands beside its sale as if there were none.
        flags.values().removeIf(flag -> flag.flag() == null);
        return misjudged(List.copyOf(sales.values()));
    }

    private List<SaleFacts> misjudged(List<Judged> asked) {
        judgeRepeats();
        List<SaleFacts> wrong = new ArrayList<>();
        for (Judged sale : asked) {
            int before = decisions.size() + gone.size();
            decide(sale, 0L);
            if (decisions.size() + gone.size() > before) {
                wrong.add(sale.facts());
            }
        }
        return wrong;
    }

    private void finish(
            Set<String> changedIds,
            Set<StoreDay> judged,
            Set<StoreDay> whole,
            Map<String, Long> lowestVersions,
            Instant now) {
        Map<StoreDay, AmountRange> ranges = newlyAbove(judged, !whole.isEmpty());
        Set<StoreDay> flagDays = new HashSet<>(judged);
        flagDays.addAll(cards.keySet());
        index.atOnce(
                () -> addAll(whole.isEmpty() ? index.salesBetween(ranges) : index.stampsBetween(ranges), changedIds),
                () -> index.flagsOf(flagDays)
                        .forEach(flag -> flags.putIfAbsent(flag.facts().id(), flag)));
        judgeRepeats();
        for (Judged sale : sales.values()) {
            decide(sale, lowestVersions.getOrDefault(sale.facts().id(), 0L));
        }
        write(now);
        decideFlagsAlone(changedIds, judged, whole);
    }

    private void addAll(Collection<IndexedSale> found, Set<String> changedIds) {
        for (IndexedSale sale : found) {
            if (!changedIds.contains(sale.facts().id())) {
                sales.putIfAbsent(sale.facts().id(), Judged.unchanged(sale));
            }
        }
    }

    /** Where sales may lie that were ordinary by the old baseline and are not by the new one. */
    private Map<StoreDay, AmountRange> newlyAbove(Set<StoreDay> days, boolean whole) {
        Map<StoreDay, AmountRange> ranges = new TreeMap<>();
        for (StoreDay day : days) {
            Long baseline = rollups.baseline(day);
            if (baseline == null || !rules.aboveEnabled()) {
                continue;
            }
            long threshold = AboveBaseline.threshold(baseline, rules);
            Long before = whole ? null : rollups.baselineBefore(day);
            if (before == null) {
                ranges.put(day, AmountRange.above(threshold));
            } else if (threshold < AboveBaseline.threshold(before, rules)) {
                ranges.put(day, new AmountRange(threshold, AboveBaseline.threshold(before, rules)));
            }
        }
        return ranges;
    }

    private void judgeRepeats() {
        Map<StoreDay, List<SaleFacts>> byDay = new HashMap<>();
        for (Judged sale : sales.values()) {
            if (isTouched(sale.facts())) {
                byDay.computeIfAbsent(sale.facts().storeDay(), day -> new ArrayList<>())
                        .add(sale.facts());
            }
        }
        for (List<SaleFacts> day : byDay.values()) {
            day.sort(SaleFacts.BY_TIME_AND_ID);
            RepeatedAmount rule = new RepeatedAmount(rules);
            for (SaleFacts sale : day) {
                Reason reason = rule.next(sale);
                if (reason != null) {
                    repeated.put(sale.id(), reason);
                }
            }
        }
    }

    private boolean isTouched(SaleFacts facts) {
        return facts.cardNumber() != null
                && cards.getOrDefault(facts.storeDay(), Set.of()).contains(facts.cardNumber());
    }

    /**
     * What has to be written for a sale that was judged.
     *
     * @param raised whether the flag is to be written
     * @param put whether the sale is
     */
    private record Decision(Judged sale, @Nullable Flag flag, boolean raised, boolean put, long lowestVersion) {}

    private void decide(Judged sale, long lowestVersion) {
        IndexedFlag existing = flags.remove(sale.facts().id());
        Flag flag = judge(sale.facts(), existing);
        if (sale.after() != null
                && !sale.facts().canceled()
                && rollups.baseline(sale.facts().storeDay()) == null) {
            notJudged++;
        }
        if (flag == null && existing != null) {
            gone.add(existing);
        }
        boolean differs = flag != null
                && (existing == null || existing.checksum() != sale.checksum() || !flag.equals(existing.flag()));
        boolean put = sale.put(flag, lowestVersion) != null;
        if (differs || put) {
            decisions.add(new Decision(sale, flag, differs, put, lowestVersion));
        }
        raised += differs && (existing == null || existing.flag() == null) ? 1 : 0;
    }

    /** Only what is written needs its whole document, and of what is looked at that is little. */
    private void write(Instant now) {
        List<String> stamps = decisions.stream()
                .filter(decision -> decision.sale().isStamp())
                .map(decision -> decision.sale().facts().id())
                .toList();
        Map<String, IndexedSale> whole = stamps.isEmpty() ? Map.of() : index.find(stamps);
        for (Decision decision : decisions) {
            Judged sale = decision.sale();
            if (sale.isStamp()) {
                IndexedSale found = whole.get(sale.facts().id());
                if (found == null) {
                    continue;
                }
                sale = Judged.unchanged(found);
            }
            if (decision.raised() && decision.flag() != null) {
                flagWrites.add(
                        new IndexWrite.PutFlag(sale.facts(), sale.body(), sale.checksum(), decision.flag(), now));
            }
            IndexWrite.PutSale put = decision.put() ? sale.put(decision.flag(), decision.lowestVersion()) : null;
            if (put != null) {
                saleWrites.add(put);
            }
        }
    }

    /**
     * What is left are flags whose sales were not looked up: their rows did not change, only their baseline did. A flag
     * that was withdrawn stays so; if it rises again its sale was found by its amount.
     */
    private void decideFlagsAlone(Set<String> changedIds, Set<StoreDay> judged, Set<StoreDay> whole) {
        List<String> unflag = new ArrayList<>();
        for (IndexedFlag existing : flags.values()) {
            String id = existing.facts().id();
            StoreDay day = existing.facts().storeDay();
            if (changedIds.contains(id) || whole.contains(day)) {
                gone.add(existing);
            } else if (judged.contains(day) && existing.flag() != null) {
                Flag flag = judge(existing.facts(), existing);
                if (flag == null) {
                    gone.add(existing);
                    unflag.add(id);
                } else if (!flag.equals(existing.flag())) {
                    renewals.add(new IndexWrite.RenewFlag(id, flag));
                }
            }
        }
        for (IndexedSale sale : index.find(unflag).values()) {
            IndexWrite.PutSale put = Judged.unchanged(sale).put(null, 0);
            if (put != null) {
                saleWrites.add(put);
            }
        }
    }

    private @Nullable Flag judge(SaleFacts sale, @Nullable IndexedFlag existing) {
        Long baseline = rollups.baseline(sale.storeDay());
        Reason above = AboveBaseline.judge(sale, baseline, rules);
        Reason again = isTouched(sale) ? repeated.get(sale.id()) : repeatedBefore(existing);
        List<Finding> found = detected.findings(sale.id(), existing);
        return Flags.of(above, again, Findings.standing(found, sale, rules), baseline, rules);
    }

    private static @Nullable Reason repeatedBefore(@Nullable IndexedFlag existing) {
        if (existing == null || existing.flag() == null) {
            return null;
        }
        for (Reason reason : existing.flag().reasons()) {
            if (reason.code() == Reason.Code.REPEATED_AMOUNT) {
                return reason;
            }
        }
        return null;
    }
}
