package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.Shortcut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The screens of the window: each is made when it is first asked for, and one of them is shown. */
final class ScreenDeck {
    private final List<ScreenEntry> entries;
    private final Consumer<Parent> place;
    private final Map<String, Screen> made = new HashMap<>();
    private final ChangeListener<Address> moved;
    /** Loaded before something changed that they show. */
    private final Set<Screen> outdated = new HashSet<>();

    private final ReadOnlyBooleanWrapper newer = new ReadOnlyBooleanWrapper(false);
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

    /** Answers whether it is another screen than before. */
    boolean show(Address address) {
        Screen screen = made.computeIfAbsent(address.screen(), this::make);
        boolean other = !screen.equals(shown);
        if (other) {
            leave();
            shown = screen;
            place.accept(screen.root());
            screen.address().addListener(moved);
            screen.shown();
        }
        screen.open(address);
        if (other && outdated.contains(screen)) {
            load(screen);
        }
        return other;
    }

    private void load(Screen screen) {
        outdated.remove(screen);
        newer.set(false);
        screen.refresh();
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
            newer.set(false);
        }
    }

    /** Loads anew what is shown, because somebody asked for it. */
    void refresh() {
        if (shown != null) {
            load(shown);
        }
    }

    /** Something changed: what is shown is loaded anew now, every other screen when it is gone to. */
    void refreshAll() {
        markAll();
        refresh();
    }

    private void markAll() {
        for (Screen screen : made.values()) {
            if (screen.renewal() != Screen.Renewal.NEVER) {
                outdated.add(screen);
            }
        }
    }

    /** Somebody else changed something: what a person works with stays as it is, and says that there is newer. */
    void outdate() {
        markAll();
        if (shown != null && shown.renewal() == Screen.Renewal.UNASKED) {
            load(shown);
        } else {
            newer.set(outdated.contains(shown));
        }
    }

    /** Whether there is newer than what is shown. */
    ReadOnlyBooleanProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /** Gives the keyboard to the screen that is shown. */
    void focus() {
        if (shown != null) {
            shown.focus();
        }
    }

    /** No screen is needed any more. */
    void close() {
        leave();
        made.values().forEach(Screen::close);
        made.clear();
        outdated.clear();
    }

    /** The keys of the screen that is shown. */
    List<Shortcut> shortcuts() {
        return shown == null ? List.of() : shown.shortcuts();
    }
}
