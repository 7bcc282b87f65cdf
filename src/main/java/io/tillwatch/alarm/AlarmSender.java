package io.tillwatch.alarm;

/** One way for alarms to reach somebody. Safe from any thread, one at a time. */
public interface AlarmSender {
    /** {@code mail} or {@code command}. */
    String name();

    /** Sends, and waits until the other side has taken it; throws a {@link io.tillwatch.model.Failure} when it did not. */
    void send(Alarm alarm);
}
