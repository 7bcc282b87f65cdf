package io.tillwatch.config;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How to reach the operational database.
 *
 * @param url {@code jdbc:mysql://HOST:PORT/DATABASE}, other properties only from an allow-list
 * @param table the table's (or view's) name, {@code platform_sales} by default
 * @param zone the zone of wall-clock values without an offset
 * @param businessZone the zone whose calendar decides the business date
 * @param settle how long ago a second must have begun before its rows count as complete, 2 s by default
 * @param overlap how far back committed-late rows are looked for, 15 min by default
 */
public record SourceSettings(
        String url,
        String user,
        Secret password,
        String table,
        ZoneId zone,
        ZoneId businessZone,
        Duration settle,
        Duration overlap) {}
