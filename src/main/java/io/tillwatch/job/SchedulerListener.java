package io.tillwatch.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hears what the scheduler does, on its threads. What it throws is logged and has no other effect. */
public interface SchedulerListener {
    /** Hears nothing. */
    SchedulerListener NONE = new SchedulerListener() {};

    /** This scheduler leads now, or no longer. */
    default void leading(boolean leads) {}

    /** Times that went by while no scheduler was awake; they are dealt with next, by the policy of each schedule. */
    default void missed(List<Missed> missed) {}

    /**
     * A late run begins after this.
     *
     * @param wouldTouch what it would change as things stand, by the key of what is counted; empty for nothing
     */
    default void late(Schedule schedule, Firing firing, Map<String, Long> wouldTouch) {}

    default void begun(Schedule schedule, Firing firing) {}

    default void ended(Schedule schedule, Firing firing, JobRunner.Result result) {}

    /**
     * A run failed.
     *
     * @param again when it is tried again; null if it is not
     */
    default void failed(Schedule schedule, Firing firing, @Nullable Instant again) {}

    /** So many failures in a row paused a schedule. */
    default void paused(Schedule schedule) {}

    /** What should have been done by the deadline of this date is not. */
    default void overdue(Schedule schedule, LocalDate date) {}

    /** Late times of one schedule. */
    record Missed(Schedule schedule, Due.Stretch times) {}
}
