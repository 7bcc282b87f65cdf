package io.tillwatch.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowKeyTest {
    @ParameterizedTest
    @EnumSource(WindowKey.class)
    void aPersonIsToldOfEachKeyInBothLanguages(WindowKey key) {
        for (Language language : Language.values()) {
            assertFalse(Texts.in(language).text(key.what()).isBlank());
        }
        assertFalse(key.keys().isBlank());
    }

    @Test
    void noTwoKeysAreTheSame() {
        Set<KeyCombination> seen = new HashSet<>();
        for (WindowKey key : WindowKey.values()) {
            key.combinations().forEach(combination -> assertTrue(seen.add(combination), combination.getName()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F1, false, false, HELP",
        "F5, false, false, REFRESH",
        "F11, false, false, FULL_SCREEN",
        "K, true, false, FIND",
        "L, true, false, ADDRESS",
        "LEFT, false, true, BACK",
        "RIGHT, false, true, FORWARD",
        "EQUALS, true, false, LARGER",
        "SUBTRACT, true, false, SMALLER",
        "DIGIT0, true, false, USUAL_SIZE",
    })
    void theKeyIsKnown(KeyCode code, boolean control, boolean alt, WindowKey key) {
        assertEquals(Optional.of(key), WindowKey.of(pressed(code, control, alt)));
    }

    @Test
    void aLetterAloneIsForTheField() {
        assertEquals(Optional.empty(), WindowKey.of(pressed(KeyCode.K, false, false)));
    }

    private static KeyEvent pressed(KeyCode code, boolean control, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false);
    }
}
