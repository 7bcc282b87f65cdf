package io.tillwatch.bench;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Run;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.TestDatabase;
import java.time.InstantSource;

/** What a sync took, without the start of its program. */
record TimedSync(double seconds, long indexed) {

    static TimedSync of(TestDatabase database, IndexSettings index) {
        try (Pipeline pipeline = new Pipeline(database.settings(), index, InstantSource.system())) {
            long start = System.nanoTime();
            Run run = pipeline.run(Kind.SYNC);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (run.state() != Run.State.COMPLETED) {
                throw new IllegalStateException("the sync ended as " + run.state() + ": " + run.message());
            }
            return new TimedSync(seconds, run.counts().getOrDefault("indexed", 0L));
        }
    }

    /** Fails unless just so many sales were indexed: a figure of a sync that did something else means nothing. */
    TimedSync requireIndexed(long expected) {
        if (indexed != expected) {
            throw new IllegalStateException("the sync indexed " + indexed + " sales and not " + expected);
        }
        return this;
    }
}
