package io.tillwatch.model;

/**
 * A place in the source's change order {@code (modified, id)}.
 *
 * @param modified the value of {@code modified} as the database prints it, so that it can be compared there unchanged
 * @param id the row's id as text
 */
public record Position(String modified, String id) {}
