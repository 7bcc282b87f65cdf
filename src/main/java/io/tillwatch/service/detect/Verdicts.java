package io.tillwatch.service.detect;

import io.tillwatch.analysis.detect.AboveBaseline;
import io.tillwatch.analysis.detect.RepeatedAmount;
import io.tillwatch.model.Approval;
import io.tillwatch.model.Finding;
import io.tillwatch.model.Reason;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one version of the rules says of sales as they go by: names of the rules and detectors that mark each. */
final class Verdicts {
    private final RuleSet rules;
    private final Alarms alarms;
    private final Map<String, OfDay> byStore = new HashMap<>();

    private record OfDay(LocalDate date, RepeatedAmount rule) {}

    Verdicts(RuleSet rules, Feedback feedback) {
        this.rules = rules;
        this.alarms = new Alarms(rules, feedback);
    }

    RuleSet rules() {
        return rules;
    }

    /** What the two rules say. */
    List<String> reasons(SaleFacts sale, @Nullable Long baseline) {
        List<String> codes = List.of();
        if (AboveBaseline.judge(sale, baseline, rules) != null) {
            codes = new ArrayList<>(2);
            codes.add(Reason.Code.ABOVE_BASELINE.name());
        }
        if (sale.cardNumber() != null && !sale.canceled()) {
            OfDay day = byStore.get(sale.storeId());
            if (day == null || !day.date().equals(sale.businessDate())) {
                day = new OfDay(sale.businessDate(), new RepeatedAmount(rules));
                byStore.put(sale.storeId(), day);
            }
            if (day.rule().next(sale) != null) {
                codes = codes.isEmpty() ? new ArrayList<>(1) : codes;
                codes.add(Reason.Code.REPEATED_AMOUNT.name());
            }
        }
        return codes;
    }

    /** What the detectors say of the sale that was given to them last. */
    List<Finding> findings(Detection detection, Approval sale, LocalDate date) {
        return alarms.of(detection, sale, date);
    }
}
