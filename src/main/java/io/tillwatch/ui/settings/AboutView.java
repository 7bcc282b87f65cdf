package io.tillwatch.ui.settings;

import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.CopiedText;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What this program is, where it keeps things, and whose work is in it. */
public final class AboutView {
    private static final Map<String, String> LICENCES = new LinkedHashMap<>();

    static {
        LICENCES.put("settings.licences.parts", "/io/tillwatch/ui/settings/licences.txt");
        LICENCES.put("settings.licences.font", "/io/tillwatch/ui/fonts/Pretendard-OFL.txt");
        LICENCES.put("settings.licences.figures", "/io/tillwatch/ui/table/TillwatchFigures-OFL.txt");
    }

    private final About about;
    private final Consumer<Path> opener;
    private final TaskExecutor tasks;
    private final Texts texts;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Parent loaded;

    @FXML
    private GridPane versions;

    @FXML
    private Label copied;

    @FXML
    private VBox folders;

    @FXML
    private HBox choices;

    @FXML
    private TextArea licence;

    /** @param opener shows a folder in the desktop's file browser, off the UI thread */
    AboutView(About about, Consumer<Path> opener, TaskExecutor tasks, Texts texts) {
        this.about = about;
        this.opener = opener;
        this.tasks = tasks;
        this.texts = texts;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        facts.put("Tillwatch", about.version());
        facts.put("Java", about.java());
        facts.put("JavaFX", about.javafx());
        facts.forEach((name, value) -> {
            Label label = new Label(name);
            label.getStyleClass().add("quiet");
            versions.addRow(versions.getRowCount(), label, new Label(value));
        });
        copied.setVisible(false);
        add("settings.about.logs", about.logs());
        add("settings.about.data", about.data());
        add("settings.about.settings", about.settings());
        ToggleGroup group = new ToggleGroup();
        LICENCES.forEach((key, resource) -> {
            ToggleButton button = new ToggleButton(texts.text(key));
            button.setToggleGroup(group);
            button.getStyleClass().add("small");
            button.setOnAction(event -> {
                button.setSelected(true);
                show(resource);
            });
            choices.getChildren().add(button);
        });
        group.selectToggle(group.getToggles().getFirst());
        show(LICENCES.values().iterator().next());
    }

    private void add(String key, Path folder) {
        Label name = new Label(texts.text(key));
        name.getStyleClass().add("quiet");
        Label path = new Label(folder.toString());
        path.setTooltip(new Tooltip(folder.toString()));
        VBox words = new VBox(name, path);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button open = button(
                "fth-external-link",
                texts.text("settings.about.open"),
                () -> BackgroundTask.of(() -> {
                            opener.accept(folder);
                            return folder;
                        })
                        .executeWith(tasks));
        Button copy =
                button("fth-copy", texts.text("settings.about.copy.path"), () -> CopiedText.put(folder.toString()));
        HBox line = new HBox(words, open, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        folders.getChildren().add(line);
    }

    private static Button button(String icon, String text, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show(String resource) {
        try (@Nullable InputStream text = AboutView.class.getResourceAsStream(resource)) {
            licence.setText(text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
        licence.positionCaret(0);
    }

    @FXML
    private void copyVersions() {
        StringBuilder text = new StringBuilder();
        facts.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append(System.lineSeparator()));
        CopiedText.put(text.toString());
        copied.setVisible(true);
    }

    Parent root() {
        return loaded;
    }
}
