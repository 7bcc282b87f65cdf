package io.tillwatch.ui.settings;

import io.tillwatch.config.Profile;
import io.tillwatch.ui.common.Environment;
import io.tillwatch.ui.common.Texts;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** A profile in the list: the colour of its environment, its name, and whether the window is open on it. */
final class ProfileCell extends ListCell<Profile> {
    private final Predicate<Profile> active;
    private final Texts texts;
    private final Circle dot = new Circle(4);
    private final Label name = new Label();
    private final Label state = new Label();
    private final HBox line = new HBox(dot, name, state);

    ProfileCell(Predicate<Profile> active, Texts texts) {
        this.active = active;
        this.texts = texts;
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(30);
        HBox.setHgrow(name, Priority.ALWAYS);
        state.getStyleClass().add("palette-group");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(8);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Profile profile, boolean empty) {
        super.updateItem(profile, empty);
        if (empty || profile == null) {
            setGraphic(null);
            return;
        }
        dot.getStyleClass()
                .setAll("environment-dot", Environment.of(profile.name()).name().toLowerCase(Locale.ROOT));
        name.setText(profile.name());
        state.setText(
                active.test(profile)
                        ? texts.text("settings.profile.active")
                        : profile.isWritten() ? "" : texts.text("settings.profile.empty"));
        setGraphic(line);
    }
}
