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
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
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

    private static final PseudoClass NEWER = PseudoClass.getPseudoClass("newer");

    private final MainViewModel viewModel;
    private final List<ScreenEntry> entries;
    private final PaletteView palette;
    private final ShortcutsView shortcuts;
    private final Switches switches;
    private final Texts texts;
    private final Formats formats;
    private final ScreenDeck deck;
    private final NewerNumbers numbers = new NewerNumbers();
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private Subscription following = Subscription.EMPTY;

    @FXML
    private StackPane root;

    @FXML
    private VBox screens;

    @FXML
    private StackPane content;

    @FXML
    private HBox bar;

    @FXML
    private Button find;

    @FXML
    private Button running;

    @FXML
    private Label proven;

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
    private Button refresh;

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

    /** The view is thrown away, with its screens: nothing may hold on to them. */
    public void close() {
        following.unsubscribe();
        deck.close();
    }

    /** Gives the keyboard to the screen that is shown. */
    public void focus() {
        deck.focus();
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
        Tooltip runs = new Tooltip();
        runs.textProperty().bind(running.textProperty());
        running.setTooltip(runs);
        ProgressBar share = new ProgressBar();
        share.progressProperty().bind(viewModel.runningShare());
        FontIcon unknown = new FontIcon("fth-play-circle");
        running.graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> share.getProgress() < 0 ? unknown : share, share.progressProperty()));
        Tooltip provenHint = new Tooltip();
        provenHint.textProperty().bind(Bindings.concat(proven.textProperty(), "\n", texts.text("main.proven.hint")));
        proven.setTooltip(provenHint);
        new TopBar(bar, find, List.of(indexLight, sourceLight), texts).fit();
        environment.setText(texts.text("main.environment", viewModel.environment()));
        environment.getStyleClass().add(viewModel.environment().name().toLowerCase(Locale.ROOT));
        environment.setTooltip(new Tooltip(texts.text("main.environment.hint", viewModel.profile())));
        StatusLights lights = new StatusLights(indexLight, sourceLight, freshness, texts, formats);
        NoticeBell notices = new NoticeBell(bell, viewModel.noticeBox(), viewModel, texts, formats);
        bell.setOnAction(event -> notices.showList());
        Toasts toasts = new Toasts(viewModel.noticeBox(), viewModel, texts);
        following = Subscription.combine(
                viewModel.statusProperty().subscribe(lights::show),
                viewModel.statusProperty().subscribe(this::looked),
                viewModel.staleProperty().subscribe(lights::showStale),
                deck.newerProperty().subscribe(this::showNewer),
                notices.follow(),
                toasts.follow());
        showTheme();
        lost.textProperty().bind(viewModel.lostProperty());
        lost.visibleProperty().bind(lost.textProperty().isNotEmpty());
        lost.managedProperty().bind(lost.visibleProperty());
        root.getChildren()
                .addAll(toasts.root(), palette.sheet().root(), shortcuts.sheet().root());
    }

    /** The theme is another one, and nothing else. */
    public void showTheme() {
        theme.setGraphic(new FontIcon(switches.isDark() ? "fth-sun" : "fth-moon"));
        String other = texts.text(switches.isDark() ? "main.theme.light" : "main.theme.dark");
        theme.setTooltip(new Tooltip(other));
        theme.setAccessibleText(other);
    }

    private void looked(Status before, Status now) {
        switch (numbers.look(before, now, viewModel.today())) {
            case BACK -> deck.refreshAll();
            case NEWER -> deck.outdate();
            case NOTHING -> {}
        }
    }

    /** A run of this window ended: whatever is on the screens may not be true any more. */
    public void runEnded() {
        numbers.loadedAfterRun();
        deck.refreshAll();
    }

    private void showNewer(boolean newer) {
        refresh.pseudoClassStateChanged(NEWER, newer);
        refresh.setText(newer ? texts.text("main.newer") : "");
        String what = texts.text(newer ? "main.newer.hint" : "main.refresh");
        refresh.setTooltip(new Tooltip(what));
        refresh.setAccessibleText(what);
    }

    private void show(Address address) {
        boolean other = deck.show(address);
        ToggleButton button = buttons.get(address.screen());
        if (button != null) {
            button.setSelected(true);
        }
        // Whoever walks through the navigation goes on there.
        Scene scene = root.getScene();
        if (other && scene != null && !isCovered() && (button == null || !button.equals(scene.getFocusOwner()))) {
            deck.focus();
        }
    }

    private void pressed(KeyEvent event) {
        WindowKey key = WindowKey.of(event).orElse(null);
        int digit = event.isShortcutDown() ? digit(event) : 0;
        if (isCovered()) {
            if (event.getCode() == KeyCode.ESCAPE) {
                closeSheets();
            } else if (key != null && key.isOfWindow()) {
                press(key);
            } else if (key == null && digit == 0) {
                return;
            }
        } else if (key != null) {
            press(key);
        } else if (digit > 0 && digit <= entries.size()) {
            viewModel.goTo(entries.get(digit - 1).name());
        } else {
            return;
        }
        event.consume();
    }

    private boolean isCovered() {
        return palette.sheet().isOpen() || shortcuts.sheet().isOpen();
    }

    private void closeSheets() {
        palette.sheet().close();
        shortcuts.sheet().close();
    }

    private void press(WindowKey key) {
        switch (key) {
            case FIND -> find();
            case ADDRESS -> {
                shortcuts.sheet().close();
                palette.open(viewModel.addressProperty().get().toString());
            }
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
        if (shortcuts.sheet().isOpen()) {
            shortcuts.sheet().close();
        } else {
            palette.sheet().close();
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
        shortcuts.sheet().close();
        palette.open();
    }

    @FXML
    private void showRuns() {
        viewModel.goTo("runs");
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
