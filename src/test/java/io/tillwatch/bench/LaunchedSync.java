package io.tillwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.testing.TestDatabase;
import java.io.IOException;

/**
 * A sync as a person runs it, by the start script in a new JVM.
 *
 * @param seconds what the run took
 * @param startUp what the program took beside the run, in seconds
 * @param indexed sales
 */
record LaunchedSync(double seconds, double startUp, long indexed) {

    static LaunchedSync run(TestDatabase database, IndexSettings index) throws IOException, InterruptedException {
        ProcessBuilder builder = LaunchedProgram.builder(database, index, "sync", "--json");
        long start = System.nanoTime();
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        JsonNode answer = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
        int exit = process.waitFor();
        double all = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException("a sync ended with " + exit + ": " + answer);
        }
        double seconds = answer.get("seconds").asDouble();
        return new LaunchedSync(seconds, all - seconds, answer.get("indexed").asLong());
    }

    /** Fails unless just so many sales were indexed: a figure of a sync that did something else means nothing. */
    LaunchedSync requireIndexed(long expected) {
        if (indexed != expected) {
            throw new IllegalStateException("the sync indexed " + indexed + " sales and not " + expected);
        }
        return this;
    }
}
