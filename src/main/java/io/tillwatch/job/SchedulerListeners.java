package io.tillwatch.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners, each whatever becomes of the others. */
public record SchedulerListeners(List<SchedulerListener> all) implements SchedulerListener {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerListeners.class);

    public SchedulerListeners {
        all = List.copyOf(all);
    }

    private void tell(Consumer<SchedulerListener> what) {
        for (SchedulerListener each : all) {
            try {
                what.accept(each);
            } catch (RuntimeException e) {
                LOG.warn("What the scheduler did could not be told.", e);
            }
        }
    }

    @Override
    public void leading(boolean leads) {
        tell(each -> each.leading(leads));
    }

    @Override
    public void missed(List<Missed> missed) {
        tell(each -> each.missed(missed));
    }

    @Override
    public void late(Schedule schedule, Firing firing, Map<String, Long> wouldTouch) {
        tell(each -> each.late(schedule, firing, wouldTouch));
    }

    @Override
    public void begun(Schedule schedule, Firing firing) {
        tell(each -> each.begun(schedule, firing));
    }

    @Override
    public void ended(Schedule schedule, Firing firing, JobRunner.Result result) {
        tell(each -> each.ended(schedule, firing, result));
    }

    @Override
    public void failed(Schedule schedule, Firing firing, @Nullable Instant again) {
        tell(each -> each.failed(schedule, firing, again));
    }

    @Override
    public void paused(Schedule schedule) {
        tell(each -> each.paused(schedule));
    }

    @Override
    public void overdue(Schedule schedule, LocalDate date) {
        tell(each -> each.overdue(schedule, date));
    }
}
