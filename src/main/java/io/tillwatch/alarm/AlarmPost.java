package io.tillwatch.alarm;

import io.tillwatch.model.Failure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes alarms to all senders: the same fault once an hour, with the number of times it happened; a sending that failed
 * is tried again a few times. Safe from any thread.
 */
public final class AlarmPost {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmPost.class);
    private static final Duration SAME_FAULT = Duration.ofHours(1);

    private final List<AlarmSender> senders;
    private final List<Duration> pauses;
    private final ScheduledExecutorService thread;
    private final LongSupplier nanoTime;
    private final Map<Fault, Told> told = new HashMap<>();

    private record Fault(Alarm.Kind kind, String about) {}

    private record Told(long at, int since) {}

    /**
     * Sends nothing yet.
     *
     * @param pauses before each further try
     * @param thread senders may take a while there; not ours, we will not close it
     * @param nanoTime a steady clock in nanoseconds
     */
    public AlarmPost(
            List<AlarmSender> senders, List<Duration> pauses, ScheduledExecutorService thread, LongSupplier nanoTime) {
        this.senders = List.copyOf(senders);
        this.pauses = List.copyOf(pauses);
        this.thread = thread;
        this.nanoTime = nanoTime;
    }

    /** Sends, unless the same fault was told within the hour; does not wait for it. */
    public void send(Alarm alarm) {
        int times = times(alarm);
        if (times > 0) {
            senders.forEach(sender -> later(Duration.ZERO, () -> send(sender, alarm.happened(times), 0)));
        }
    }

    /** How often it happened since it was last told; 0 when it is not to be told now. */
    private synchronized int times(Alarm alarm) {
        Fault fault = new Fault(alarm.kind(), alarm.about());
        long now = nanoTime.getAsLong();
        Told before = told.get(fault);
        if (before != null && now - before.at() < SAME_FAULT.toNanos()) {
            told.put(fault, new Told(before.at(), before.since() + 1));
            return 0;
        }
        told.put(fault, new Told(now, 0));
        return before == null ? 1 : before.since() + 1;
    }

    private void send(AlarmSender sender, Alarm alarm, int tries) {
        try {
            sender.send(alarm);
            LOG.info("Alarm told by {}: {} {}", sender.name(), alarm.kind().word(), alarm.about());
        } catch (RuntimeException e) {
            String why = e instanceof Failure ? String.valueOf(e.getMessage()) : "unforeseen";
            if (tries < pauses.size()) {
                LOG.info("An alarm could not be told by {}, it is tried again: {}", sender.name(), why);
                later(pauses.get(tries), () -> send(sender, alarm, tries + 1));
            } else {
                LOG.error(
                        "An alarm could not be told by {}: {} ({} {})",
                        sender.name(),
                        why,
                        alarm.kind().word(),
                        alarm.about(),
                        e);
            }
        }
    }

    private void later(Duration pause, Runnable what) {
        try {
            Future<?> ignored = thread.schedule(what, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.warn("The program ends; an alarm is not told any more.");
        }
    }
}
