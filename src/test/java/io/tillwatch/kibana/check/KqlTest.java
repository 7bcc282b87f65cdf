package io.tillwatch.kibana.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KqlTest {
    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
    private static final DateMath TIMES = new DateMath(NOW, ZoneId.of("Asia/Seoul"));
    private static final Map<String, FieldType> FIELDS = Map.of(
            "a", new FieldType("keyword", true, true),
            "b", new FieldType("boolean", true, true),
            "n", new FieldType("long", true, true),
            "t", new FieldType("date", true, true));

    private static boolean finds(String kql, Map<String, List<@Nullable Object>> row) {
        return new KqlRows(FIELDS, TIMES).of(KqlParser.parse(kql).orElseThrow()).test(row);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "a: x, true",
        "a: y, false",
        "not a: y, true",
        "a: (y or x), true",
        "a: x and b: false, false",
        "a: x or b: false, true",
        "not (a: x and b: true), false",
        "a: *, true",
        "gone: *, false",
        "not gone: * and n >= 10, true",
        "n > 10, false",
        "n <= 10 and n < 11, true",
        "a: \"x\", true",
        "a: X, false"
    })
    void aRowIsAnsweredFor(String kql, boolean found) {
        assertEquals(found, finds(kql, Map.of("a", List.of("x", "z"), "b", List.of(true), "n", List.of(10L))));
    }

    /** In Seoul it is noon of the first of June; its day began at three in the afternoon before, UTC. */
    @ParameterizedTest
    @CsvSource({
        "t >= \"now/d\", 2026-05-31T15:00:00Z, true",
        "t >= \"now/d\", 2026-05-31T14:59:59.999Z, false",
        "t < \"now/d\", 2026-05-31T14:59:59.999Z, true",
        "t <= \"now/d\", 2026-06-01T14:59:59.999Z, true",
        "t > \"now/d\", 2026-06-01T14:59:59.999Z, false",
        "t > \"now/d\", 2026-06-01T15:00:00Z, true",
        "t < \"now-1d\", 2026-05-31T02:59:59Z, true",
        "t >= \"now-1w\", 2026-05-25T03:00:00Z, true",
        "t: \"2026-06-01\", 2026-06-01T14:00:00Z, true",
        "t: \"2026-06-01\", 2026-06-01T15:00:00Z, false"
    })
    void daysBeginInTheZone(String kql, Instant at, boolean found) {
        assertEquals(found, finds(kql, Map.of("t", List.of(String.valueOf(at.toEpochMilli())))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a:", ": x", "a: (x", "a: x)", "a: x y: z", "and", "not", "a = x", "a: x*", "a: \"x", "n >"
            })
    void whatCannotBeReadIsNotGuessed(String kql) {
        assertEquals(Optional.empty(), KqlParser.parse(kql));
    }

    @Test
    void elasticsearchIsToldOurNow() {
        String asked = io.tillwatch.kibana.Tree.write(
                new KqlQuery(FIELDS, TIMES).of(KqlParser.parse("t >= \"now/d\"").orElseThrow()));
        assertTrue(asked.contains("2026-06-01T03:00:00Z||/d"), asked);
        assertTrue(asked.contains("\"time_zone\":\"Asia/Seoul\""), asked);
    }
}
