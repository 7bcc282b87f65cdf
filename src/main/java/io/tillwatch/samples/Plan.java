package io.tillwatch.samples;

import io.tillwatch.model.Reason;
import io.tillwatch.samples.PlantedEvent.Hit;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A planted event while its sales have no ids yet. */
final class Plan {
    private final AnomalyKind kind;
    private final SampleStore store;
    private final List<SaleDraft> drafts = new ArrayList<>();
    private final List<BigInteger> ids = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();

    Plan(AnomalyKind kind, SampleStore store, List<SaleDraft> drafts) {
        this.kind = kind;
        this.store = store;
        this.drafts.addAll(drafts);
        drafts.forEach(draft -> draft.plan = this);
    }

    List<SaleDraft> drafts() {
        return drafts;
    }

    LocalDate date() {
        return drafts.getFirst().soldAt.toLocalDate();
    }

    /** Called in the order of time. */
    void emitted(BigInteger id) {
        ids.add(id);
        switch (kind) {
            case LARGE_TICKET -> hits.add(new Hit(Reason.Code.ABOVE_BASELINE, id));
            case REPEATED_AMOUNT, SPLIT_PAYMENT -> {
                if (ids.size() >= 3) {
                    hits.add(new Hit(Reason.Code.REPEATED_AMOUNT, id));
                }
            }
            default -> {}
        }
    }

    PlantedEvent toEvent() {
        LocalDate last = drafts.getLast().soldAt.toLocalDate();
        return new PlantedEvent(kind, store.id(), date(), last, ids, hits);
    }
}
