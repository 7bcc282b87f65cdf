package io.tillwatch.model;

/**
 * What a replay of a version over past sales came to.
 *
 * @param report JSON of the replay's own making, kept as it is
 * @param passed whether it loses no sale that a reviewer confirmed
 */
public record BackTest(String report, boolean passed, Signature made) {}
