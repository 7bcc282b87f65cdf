package io.tillwatch.kibana.install;

import java.util.List;

/**
 * What came of an installation.
 *
 * @param version of the Kibana
 * @param space where it was done
 * @param spaceState what became of the space itself
 * @param items each object that was sent
 * @param missing names of objects that Kibana says nothing of
 */
public record Installed(String version, String space, SpaceState spaceState, List<Item> items, List<String> missing) {
    public Installed {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
    }

    /** What became of the space. */
    public enum SpaceState {
        CREATED,
        UPDATED,
        /** As it was: the default one, or one that a person made. */
        KEPT
    }

    /** What became of an object. */
    public enum State {
        CREATED,
        REPLACED,
        /** Taken in under another id, so that nothing leads to it. */
        ELSEWHERE,
        REFUSED
    }

    /**
     * One object.
     *
     * @param name {@code type:id}
     * @param detail why it was refused, in Kibana's own word; or the id it got; empty otherwise
     */
    public record Item(String name, String title, State state, String detail) {}

    /** Whether every object is where it belongs. */
    public boolean isWhole() {
        return missing.isEmpty()
                && items.stream().noneMatch(item -> item.state() == State.REFUSED || item.state() == State.ELSEWHERE);
    }
}
