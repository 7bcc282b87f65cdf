package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the person has been. */
final class History {
    private static final int KEPT = 200;

    private final Deque<Address> before = new ArrayDeque<>();
    private final Deque<Address> after = new ArrayDeque<>();
    private @Nullable Address now;

    /** The person went somewhere; what lay ahead is forgotten. */
    void visit(Address address) {
        if (address.equals(now)) {
            return;
        }
        if (now != null) {
            before.push(now);
            if (before.size() > KEPT) {
                before.removeLast();
            }
        }
        after.clear();
        now = address;
    }

    /** A filter changed on the screen that is shown: where the person is, not a step to go back over. */
    void replace(Address address) {
        now = address;
    }

    Optional<Address> back() {
        return step(before, after);
    }

    Optional<Address> forward() {
        return step(after, before);
    }

    private Optional<Address> step(Deque<Address> from, Deque<Address> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        if (now != null) {
            to.push(now);
        }
        now = from.pop();
        return Optional.of(now);
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    boolean canGoForward() {
        return !after.isEmpty();
    }
}
