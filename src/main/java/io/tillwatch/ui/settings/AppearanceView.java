package io.tillwatch.ui.settings;

import io.tillwatch.ui.common.Appearance;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.Theme;
import io.tillwatch.ui.common.ThemeChoice;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Language, theme and size of the letters; what is chosen is seen at once. */
public final class AppearanceView {
    private final Appearance appearance;
    private final Texts texts;
    private final Parent loaded;
    private ChangeListener<ThemeChoice> showTheme = (observable, before, now) -> {};

    @FXML
    private HBox languages;

    @FXML
    private HBox themes;

    @FXML
    private Label size;

    @FXML
    private Button smaller;

    @FXML
    private Button larger;

    AppearanceView(Appearance appearance, Texts texts) {
        this.appearance = appearance;
        this.texts = texts;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        ToggleGroup language = new ToggleGroup();
        add(languages, language, "language-system", texts.text("settings.system"), () -> appearance.speak(null))
                .setSelected(appearance.chosenLanguage() == null);
        for (Language one : Language.values()) {
            // In its own words: whoever cannot read the present language must find theirs.
            add(
                            languages,
                            language,
                            "language-" + one.code(),
                            Texts.in(one).text("settings.language.own"),
                            () -> appearance.speak(one))
                    .setSelected(appearance.chosenLanguage() == one);
        }
        ToggleGroup theme = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            add(
                            themes,
                            theme,
                            "theme-" + choice.name().toLowerCase(java.util.Locale.ROOT),
                            texts.text("settings.theme", choice),
                            () -> appearance.choose(choice))
                    .setUserData(choice);
        }
        showTheme = (observable, before, now) -> theme.getToggles().stream()
                .filter(toggle -> now.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(theme::selectToggle);
        showTheme.changed(appearance.themeProperty(), appearance.theme(), appearance.theme());
        // This view is made again and again, the window stays.
        appearance.themeProperty().addListener(new WeakChangeListener<>(showTheme));
        tellSize();
    }

    private static ToggleButton add(HBox box, ToggleGroup group, String id, String text, Runnable chosen) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.getStyleClass().add("small");
        button.setOnAction(event -> {
            // One of them is always chosen.
            button.setSelected(true);
            chosen.run();
        });
        box.getChildren().add(button);
        return button;
    }

    /** The size may have been changed by keys since. */
    void tellSize() {
        size.setText(texts.text("settings.font.size", appearance.fontSize()));
        smaller.setDisable(appearance.fontSize() <= Appearance.SMALLEST);
        larger.setDisable(appearance.fontSize() >= Appearance.LARGEST);
    }

    @FXML
    private void smaller() {
        set(appearance.fontSize() - 1);
    }

    @FXML
    private void larger() {
        set(appearance.fontSize() + 1);
    }

    @FXML
    private void usual() {
        set(Theme.FONT_SIZE);
    }

    private void set(int pixels) {
        appearance.setFontSize(pixels);
        tellSize();
    }

    Parent root() {
        return loaded;
    }
}
