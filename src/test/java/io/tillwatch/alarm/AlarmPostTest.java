package io.tillwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AlarmPostTest {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong nanos = new AtomicLong(1);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private AlarmPost post(AlarmSender... senders) {
        return new AlarmPost(List.of(senders), List.of(Duration.ofMillis(5), Duration.ofMillis(5)), thread, nanos::get);
    }

    /** A sender that fails so often first. */
    private AlarmSender sender(String name, int failures) {
        return new AlarmSender() {
            private int tries;

            @Override
            public String name() {
                return name;
            }

            @Override
            public void send(Alarm alarm) {
                tries++;
                if (tries <= failures) {
                    told.add(name + " cannot");
                    throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("alarm.mail.away", "there", 25));
                }
                told.add(name + " " + alarm.kind().word() + " " + alarm.about() + " x" + alarm.times());
            }
        };
    }

    private static Alarm failed(String schedule) {
        return new Alarm(Alarm.Kind.FAILED, schedule, Instant.EPOCH, Sentence.of("alarm.failed", schedule, "run"));
    }

    /** Waits until so much was told, or for ten seconds. */
    private void await(int lines) throws InterruptedException {
        for (int i = 0; i < 500 && told.size() < lines; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        thread.shutdown();
        assertEquals(true, thread.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void theSameFaultIsToldOnceAnHourWithItsCount() throws InterruptedException {
        AlarmPost post = post(sender("mail", 0));
        for (int i = 0; i < 5; i++) {
            post.send(failed("sync"));
        }
        post.send(failed("verify"));
        nanos.addAndGet(Duration.ofMinutes(61).toNanos());
        post.send(failed("sync"));
        await(3);
        assertEquals(List.of("mail failed sync x1", "mail failed verify x1", "mail failed sync x5"), told);
    }

    @Test
    void aSendingThatFailsIsTriedAgainAndGivenUpWithoutHarmToOthers() throws InterruptedException {
        post(sender("mail", 2), sender("command", 9)).send(failed("sync"));
        await(6);
        assertEquals(3, Collections.frequency(told, "command cannot"));
        assertEquals(2, Collections.frequency(told, "mail cannot"));
        assertEquals(1, Collections.frequency(told, "mail failed sync x1"));
    }
}
