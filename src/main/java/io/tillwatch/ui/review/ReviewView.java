package io.tillwatch.ui.review;

import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.FlagRows.Sums;
import io.tillwatch.service.FlagRows.View;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.DatePreset;
import io.tillwatch.ui.common.FigureCard;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.ExportMenu;
import io.tillwatch.ui.table.Provenance;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.SpooledRows;
import io.tillwatch.ui.table.TableOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows the flags, the most pressing first, and why one of them was raised. */
public final class ReviewView implements Screen {
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    /** A flag that is passed by on the way down the list is not read. */
    private static final Duration REST = Duration.millis(140);
    /** In a longer list the open flag is not looked for. */
    private static final int LOOKED_THROUGH = 5_000;

    /** In pixels: beside the details of a flag a small window has room for the list and little else. */
    private static final double NARROW = 560;

    private static final Set<State> DECIDED = Set.of(State.CONFIRMED, State.DISMISSED);

    private final ReviewViewModel viewModel;
    private final StatusWatch watch;
    private final String version;
    private final Texts texts;
    private final Formats formats;
    private final FlagWords words;
    private final RowTable<FlagRow> table;
    private final FlagFilters filters;
    private final FlagDetailPane detail;
    private final ExportMenu export;
    private final FigureCard open;
    private final FigureCard atStake;
    private final FigureCard decided;
    private final FigureCard unclear;
    private final ToggleGroup ranges = new ToggleGroup();
    private final PauseTransition rest = new PauseTransition(REST);
    private final Parent loaded;
    private Subscription counting = Subscription.EMPTY;

    @FXML
    private VBox page;

    @FXML
    private HBox body;

    @FXML
    private Label note;

    @FXML
    private HBox presets;

    @FXML
    private HBox exporting;

    @FXML
    private HBox figures;

    @FXML
    private StackPane filtering;

    @FXML
    private FlowPane views;

    private final ToggleGroup viewToggles = new ToggleGroup();

