package io.tillwatch.service;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Finding;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.service.detect.Alarms;
import io.tillwatch.service.detect.Detection;
import io.tillwatch.service.detect.Findings;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has sales judged by the detectors when they come first, and when they are cancelled; what was said of a sale once stands. The
 * profiles are fetched when the first such sale comes: a run that brings none has nothing to do with them.
 */
final class NewSales {
    private static final Comparator<ApprovalRow> IN_ORDER =
            Comparator.comparing(ApprovalRow::soldAt).thenComparing(ApprovalRow::id, SaleFacts::compareIds);

    private final SaleIndex index;
    private final RunContext run;
    private final StateKeeper state;
    private final ProfileState profiles;
    private final Alarms alarms;
    private final Set<String> judged = new HashSet<>();
    private @Nullable Detection detection;

    private NewSales(Desk desk, RunContext run, StateKeeper state) {
        this.index = desk.index();
        this.run = run;
        this.state = state;
        this.profiles = new ProfileState(desk.profiles(), desk.index(), run);
        this.alarms = new Alarms(run.rules(), desk.feedback().now(run.rules()));
    }

    /** Null where the rules ask no detector, and for a run that writes nothing. */
    static @Nullable NewSales of(Desk desk, RunContext run, StateKeeper state) {
        return run.rules().detects() && !run.request().dryRun() ? new NewSales(desk, run, state) : null;
    }

    /** Judges those of them that are new or newly cancelled. */
    Detected judge(Collection<ChangedSale> changed) {
        List<ApprovalRow> sold = new ArrayList<>();
        List<ApprovalRow> canceled = new ArrayList<>();
        for (ChangedSale sale : changed) {
            if (sale.after() == null) {
                continue;
            }
            boolean isNew = sale.before() == null && judged.add(sale.id());
            boolean wasCanceled = sale.before() != null && sale.before().facts().canceled();
            ApprovalRow row = isNew || sale.after().facts().canceled() ? index.approval(sale.after()) : null;
            if (row != null && isNew) {
                sold.add(row);
            }
            if (row != null && row.canceled() && !wasCanceled && (isNew || sale.before() != null)) {
                canceled.add(row);
            }
        }
        if (sold.isEmpty() && canceled.isEmpty()) {
            return Detected.NOTHING;
        }
        return new Detected(judge(sold, canceled), false);
    }

    private Map<String, List<Finding>> judge(List<ApprovalRow> sold, List<ApprovalRow> canceled) {
        Detection detectors = detection();
        Map<String, List<Finding>> findings = new HashMap<>();
        sold.sort(IN_ORDER);
        for (ApprovalRow row : sold) {
            Approval sale = row.in(run.zone());
            detectors.judge(sale);
            note(detectors, sale, sale.soldAt().toLocalDate(), findings);
        }
        canceled.sort(Comparator.comparing(ApprovalRow::modified).thenComparing(IN_ORDER));
        for (ApprovalRow row : canceled) {
            Approval sale = row.in(run.zone());
            LocalDateTime at = sale.canceledAt();
            detectors.cancel(sale);
            note(detectors, sale, at == null ? run.today() : at.toLocalDate(), findings);
        }
        return findings;
    }

    private void note(Detection detectors, Approval sale, LocalDate date, Map<String, List<Finding>> findings) {
        List<Finding> found = alarms.of(detectors, sale, date);
        if (!found.isEmpty()) {
            findings.merge(sale.id(), found, Findings::both);
        }
    }

    private Detection detection() {
        Detection known = detection;
        if (known == null) {
            known = profiles.upTo(state.now());
            detection = known;
        }
        return known;
    }

    /** Keeps what was learned; only to be called when all of it is indexed and the state is saved. */
    void keep() {
        if (detection != null) {
            profiles.keep(detection, state.now());
            detection = null;
        }
        judged.clear();
    }
}
