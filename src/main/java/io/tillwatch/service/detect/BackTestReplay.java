package io.tillwatch.service.detect;

import io.tillwatch.model.Approval;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Finding;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends past sales through the detectors once, and asks two versions of the rules what they make of each: what the detectors say
 * does not depend on the rules. Sales come in the order of {@code (sold_at, id)}, with what is known of them by now.
 */
public final class BackTestReplay {
    private static final int EXAMPLES = 20;
    /** Confirmed sales of one store this close are one case. */
    private static final long SAME_CASE_DAYS = 3;

    private final DateRange range;
    private final LocalDate today;
    private final Map<String, DecidedSale> decided = new HashMap<>();
    private final Detection detection = new Detection();
    private final Replay replay = new Replay(detection, new Judging());
    private final RollingBaseline baselines = new RollingBaseline();
    private final Tally active;
    private final Tally draft;
    private final Gap gained = new Gap();
    private final Gap lost = new Gap();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Set<String> onlyActive = new HashSet<>();
    private final Set<String> byDraft = new HashSet<>();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private long sales;
    private long replayed;

    /** Of a cancelled sale, until its cancellation comes. */
    private record Waiting(List<Finding> byActive, List<Finding> byDraft) {}

    /** What one version flags. */
    private static final class Tally {
        private final Verdicts verdicts;
        private final Map<String, Long> byRule = new TreeMap<>();
        private long flags;
        private long won;
        private long confirmed;
        private long dismissed;
        private long wonCaught;

        Tally(RuleSet rules) {
            verdicts = new Verdicts(rules, Feedback.NONE);
        }

        void add(List<String> rules, long amount, @Nullable DecidedSale decision) {
            flags++;
            won += amount;
            rules.forEach(rule -> byRule.merge(rule, 1L, Long::sum));
            if (decision != null && decision.confirmed()) {
                confirmed++;
                wonCaught += amount;
            } else if (decision != null) {
                dismissed++;
            }
        }

        BackTestReport.Side side(long days) {
            return new BackTestReport.Side(
                    verdicts.rules().version(),
                    flags,
                    Math.round(flags * 100.0 / days) / 100.0,
                    Map.copyOf(byRule),
                    confirmed,
                    dismissed,
                    wonCaught,
                    won);
        }
    }

    /** Flags that only one of them has. */
    private static final class Gap {
        private final PriorityQueue<BackTestReport.Example> largest =
                new PriorityQueue<>(Comparator.comparingLong(BackTestReport.Example::amount));
        private long flags;
        private long won;

        void add(Approval sale, List<String> rules) {
            flags++;
            won += sale.amount();
            largest.add(new BackTestReport.Example(
                    sale.id(), sale.storeId(), sale.soldAt().toLocalDate(), sale.amount(), rules));
            if (largest.size() > EXAMPLES) {
                largest.remove();
            }
        }

        BackTestReport.Difference difference() {
            List<BackTestReport.Example> examples = new ArrayList<>(largest);
            examples.sort(
                    Comparator.comparingLong(BackTestReport.Example::amount).reversed());
            return new BackTestReport.Difference(flags, won, List.copyOf(examples));
        }
    }

    /**
     * Prepares a replay.
     *
     * @param range business dates whose flags count
     * @param today sales that are dated later have no baseline yet
     * @param decisions all that reviewers decided in these dates
     */
    public BackTestReplay(
            RuleSet active, RuleSet draft, DateRange range, LocalDate today, Iterable<DecidedSale> decisions) {
        this.range = range;
        this.today = today;
        this.active = new Tally(active);
        this.draft = new Tally(draft);
        decisions.forEach(decision -> decided.put(decision.id(), decision));
    }

    /** The next sale; one that was sold after the range is passed over. */
    public void next(Approval sale) {
        LocalDate date = sale.soldAt().toLocalDate();
        if (range.last() == null || !date.isAfter(range.last())) {
            replayed++;
            replay.next(sale);
        }
    }

    private final class Judging implements Replay.Listener {
        @Override
        public void sold(Approval sale) {
            LocalDate date = sale.soldAt().toLocalDate();
            boolean counts = range.contains(date);
            if (counts) {
                sales++;
                first = first == null ? date : first;
                last = date;
            }
            SaleFacts facts = facts(sale, date);
            Long known = baselines.next(sale.storeId(), date.toEpochDay(), sale.amount(), sale.canceled());
            Long baseline = date.isAfter(today) ? null : known;
            List<String> reasonsActive = active.verdicts.reasons(facts, baseline);
            List<String> reasonsDraft = draft.verdicts.reasons(facts, baseline);
            List<Finding> byActive = active.verdicts.findings(detection, sale, date);
            List<Finding> byDraft = draft.verdicts.findings(detection, sale, date);
            if (sale.canceledAt() == null) {
                note(sale, counts, all(reasonsActive, byActive), all(reasonsDraft, byDraft));
            } else if (!byActive.isEmpty() || !byDraft.isEmpty()) {
                waiting.put(sale.id(), new Waiting(byActive, byDraft));
            }
        }

