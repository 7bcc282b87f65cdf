package io.tillwatch.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How the windows look. UI thread. */
public enum Theme {
    LIGHT,
    DARK;

    /** In pixels: what the screens are designed for. */
    public static final int FONT_SIZE = 13;

    private static final String DARK_CLASS = "dark";

    /** Makes the shipped font known, the one that has Korean letters everywhere. */
    public static void loadFonts() {
        for (String weight : new String[] {"Regular", "SemiBold", "Bold"}) {
            Font font = Font.loadFont(
                    Theme.class.getResourceAsStream("/io/tillwatch/ui/fonts/Pretendard-" + weight + ".ttf"), FONT_SIZE);
            if (font == null) {
                throw new IllegalStateException("The font Pretendard " + weight + " is missing");
            }
        }
    }

    /** The platform's own theme for controls; for all windows. */
    public void useForAll() {
        Application.setUserAgentStylesheet(
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /**
     * Gives a scene our own styles.
     *
     * @param fontSize in pixels
     */
    public void dress(Scene scene, int fontSize) {
        URL ours = Theme.class.getResource("/io/tillwatch/ui/theme.css");
        if (ours == null) {
            throw new IllegalStateException("theme.css is missing");
        }
        scene.getStylesheets().setAll(ours.toExternalForm());
        scene.getRoot().getStyleClass().remove(DARK_CLASS);
        if (this == DARK) {
            scene.getRoot().getStyleClass().add(DARK_CLASS);
        }
        // The one place where a style is set in code: every size in our styles is relative to it.
        scene.getRoot().setStyle("-fx-font-size: " + fontSize + "px;");
    }
}
