package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.Shortcut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The screens of the window: each is made when it is first asked for, and one of them is shown. */
final class ScreenDeck {
    private final List<ScreenEntry> entries;
    private final Consumer<Parent> place;
    private final Map<String, Screen> made = new HashMap<>();
    private final ChangeListener<Address> moved;
    private @Nullable Screen shown;

    /**
     * Makes an empty deck.
     *
     * @param place shows the inside of a screen
     * @param addresses told where the person went within the screen that is shown
     */
    ScreenDeck(List<ScreenEntry> entries, Consumer<Parent> place, Consumer<Address> addresses) {
        this.entries = List.copyOf(entries);
        this.place = place;
        this.moved = (observable, before, now) -> {
            if (now != null) {
                addresses.accept(now);
            }
        };
    }

    void show(Address address) {
        Screen screen = made.computeIfAbsent(address.screen(), this::make);
        if (!screen.equals(shown)) {
            leave();
            shown = screen;
            place.accept(screen.root());
            screen.address().addListener(moved);
            screen.shown();
        }
        screen.open(address);
    }

    private Screen make(String name) {
        for (ScreenEntry entry : entries) {
            if (entry.name().equals(name)) {
                return entry.make().get();
            }
        }
        throw new IllegalStateException("No screen is called " + name);
    }

    /** No screen is shown any more. */
    void leave() {
        if (shown != null) {
            shown.address().removeListener(moved);
            shown.hidden();
            shown = null;
        }
    }

    /** Loads anew what is shown. */
    void refresh() {
        if (shown != null) {
            shown.refresh();
        }
    }

    /** The keys of the screen that is shown. */
    List<Shortcut> shortcuts() {
        return shown == null ? List.of() : shown.shortcuts();
    }
}