        @Override
        public void canceled(Approval sale) {
            LocalDateTime at = sale.canceledAt();
            LocalDate date = sale.soldAt().toLocalDate();
            LocalDate told = at == null ? date : at.toLocalDate();
            Waiting before = waiting.remove(sale.id());
            SaleFacts facts = facts(sale, date);
            List<Finding> byActive = Findings.both(
                    before == null ? List.of() : before.byActive(), active.verdicts.findings(detection, sale, told));
            List<Finding> byDraft = Findings.both(
                    before == null ? List.of() : before.byDraft(), draft.verdicts.findings(detection, sale, told));
            note(
                    sale,
                    range.contains(date),
                    all(List.of(), Findings.standing(byActive, facts, active.verdicts.rules())),
                    all(List.of(), Findings.standing(byDraft, facts, draft.verdicts.rules())));
        }
    }

    /** The rules go by the business date; what moment of it is all one to them, since sales come in order. */
    private static SaleFacts facts(Approval sale, LocalDate date) {
        return new SaleFacts(
                sale.id(),
                sale.storeId(),
                date,
                sale.soldAt().toInstant(ZoneOffset.UTC),
                sale.amount(),
                sale.canceled(),
                sale.card());
    }

    private static List<String> all(List<String> reasons, List<Finding> findings) {
        if (findings.isEmpty()) {
            return reasons;
        }
        List<String> all = new ArrayList<>(reasons);
        findings.forEach(finding -> all.add(finding.detector().name()));
        return all;
    }

    private void note(Approval sale, boolean counts, List<String> rulesActive, List<String> rulesDraft) {
        if (!counts || (rulesActive.isEmpty() && rulesDraft.isEmpty())) {
            return;
        }
        DecidedSale decision = decided.get(sale.id());
        if (!rulesActive.isEmpty()) {
            active.add(rulesActive, sale.amount(), decision);
        }
        if (!rulesDraft.isEmpty()) {
            draft.add(rulesDraft, sale.amount(), decision);
        }
        if (rulesActive.isEmpty()) {
            gained.add(sale, rulesDraft);
        } else if (rulesDraft.isEmpty()) {
            lost.add(sale, rulesActive);
        }
        if (decision != null && decision.confirmed()) {
            (rulesDraft.isEmpty() ? onlyActive : byDraft).add(sale.id());
        }
    }

    /**
     * There are no more sales.
     *
     * @param seconds how long the replay took, told in the report
     */
    public BackTestReport end(double seconds) {
        replay.end();
        LocalDate from = first != null ? first : range.first() != null ? range.first() : LocalDate.EPOCH;
        LocalDate to = last != null ? last : from;
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return new BackTestReport(
                from,
                to,
                sales,
                active.side(days),
                draft.side(days),
                gained.difference(),
                lost.difference(),
                lostCases(),
                Math.round(seconds * 1_000) / 1_000.0,
                replayed);
    }

    /** Sales of one event are one case: to find it once is to find it. */
    private List<String> lostCases() {
        List<String> cases = new ArrayList<>();
        Map<String, List<DecidedSale>> byStore = new TreeMap<>();
        for (DecidedSale sale : decided.values()) {
            if (onlyActive.contains(sale.id()) || byDraft.contains(sale.id())) {
                byStore.computeIfAbsent(sale.storeId(), store -> new ArrayList<>())
                        .add(sale);
            }
        }
        for (List<DecidedSale> ofStore : byStore.values()) {
            ofStore.sort(Comparator.comparing(DecidedSale::date).thenComparing(DecidedSale::id, SaleFacts::compareIds));
            List<DecidedSale> open = new ArrayList<>();
            for (DecidedSale sale : ofStore) {
                if (!open.isEmpty() && ChronoUnit.DAYS.between(open.getLast().date(), sale.date()) > SAME_CASE_DAYS) {
                    addIfLost(open, cases);
                    open.clear();
                }
                open.add(sale);
            }
            addIfLost(open, cases);
        }
        return List.copyOf(cases);
    }

    private void addIfLost(List<DecidedSale> ofCase, List<String> cases) {
        if (ofCase.stream().noneMatch(sale -> byDraft.contains(sale.id()))) {
            cases.add(ofCase.getFirst().id());
        }
    }
}
