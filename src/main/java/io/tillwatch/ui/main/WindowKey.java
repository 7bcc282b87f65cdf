package io.tillwatch.ui.main;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the window, in the order a person is told of them. The one list of them. */
enum WindowKey {
    FIND(new KeyCodeCombination(KeyCode.K, SHORTCUT_DOWN)),
    ADDRESS(new KeyCodeCombination(KeyCode.L, SHORTCUT_DOWN)),
    COPY_ADDRESS(new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN)),
    BACK(new KeyCodeCombination(KeyCode.LEFT, ALT_DOWN)),
    FORWARD(new KeyCodeCombination(KeyCode.RIGHT, ALT_DOWN)),
    REFRESH(new KeyCodeCombination(KeyCode.F5)),
    FULL_SCREEN(new KeyCodeCombination(KeyCode.F11)),
    LARGER(
            new KeyCodeCombination(KeyCode.PLUS, SHORTCUT_DOWN),
            new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN),
            // Plus is on the shifted key of many keyboards.
            new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN),
            new KeyCodeCombination(KeyCode.ADD, SHORTCUT_DOWN)),
    SMALLER(
            new KeyCodeCombination(KeyCode.MINUS, SHORTCUT_DOWN),
            new KeyCodeCombination(KeyCode.SUBTRACT, SHORTCUT_DOWN)),
    USUAL_SIZE(
            new KeyCodeCombination(KeyCode.DIGIT0, SHORTCUT_DOWN),
            new KeyCodeCombination(KeyCode.NUMPAD0, SHORTCUT_DOWN)),
    HELP(new KeyCodeCombination(KeyCode.F1));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, and combinations never change
    private final List<KeyCombination> combinations;

    WindowKey(KeyCombination... combinations) {
        this.combinations = List.of(combinations);
    }

    static Optional<WindowKey> of(KeyEvent event) {
        for (WindowKey key : values()) {
            if (key.combinations.stream().anyMatch(combination -> combination.match(event))) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Whether it does nothing to the screen, so that it may be pressed while something lies over that. */
    boolean isOfWindow() {
        return switch (this) {
            case FIND, ADDRESS, HELP, FULL_SCREEN, LARGER, SMALLER, USUAL_SIZE -> true;
            case COPY_ADDRESS, BACK, FORWARD, REFRESH -> false;
        };
    }

    List<KeyCombination> combinations() {
        return combinations;
    }

    /** As it is written on this keyboard. */
    String keys() {
        return combinations.getFirst().getDisplayText();
    }

    /** Key of the text that says what it does. */
    String what() {
        return "shortcut." + name();
    }
}
