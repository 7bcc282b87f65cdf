package io.tillwatch.model;

/**
 * A place in the source's change order {@code (modified, id)}.
 *
 * @param modified the value of {@code modified} as the database prints it, so that it can be compared there unchanged
 * @param id the row's id as text
 */
public record Position(String modified, String id) {
    /** Whether this place comes after another one. */
    public boolean isAfter(Position other) {
        int order = modified.compareTo(other.modified);
        return order > 0 || (order == 0 && SaleFacts.compareIds(id, other.id) > 0);
    }
}
