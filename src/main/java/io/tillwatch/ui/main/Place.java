package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which parts of an address are a place of their own, and not how it is looked at. */
final class Place {
    private static final List<String> RANGE = List.of("from", "to", "range");

    /** What stands open beside a list: from one to the next of the list is no way one would go back. */
    private static final Map<String, String> BESIDE = Map.of("sales", "id", "review", "id", "runs", "run");

    /** Where else one goes on a screen; the stores of dates and reviews and the range of runs are typed. */
    private static final Map<String, List<String>> LEFT = Map.of(
            "dates", List.of("date"),
            "sales", List.of("store", "from", "to", "range"),
            "runs", List.of());

    private Place() {}

    /** Whether one would want to go back from the one to the other; both are of the same screen. */
    static boolean isOther(Address before, Address now) {
        String beside = BESIDE.getOrDefault(before.screen(), "");
        boolean opened = before.get(beside).isPresent() != now.get(beside).isPresent();
        boolean store = before.screen().equals("stores") && differs("store", before, now);
        // What else was not there before is what the screen adds to an address without it.
        return opened
                || store
                || LEFT.getOrDefault(before.screen(), RANGE).stream()
                        .anyMatch(name -> before.get(name).isPresent() && differs(name, before, now));
    }

    private static boolean differs(String name, Address before, Address now) {
        return !Objects.equals(before.get(name), now.get(name));
    }
}
