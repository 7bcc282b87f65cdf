package io.tillwatch.ui.runs;

import io.tillwatch.service.ProgressListener.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast a stage goes, judged by its last seconds. Used by one thread. */
final class Pace {
    private static final Duration WINDOW = Duration.ofSeconds(15);
    private static final long AFTER_MILLIS = 500;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable Stage of;

    private record Sample(Instant at, long done) {}

    JobProgress at(Instant now, Stage stage, long done, long total) {
        if (stage != of || (!samples.isEmpty() && done < samples.getLast().done())) {
            samples.clear();
            of = stage;
        }
        samples.addLast(new Sample(now, done));
        while (samples.size() > 2
                && Duration.between(samples.getFirst().at(), now).compareTo(WINDOW) > 0) {
            samples.removeFirst();
        }
        long millis = Duration.between(samples.getFirst().at(), now).toMillis();
        long since = done - samples.getFirst().done();
        if (millis < AFTER_MILLIS || since <= 0) {
            return new JobProgress(stage, done, total, 0, null);
        }
        double perSecond = since * 1000.0 / millis;
        Duration left = total > done ? Duration.ofSeconds(Math.round((total - done) / perSecond)) : null;
        return new JobProgress(stage, done, total, Math.max(1, Math.round(perSecond)), left);
    }
}