    /**
     * Makes the screen; the table was made for the same language.
     *
     * @param version of the application, for exports
     */
    public ReviewView(
            ReviewViewModel viewModel,
            FlagTables tables,
            TaskExecutor tasks,
            Notices notices,
            StatusWatch watch,
            String version,
            Navigator navigator,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.watch = watch;
        this.version = version;
        this.texts = texts;
        this.formats = formats;
        words = new FlagWords(texts, formats);
        table = tables.flags(viewModel::beginOfToday, viewModel::current);
        filters = new FlagFilters(viewModel, words, texts);
        detail = new FlagDetailPane(viewModel, navigator, words, texts, formats, () -> move(1));
        export = new ExportMenu(table, tasks, notices, this::provenance);
        open = new FigureCard(texts.text("review.card.open"), () -> viewModel.states(Set.of(State.OPEN)));
        atStake = new FigureCard(
                texts.text("review.card.at_stake"),
                () -> viewModel.sort(Optional.of(new TableOrder(FlagRows.AT_STAKE, true))));
        decided = new FigureCard(texts.text("review.card.decided"), () -> viewModel.states(DECIDED));
        unclear = new FigureCard(
                texts.text("review.card.unclear"), () -> viewModel.states(Set.of(State.NEEDS_INFORMATION)));
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        for (DatePreset preset : DatePreset.values()) {
            ToggleButton button = new ToggleButton(texts.text("preset", preset));
            button.setId("review-preset-" + preset.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(ranges);
            button.setUserData(preset);
            button.getStyleClass().add("small");
            button.setOnAction(event -> viewModel.show(preset.until(viewModel.today())));
            presets.getChildren().add(button);
        }
        exporting.getChildren().add(export);
        for (View.Kind kind : View.Kind.values()) {
            ToggleButton button = new ToggleButton(texts.text("review.view", kind));
            button.setId("review-view-" + kind.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(viewToggles);
            button.setUserData(kind);
            button.getStyleClass().add("small");
            button.setOnAction(event -> viewModel.view(kind));
            views.getChildren().add(button);
        }
        for (FigureCard card : List.of(open, atStake, decided, unclear)) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(100);
            figures.getChildren().add(card);
        }
        // Its note has two numbers.
        decided.setPrefWidth(130);
        open.setId("review-card-open");
        atStake.setId("review-card-at-stake");
        decided.setId("review-card-decided");
        unclear.setId("review-card-unclear");
        filtering.getChildren().add(filters.node());
        page.getChildren().add(new UnsentBar(viewModel, texts).node());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        page.getChildren().add(table.node());
        body.getChildren().add(detail.node());
        table.selectWholeRows();
        table.setOnOrder(FlagRows.ORDERABLE::contains, viewModel::sort);
        table.setOnOpen(row -> detail.openSale(row.id()));
        table.selectedRowProperty().subscribe(this::follow);
        viewModel.addressProperty().subscribe(this::showQuestion);
        viewModel.rowsProperty().subscribe(this::showRows);
        viewModel.sumsProperty().subscribe(this::showSums);
        viewModel.errorProperty().subscribe(this::showError);
        page.widthProperty().subscribe(width -> {
            boolean roomy = width.doubleValue() == 0 || width.doubleValue() >= NARROW;
            for (Node node : List.of(figures, presets, exporting)) {
                node.setVisible(roomy);
                node.setManaged(roomy);
            }
        });
        viewModel.changedProperty().subscribe(changed -> table.view().refresh());
        body.addEventFilter(KeyEvent.KEY_PRESSED, this::reviewed);
        body.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** The selected flag is the open one. */
    private void follow(@Nullable FlagRow row) {
        rest.stop();
        if (row != null && !row.id().equals(openId())) {
            rest.setOnFinished(event -> viewModel.choose(row.id()));
            rest.playFromStart();
        }
    }

    private String openId() {
        return viewModel.addressProperty().get().get("id").orElse("");
    }

    private void showQuestion(Address address) {
        FlagQuestion question = new FlagQuestion(address);
        table.showOrder(question.order());
        table.sayWhenNothing(
                texts.text("review.nothing"),
                texts.text(question.isEverything() ? "review.nothing.hint" : "review.nothing.filtered"));
        viewToggles.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == question.view())
                .findFirst()
                .ifPresent(viewToggles::selectToggle);
        ranges.selectToggle(null);
        ranges.getToggles().stream()
                .filter(toggle -> toggle.getUserData() instanceof DatePreset preset
                        && preset.until(viewModel.today()).equals(question.range()))
                .findFirst()
                .ifPresent(ranges::selectToggle);
    }

    private void showRows(@Nullable SpooledRows<FlagRow> rows) {
        if (rows == null) {
            table.loading();
            return;
        }
        table.show(rows);
        counting.unsubscribe();
        counting = rows.stateProperty().subscribe(state -> {
            note.setText(
                    switch (state) {
                        case OPENING -> texts.text("state.loading");
                        // How many there are is not known when none came.
                        case FAILED -> rows.isEmpty() ? "" : texts.text("review.found", formats.count(rows.found()));
                        default -> texts.text("review.found", formats.count(rows.found()));
                    });
            if (state == SpooledRows.State.COMPLETE) {
                select(rows);
            }
        });
    }

    /** Marks the open flag in the list, where it is in there. */
    private void select(SpooledRows<FlagRow> rows) {
        TableView<FlagRow> view = table.view();
        if (openId().isEmpty()
                || rows.size() > LOOKED_THROUGH
                || !view.getSelectionModel().isEmpty()) {
            return;
        }
        for (int index = 0; index < rows.size(); index++) {
            FlagRow row = rows.get(index);
            if (row != null && row.id().equals(openId())) {
                view.getSelectionModel().select(index);
                view.scrollTo(Math.max(0, index - 4));
                return;
            }
        }
    }

    private void showSums(@Nullable Sums sums) {
        if (sums == null) {
            for (FigureCard card : List.of(open, atStake, decided, unclear)) {
                card.show(Formats.NONE, "", "", "");
            }
            return;
        }
        long confirmed = sums.count(State.CONFIRMED);
        long dismissed = sums.count(State.DISMISSED);
        open.show(formats.count(sums.count(State.OPEN)), "", "", texts.text("review.card.open.note"));
        atStake.show(formats.won(sums.exposure()), "", "", texts.text("review.card.at_stake.note"));
        decided.show(
                formats.count(confirmed + dismissed),
                "",
                "",
                texts.text("review.card.decided.note", formats.count(confirmed), formats.count(dismissed)));
        unclear.show(
                formats.count(sums.count(State.NEEDS_INFORMATION)), "", "", texts.text("review.card.unclear.note"));
    }

    private void showError(@Nullable ScreenError error) {
        if (error != null) {
            note.setText("");
            table.failed(error, viewModel::load);
        }
    }

    /** The keys of a reviewer, unless they are typed into a field. */
    private void reviewed(KeyEvent event) {
        boolean typed = event.getTarget() instanceof TextInputControl;
        if (event.isShortcutDown() || event.isAltDown() || (typed && event.getCode() != KeyCode.ESCAPE)) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case J -> move(1);
            case K -> move(-1);
            case T -> take();
            default -> used = !openId().isEmpty() && detail.decisions().press(event.getCode());
        }
        if (used) {
            table.view().requestFocus();
            event.consume();
        }
    }

