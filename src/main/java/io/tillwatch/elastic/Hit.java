package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of an answer. Its source is a slice of the answer, byte for byte as it was indexed.
 *
 * @param sort the sort values as JSON, null when the answer has none
 */
record Hit(
        String id,
        long version,
        long seqNo,
        long primaryTerm,
        byte[] answer,
        int from,
        int to,
        byte @Nullable [] sort) {
    /** A parser that stands before the source. */
    JsonParser parser() throws IOException {
        return Json.FACTORY.createParser(answer, from, to - from);
    }

    Map<String, @Nullable Object> source() {
        return Json.read(answer, from, to - from);
    }
}
