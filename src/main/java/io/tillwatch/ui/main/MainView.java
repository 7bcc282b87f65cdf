package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.CopiedText;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Status;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.ToggleKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window's inside. Made anew for each language; the view models stay. */
public final class MainView {
    /** The screen that is not daily work stands apart from those that are. */
    private static final String AT_THE_FOOT = "settings";

    private final MainViewModel viewModel;
    private final List<ScreenEntry> entries;
    private final PaletteView palette;
    private final ShortcutsView shortcuts;
    private final Switches switches;
    private final Texts texts;
    private final Formats formats;
    private final ScreenDeck deck;
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private Subscription following = Subscription.EMPTY;

    @FXML
    private StackPane root;

    @FXML
    private VBox screens;

    @FXML
    private StackPane content;

    @FXML
    private Label running;

    @FXML
    private Label freshness;

    @FXML
    private Label indexLight;

    @FXML
    private Label sourceLight;

    @FXML
    private Label environment;

    @FXML
    private Label lost;

    @FXML
    private Button bell;

    @FXML
    private Button theme;

    /** What the window can do to itself. */
    public interface Switches {
        void switchTheme();

        void switchLanguage();

        boolean isDark();

        /** Larger letters, or smaller ones when it is negative; the usual size for 0. */
        void resize(int pixels);
    }

    public MainView(
            MainViewModel viewModel,
            List<ScreenEntry> entries,
            PaletteView palette,
            Switches switches,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.entries = List.copyOf(entries);
        this.palette = palette;
        this.shortcuts = new ShortcutsView(texts);
        this.switches = switches;
        this.texts = texts;
        this.formats = formats;
        deck = new ScreenDeck(this.entries, screen -> content.getChildren().setAll(screen), viewModel::filtered);
    }

    /** Loads the window's inside and shows the screen of the present address. */
    public Parent load() {
        Parent loaded = FxmlViews.load(this, texts);
        loaded.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        loaded.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        ToggleKeys.install(loaded);
        following = following.and(viewModel.addressProperty().subscribe((before, now) -> show(now)));
        show(viewModel.addressProperty().get());
        return loaded;
    }

    /** The view is thrown away: nothing may hold on to it. */
    public void close() {
        following.unsubscribe();
        deck.leave();
    }

    @FXML
    private void initialize() {
        ToggleGroup group = new ToggleGroup();
        for (ScreenEntry entry : entries) {
            if (entry.name().equals(AT_THE_FOOT)) {
                Region space = new Region();
                VBox.setVgrow(space, Priority.ALWAYS);
                screens.getChildren().add(space);
            }
            ToggleButton button = new ToggleButton(texts.text("screen." + entry.name()), new FontIcon(entry.icon()));
            button.setId("screen-" + entry.name());
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().add("screen-button");
            button.setToggleGroup(group);
            button.setOnAction(event -> viewModel.goTo(entry.name()));
            buttons.put(entry.name(), button);
            screens.getChildren().add(button);
        }
        running.textProperty().bind(viewModel.runningText());
        running.visibleProperty().bind(running.textProperty().isNotEmpty());
        running.managedProperty().bind(running.visibleProperty());
        environment.setText(texts.text("main.environment", viewModel.environment()));
        environment.getStyleClass().add(viewModel.environment().name().toLowerCase(Locale.ROOT));
        environment.setTooltip(new Tooltip(texts.text("main.environment.hint", viewModel.profile())));
        StatusLights lights = new StatusLights(indexLight, sourceLight, freshness, texts, formats);
        NoticeBell notices = new NoticeBell(bell, viewModel.noticeBox(), viewModel, texts, formats);
        bell.setOnAction(event -> notices.showList());
        following = Subscription.combine(
                viewModel.statusProperty().subscribe(lights::show),
                viewModel.statusProperty().subscribe(this::looked),
                viewModel.staleProperty().subscribe(lights::showStale),
                notices.follow());
        theme.setGraphic(new FontIcon(switches.isDark() ? "fth-sun" : "fth-moon"));
        String other = texts.text(switches.isDark() ? "main.theme.light" : "main.theme.dark");
        theme.setTooltip(new Tooltip(other));
        theme.setAccessibleText(other);
        lost.textProperty().bind(viewModel.lostProperty());
        lost.visibleProperty().bind(lost.textProperty().isNotEmpty());
        lost.managedProperty().bind(lost.visibleProperty());
        root.getChildren().addAll(palette.root(), shortcuts.root());
    }

    private void looked(Status before, Status now) {
        boolean back = before.index().state() == Status.State.DOWN;
        boolean unused = now.sync() != null && now.sync().syncedAt() == null;
        if (now.index().state() == Status.State.UP
                && (back || (unused && before.index().state() != Status.State.UP))) {
            refresh();
        }
    }

    private void show(Address address) {
        deck.show(address);
        ToggleButton button = buttons.get(address.screen());
        if (button != null) {
            button.setSelected(true);
        }
    }

    private void pressed(KeyEvent event) {
        WindowKey key = WindowKey.of(event).orElse(null);
        int digit = event.isShortcutDown() ? digit(event) : 0;
        if (key != null) {
            press(key);
        } else if (digit > 0 && digit <= entries.size()) {
            viewModel.goTo(entries.get(digit - 1).name());
        } else {
            return;
        }
        event.consume();
    }

    private void press(WindowKey key) {
        switch (key) {
            case FIND -> find();
            case ADDRESS -> palette.open(viewModel.addressProperty().get().toString());
            case COPY_ADDRESS -> copyAddress();
            case BACK -> viewModel.back();
            case FORWARD -> viewModel.forward();
            case REFRESH -> refresh();
            case FULL_SCREEN -> switchFullScreen();
            case LARGER -> switches.resize(1);
            case SMALLER -> switches.resize(-1);
            case USUAL_SIZE -> switches.resize(0);
            case HELP -> showShortcuts();
        }
    }

    /** A question mark asks for the keys too, unless it is typed into a field. */
    private void typed(KeyEvent event) {
        boolean intoField = root.getScene() != null && root.getScene().getFocusOwner() instanceof TextInputControl;
        if (event.getCharacter().equals("?") && !intoField) {
            showShortcuts();
            event.consume();
        }
    }

    @FXML
    public void showShortcuts() {
        if (shortcuts.root().isVisible()) {
            shortcuts.close();
        } else {
            shortcuts.open(viewModel.addressProperty().get().screen(), entries.size(), deck.shortcuts());
        }
    }

    private void switchFullScreen() {
        if (root.getScene() != null && root.getScene().getWindow() instanceof Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    private static int digit(KeyEvent event) {
        return event.getCode().isDigitKey() && event.getText().length() == 1
                ? event.getText().charAt(0) - '0'
                : 0;
    }

    @FXML
    private void back() {
        viewModel.back();
    }

    @FXML
    private void forward() {
        viewModel.forward();
    }

    /** Loads anew what is shown. */
    @FXML
    public void refresh() {
        deck.refresh();
    }

    @FXML
    void find() {
        palette.open();
    }

    @FXML
    private void switchTheme() {
        switches.switchTheme();
    }

    @FXML
    private void switchLanguage() {
        switches.switchLanguage();
    }

    /** Puts the address of what is shown on the clipboard. */
    public void copyAddress() {
        CopiedText.put(viewModel.addressProperty().get().toString());
        viewModel.noticeBox().tell(Notice.Level.DONE, texts.text("main.copied"), null);
    }

    public MainViewModel getViewModel() {
        return viewModel;
    }
}
