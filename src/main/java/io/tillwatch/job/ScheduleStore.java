package io.tillwatch.job;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where schedules live, for every scheduler and every screen alike. */
public interface ScheduleStore {
    /** All of them, by id. */
    List<Kept> all();

    Optional<Kept> find(String id);

    /** Adds one unless there is one with this id; whether it was added. */
    boolean add(Schedule schedule);

    /**
     * Writes a schedule if it still stands as it was read.
     *
     * @return as it stands now; empty when somebody else changed it
     */
    Optional<Kept> replace(Kept expected, Schedule next);

    /** A schedule with its state for compare-and-set. */
    record Kept(Schedule schedule, long seqNo, long primaryTerm) {}

    /**
     * Changes a schedule whatever others change of it at the same time.
     *
     * @return as it stands now; empty when there is none
     */
    default Optional<Kept> change(String id, UnaryOperator<Schedule> change) {
        while (true) {
            Optional<Kept> now = find(id);
            if (now.isEmpty()) {
                return now;
            }
            Optional<Kept> written = replace(now.get(), change.apply(now.get().schedule()));
            if (written.isPresent()) {
                return written;
            }
        }
    }
}
