package io.tillwatch.ui.runs;

import io.tillwatch.model.Failure;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Run;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How something that was started here ended.
 *
 * @param run null when it did not come to its end
 * @param cause why it did not; null when it did
 */
public record JobOutcome(
        JobRequest request,
        Instant startedAt,
        Instant endedAt,
        @Nullable Run run,
        @Nullable Throwable cause) {

    Run.State state() {
        if (run != null) {
            return run.state();
        }
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.CANCELLED
                ? Run.State.CANCELLED
                : Run.State.FAILED;
    }

    Duration duration() {
        return Duration.between(startedAt, endedAt);
    }

    /** A dry run that came to its end: what would be touched is known, and it can be started. */
    boolean isPreview() {
        return request.dryRun() && run != null;
    }
}
