package io.tillwatch.elastic;

import io.tillwatch.service.Figures.Hour;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What sales are grouped by.
 *
 * @param source what the server makes buckets of, named {@link #KEY}
 * @param column what to ask for when rows are read one by one
 * @param field the name of that column
 * @param key the group of a bucket's key or of a row's value, null when there is no value
 */
record Grouping<K>(
        Map<String, @Nullable Object> source, Object column, String field, Function<@Nullable Object, K> key) {
    static final String KEY = "key";
    private static final String MILLIS = "epoch_millis";

    /** By the values of a keyword; those without a value under the empty text. */
    static Grouping<String> values(String field) {
        Object terms = Json.object("terms", Json.object("field", field, "missing_bucket", true));
        return new Grouping<>(Groups.by(KEY, terms), field, field, value -> value == null ? "" : value.toString());
    }

    /** By hour and weekday on a zone's clock. A bucket is an hour of one date: there is no shorter way without scripts. */
    static Grouping<Hour> hours(ZoneId zone) {
        Object hours = Json.object(
                "date_histogram",
                Json.object("field", "sold_at", "fixed_interval", "1h", "time_zone", zone, "format", MILLIS));
        return new Grouping<>(
                Groups.by(KEY, hours),
                Json.object("field", "sold_at", "format", MILLIS),
                "sold_at",
                value -> hour(value, zone));
    }

    private static Hour hour(@Nullable Object millis, ZoneId zone) {
        ZonedDateTime time =
                Instant.ofEpochMilli(Long.parseLong(String.valueOf(millis))).atZone(zone);
        return new Hour(time.getDayOfWeek(), time.getHour());
    }
}
