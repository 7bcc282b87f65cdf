package io.tillwatch.server;

import io.tillwatch.service.Workspace;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What questions are answered from.
 *
 * @param workspace whose questions fail within seconds when no answer comes
 * @param zone of business dates
 * @param fresh how old the last sync may be
 */
public record Served(Workspace workspace, ZoneId zone, Duration fresh) {}
