package io.tillwatch.elastic;

import io.tillwatch.model.Sentence;

/** Makes what was written visible to searches. */
final class Refresh {
    private Refresh() {}

    static void now(Calls calls, String indices) {
        var answer = calls.slow("POST", "/" + indices + "/_refresh", null);
        if (Json.number(answer, "_shards", "failed") != 0) {
            throw ElasticErrors.unavailable(Sentence.of("elastic.refresh"));
        }
    }
}
