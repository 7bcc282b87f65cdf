package io.tillwatch.elastic;

import io.tillwatch.model.Detector;
import io.tillwatch.model.RuleSet;
import io.tillwatch.service.FeedbackSource;
import io.tillwatch.service.detect.DecisionCounts;
import io.tillwatch.service.detect.Feedback;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts decisions by detector and store. */
final class ElasticFeedback implements FeedbackSource {
    /** Decisions count from a week on: what is decided in a hurry is often undone. */
    private static final Duration DELAY = Duration.ofDays(7);

    private static final Duration WINDOW = Duration.ofDays(28);
    private static final String STORE = "store_id";
    private static final String CODE = "reasons.code";
    private static final String STATE = "review_state";

    private final Groups groups;
    private final InstantSource clock;

    ElasticFeedback(Searches searches, InstantSource clock) {
        this.groups = new Groups(searches);
        this.clock = clock;
    }

    @Override
    public Feedback now(RuleSet rules) {
        if (!rules.feedback()) {
            return Feedback.NONE;
        }
        var counts = new DecisionCounts();
        Instant last = clock.instant().minus(DELAY);
        Map<String, @Nullable Object> decided = Queries.all(List.of(
                Queries.between("reviewed_at", last.minus(WINDOW), last),
                Queries.terms(STATE, List.of(DecisionCounts.CONFIRMED, DecisionCounts.DISMISSED))));
        groups.each(
                new Groups.Wanted(
                        IndexKind.FLAGS,
                        decided,
                        List.of(Groups.by(STORE), Groups.by(CODE), Groups.by(STATE)),
                        Json.object()),
                bucket -> {
                    for (Detector detector : Detector.values()) {
                        if (detector.name().equals(Json.text(bucket, "key", CODE))) {
                            counts.add(
                                    detector,
                                    Json.text(bucket, "key", STORE),
                                    DecisionCounts.CONFIRMED.equals(Json.text(bucket, "key", STATE)),
                                    Json.number(bucket, "doc_count"));
                        }
                    }
                });
        return counts;
    }
}
