package io.tillwatch.ui.runs;

import io.tillwatch.service.Run;
import java.util.List;
import java.util.Optional;

/**
 * A job as it is to be scheduled by default.
 *
 * @param whenKey of the text that says when
 */
record PlannedJob(JobChoice job, String whenKey) {
    static final List<PlannedJob> DEFAULTS = List.of(
            new PlannedJob(JobChoice.SYNC, "runs.plan.sync"),
            new PlannedJob(JobChoice.ROLLUP_DAILY, "runs.plan.daily"),
            new PlannedJob(JobChoice.ROLLUP_WEEKLY, "runs.plan.weekly"),
            new PlannedJob(JobChoice.VERIFY, "runs.plan.verify"));

    /** @param newestFirst runs */
    Optional<Run> last(List<Run> newestFirst) {
        return newestFirst.stream().filter(run -> run.job().equals(job.word())).findFirst();
    }
}