    /** Opens the flag so many rows further down. */
    private void move(int rows) {
        TableView<FlagRow> view = table.view();
        int at = view.getSelectionModel().getSelectedIndex() + rows;
        if (at >= 0 && at < view.getItems().size()) {
            view.getSelectionModel().clearAndSelect(at);
            view.scrollTo(Math.max(0, at - 4));
            FlagRow row = view.getItems().get(at);
            if (row != null) {
                rest.stop();
                viewModel.choose(row.id());
            }
        }
    }

    /** Takes the open flag if nobody decided on it, else the next one. */
    private void take() {
        FlagDetail shown = viewModel.flagProperty().get();
        boolean isOpen = shown != null
                && shown.id().equals(openId())
                && shown.review() != null
                && shown.review().state().equals(FlagReview.OPEN)
                && shown.review().get(FlagReview.LOCKED_BY).isEmpty();
        if (!isOpen) {
            move(1);
        }
        FlagRow row = table.view().getSelectionModel().getSelectedItem();
        if (row != null) {
            viewModel.take(row.id());
        }
    }

    private void pressed(KeyEvent event) {
        if (FILTER.match(event)) {
            filters.focus();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !openId().isEmpty()) {
            rest.stop();
            table.view().getSelectionModel().clearSelection();
            viewModel.choose("");
            table.view().requestFocus();
            event.consume();
        }
    }

    private Provenance provenance() {
        SyncState sync = watch.statusProperty().get().sync();
        return new Provenance(
                texts.text("screen.review"),
                words.all(viewModel.question()),
                viewModel.addressProperty().get().with("id", "").toString(),
                viewModel.asked(),
                sync == null ? null : sync.provenThrough(),
                version);
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
    public void close() {
        rest.stop();
        counting.unsubscribe();
        viewModel.close();
        table.close();
    }

    @Override
    public void refresh() {
        viewModel.load();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut("↑ ↓", "review.shortcut.choose"),
                new Shortcut("J K", "review.shortcut.move"),
                new Shortcut("T", "review.shortcut.take"),
                new Shortcut("C D", "review.shortcut.decide"),
                new Shortcut("I S N A", "review.shortcut.more"),
                new Shortcut("U", "review.shortcut.undo"),
                new Shortcut("Enter", "review.shortcut.sale"),
                new Shortcut("Esc", "review.shortcut.close"),
                new Shortcut(FILTER.getDisplayText(), "review.shortcut.filter"));
    }
}
