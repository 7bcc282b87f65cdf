package io.tillwatch.ui.settings;

import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Appearance;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Profiles and their connections, how the window looks, the zone, and what this program is. */
public final class SettingsView implements Screen {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination TEST = new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);

    private final SettingsViewModel viewModel;
    private final SettingsDesk desk;
    private final Appearance appearance;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final Texts texts;
    private final Formats formats;
    private final Map<Section, Parent> made = new EnumMap<>(Section.class);
    private final Map<Section, ToggleButton> buttons = new EnumMap<>(Section.class);
    private final Parent loaded;

    @FXML
    private HBox sections;

    @FXML
    private HBox welcome;

    @FXML
    private Label welcomeTitle;

    @FXML
    private Label welcomeText;

    @FXML
    private StackPane content;

    public SettingsView(
            SettingsViewModel viewModel,
            SettingsDesk desk,
            Appearance appearance,
            TaskExecutor tasks,
            InstantSource clock,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.desk = desk;
        this.appearance = appearance;
        this.tasks = tasks;
        this.clock = clock;
        this.texts = texts;
        this.formats = formats;
        loaded = FxmlViews.load(this, texts);
        loaded.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @FXML
    private void initialize() {
        ToggleGroup group = new ToggleGroup();
        for (Section section : Section.values()) {
            ToggleButton button = new ToggleButton(texts.text("settings.section", section));
            button.setId("section-" + section.code());
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                viewModel.open(Address.of("settings").with("section", section.code()));
            });
            buttons.put(section, button);
            sections.getChildren().add(button);
        }
        boolean first = viewModel.isFirstStart();
        Sentence wrong = viewModel.wrong();
        welcome.setVisible(first);
        welcome.setManaged(first);
        welcomeTitle.setText(texts.text(wrong.isNone() ? "settings.welcome" : "settings.wrong"));
        welcomeText.setText(wrong.isNone() ? texts.text("settings.welcome.text") : texts.text(wrong));
        viewModel.addressProperty().subscribe(now -> show(viewModel.section()));
    }

    private void show(Section section) {
        ToggleButton button = buttons.get(section);
        if (button != null) {
            button.setSelected(true);
        }
        content.getChildren().setAll(made.computeIfAbsent(section, this::make));
    }

    private Parent make(Section section) {
        return switch (section) {
            case CONNECTIONS -> new ConnectionsView(viewModel, texts, formats).root();
            case APPEARANCE -> new AppearanceView(appearance, texts).root();
            case BACKGROUND -> new BackgroundView(viewModel.background(), texts, formats).root();
            case DATA -> new DataView(viewModel, clock, texts).root();
            case ABOUT -> new AboutView(desk.about(), desk.folders(), tasks, texts).root();
        };
    }

    private void pressed(KeyEvent event) {
        if (SAVE.match(event)) {
            viewModel.save();
        } else if (TEST.match(event)) {
            viewModel.connections().test();
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(SAVE.getDisplayText(), "settings.shortcut.save"),
                new Shortcut(TEST.getDisplayText(), "settings.shortcut.test"));
    }

    @Override
    public Parent root() {
        return loaded;
    }

    @Override
    public void open(Address wanted) {
        viewModel.open(wanted);
    }

    @Override
    public ObservableValue<Address> address() {
        return viewModel.addressProperty();
    }

    @Override
    public void refresh() {
        viewModel.load();
    }

    @Override
    public void shown() {
        // Keys change the size of the letters on other screens too.
        made.remove(Section.APPEARANCE);
    }

    @Override
    public Renewal renewal() {
        return Renewal.NEVER;
    }
}
