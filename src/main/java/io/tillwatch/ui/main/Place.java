package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which parts of an address are a place of their own, and not how it is looked at. */
final class Place {
    private static final List<String> RANGE = List.of("from", "to", "range");

    /** What is opened on a screen. */
    private static final Map<String, String> OPENED =
            Map.of("stores", "store", "sales", "id", "review", "id", "runs", "run");

    /** Where else one goes on a screen; the stores of dates and reviews and the range of runs are typed. */
    private static final Map<String, List<String>> LEFT = Map.of(
            "dates", List.of("date"),
            "sales", List.of("store", "from", "to", "range"),
            "runs", List.of());

    private Place() {}

    /** Whether one would want to go back from the one to the other; both are of the same screen. */
    static boolean isOther(Address before, Address now) {
        String opened = OPENED.getOrDefault(before.screen(), "");
        // What was not there before and is no thing that was opened is what the screen adds to an address without it.
        return differs(opened, before, now)
                || LEFT.getOrDefault(before.screen(), RANGE).stream()
                        .anyMatch(name -> before.get(name).isPresent() && differs(name, before, now));
    }

    private static boolean differs(String name, Address before, Address now) {
        return !Objects.equals(before.get(name), now.get(name));
    }
}
