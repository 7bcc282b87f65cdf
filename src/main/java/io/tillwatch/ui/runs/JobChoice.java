package io.tillwatch.ui.runs;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Run;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person can start. */
enum JobChoice {
    SYNC(Kind.SYNC, false),
    ROLLUP_DAILY(Kind.ROLLUP_DAILY, false),
    ROLLUP_WEEKLY(Kind.ROLLUP_WEEKLY, false),
    VERIFY(Kind.VERIFY, false),
    REPAIR(Kind.VERIFY, true),
    REDETECT(Kind.REDETECT, false),
    REBUILD(Kind.REBUILD, false),
    REPLAY_REJECTS(Kind.REPLAY_REJECTS, false);

    private final Kind kind;
    private final boolean repair;

    JobChoice(Kind kind, boolean repair) {
        this.kind = kind;
        this.repair = repair;
    }

    boolean takesRange() {
        return kind.takesRange();
    }

    /** A repair changes what was found to be wrong: it is always shown first. */
    boolean needsPreview() {
        return repair;
    }

    JobRequest request(DateRange range, @Nullable String storeId, boolean dryRun, String startedBy) {
        return new JobRequest(
                kind, takesRange() ? range : DateRange.ALL, takesRange() ? storeId : null, dryRun, repair, startedBy);
    }

    /** As in an address: {@code rollup-daily}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<JobChoice> of(String word) {
        for (JobChoice choice : values()) {
            if (choice.word().equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    static JobChoice of(JobRequest request) {
        return request.repair() ? REPAIR : of(request.kind().jobName()).orElse(SYNC);
    }

    /** Empty for a job that a later version records. */
    static Optional<JobChoice> of(Run run) {
        return "true".equals(run.parameters().get("repair")) ? Optional.of(REPAIR) : of(run.job());
    }
}
