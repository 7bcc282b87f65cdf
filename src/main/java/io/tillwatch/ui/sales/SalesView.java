package io.tillwatch.ui.sales;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.SyncState;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.PresetButtons;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows the rows behind a number, and one of them in full. */
public final class SalesView implements Screen {
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    /** A sale that is passed by on the way down the list is not read. */
    private static final Duration REST = Duration.millis(140);
    /** In a longer list the open sale is not looked for. */
    private static final int LOOKED_THROUGH = 5_000;

    private static final String CHOSEN = "sales.row";

    private final SalesViewModel viewModel;
    private final Memory memory;
    private final StatusWatch watch;
    private final String version;
    private final Texts texts;
    private final Formats formats;
    private final FilterWords words;
    private final RowTable<SaleRow> table;
    private final FilterChips chips;
    private final FilterEditor editor;
    private final SaleDetailPane detail;
    private final ExportMenu export;
    private final PresetButtons ranges;
    private final PauseTransition rest = new PauseTransition(REST);
    private final Parent loaded;
    private Subscription counting = Subscription.EMPTY;
    /** Whether somebody touched the table since its rows were asked for. */
    private boolean moved;

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
    private StackPane filters;

    @FXML
    private StackPane editing;

    /**
     * Makes the screen; the table was made for the same language.
     *
     * @param version of the application, for exports
     */
    public SalesView(
            SalesViewModel viewModel,
            SaleTables tables,
            Memory memory,
            TaskExecutor tasks,
            Notices notices,
            StatusWatch watch,
            String version,
            Navigator navigator,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.memory = memory;
        this.watch = watch;
        this.version = version;
        this.texts = texts;
        this.formats = formats;
        words = new FilterWords(texts, formats);
        ranges = new PresetButtons("sales-preset", texts, viewModel::today, viewModel::show);
        table = tables.sales();
        editor = new FilterEditor(viewModel, words, texts, table.view()::requestFocus);
        chips = new FilterChips(words, texts, editor::edit, viewModel::remove, viewModel::clear);
        detail = new SaleDetailPane(viewModel, navigator, texts, formats);
        export = new ExportMenu(table, tasks, notices, this::provenance);
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        presets.getChildren().setAll(ranges.buttons());
        exporting.getChildren().add(export);
        filters.getChildren().add(chips.node());
        editing.getChildren().add(editor.node());
        editing.managedProperty().bind(editor.node().managedProperty());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        page.getChildren().add(table.node());
        body.getChildren().add(detail.node());
        table.sayWhenNothing(texts.text("sales.nothing"), texts.text("sales.nothing.hint"));
        table.setOnOrder(SaleQuestion::isOrderable, viewModel::sort);
        table.setOnOpen(row -> viewModel.choose(row.id()));
        table.selectedRowProperty().subscribe(row -> follow(row));
        table.view().addEventFilter(ScrollEvent.ANY, event -> moved = true);
        table.view().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> moved = true);
        table.view().addEventFilter(KeyEvent.KEY_PRESSED, event -> moved = true);
        viewModel.addressProperty().subscribe(this::showQuestion);
        viewModel.rowsProperty().subscribe(this::showRows);
        viewModel.latestProperty().subscribe(this::offerLatest);
        viewModel.errorProperty().subscribe(this::showError);
        body.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** While a sale is open, the one that is selected is. */
    private void follow(@Nullable SaleRow row) {
        rest.stop();
        if (row != null) {
            memory.put(CHOSEN, table.view().getSelectionModel().getSelectedIndex() + " " + row.id());
        }
        if (row != null && !open().isEmpty() && !row.id().equals(open())) {
            rest.setOnFinished(event -> viewModel.choose(row.id()));
            rest.playFromStart();
        }
    }

    private String open() {
        return viewModel.addressProperty().get().get("id").orElse("");
    }

    private void showQuestion(Address address) {
        chips.show(address);
        SaleQuestion question = new SaleQuestion(address);
        table.showOrder(Optional.of(question.order()));
        if (viewModel.listsRows()) {
            ranges.show(question.range());
        } else {
            ranges.showNone();
        }
    }

    private void showRows(@Nullable SpooledRows<SaleRow> rows) {
        if (rows == null) {
            table.loading();
            return;
        }
        moved = false;
        table.show(rows);
        counting.unsubscribe();
        counting = rows.stateProperty().subscribe(state -> {
            note.setText(
                    switch (state) {
                        case OPENING -> texts.text("state.loading");
                        // How many there are is not known when none came.
                        case FAILED -> rows.isEmpty() ? "" : texts.text("sales.found", formats.count(rows.found()));
                        default -> texts.text("sales.found", formats.count(rows.found()));
                    });
            if (state == SpooledRows.State.COMPLETE) {
                select(rows);
            }
        });
    }

    private void offerLatest(Optional<LocalDate> latest) {
        latest.ifPresentOrElse(
                date -> table.sayWhenNothing(
                        texts.text("sales.nothing"),
                        texts.text("sales.latest", formats.date(date)),
                        texts.text("sales.latest.show"),
                        () -> viewModel.show(new DateRange(date, date))),
                () -> table.sayWhenNothing(texts.text("sales.nothing"), texts.text("sales.nothing.hint")));
    }

    /** Marks the row that was chosen last, or the open sale, where it is in the list. */
    private void select(SpooledRows<SaleRow> rows) {
        TableView<SaleRow> view = table.view();
        if (!view.getSelectionModel().isEmpty() || selectChosen(rows)) {
            return;
        }
        if (open().isEmpty() || rows.size() > LOOKED_THROUGH) {
            return;
        }
        for (int index = 0; index < rows.size(); index++) {
            SaleRow row = rows.get(index);
            if (row != null && row.id().equals(open())) {
                select(index);
                return;
            }
        }
    }

    /** However long the list is: it is where it was, or it is not looked for. */
    private boolean selectChosen(SpooledRows<SaleRow> rows) {
        String[] chosen = memory.get(CHOSEN).orElse("").split(" ", 2);
        if (chosen.length != 2 || !chosen[0].matches("\\d{1,9}")) {
            return false;
        }
        int index = Integer.parseInt(chosen[0]);
        SaleRow row = index < rows.size() ? rows.get(index) : null;
        boolean there = row != null
                && row.id().equals(chosen[1])
                && (open().isEmpty() || row.id().equals(open()));
        if (there) {
            select(index);
        }
        return there;
    }

    private void select(int index) {
        TableView<SaleRow> view = table.view();
        view.getSelectionModel().select(index, view.getVisibleLeafColumn(0));
        // Whoever looks at something else by now is not taken away from it.
        if (!moved) {
            view.scrollTo(Math.max(0, index - 4));
        }
    }

    private void showError(@Nullable ScreenError error) {
        if (error != null) {
            note.setText("");
            table.failed(error, viewModel::load);
        }
    }

    private void pressed(KeyEvent event) {
        if (FILTER.match(event)) {
            chips.offer();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !open().isEmpty()) {
            viewModel.choose("");
            table.view().requestFocus();
            event.consume();
        }
    }

    private Provenance provenance() {
        SyncState sync = watch.statusProperty().get().sync();
        Address address = viewModel.addressProperty().get();
        return new Provenance(
                texts.text("screen.sales"),
                words.all(address),
                address.with("id", "").toString(),
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
    public List<Shortcut> shortcuts() {
        List<Shortcut> keys = new ArrayList<>(List.of(
                new Shortcut(FILTER.getDisplayText(), "sales.shortcut.filter"),
                new Shortcut("Esc", "sales.shortcut.close")));
        keys.addAll(RowTable.shortcuts());
        return keys;
    }

    @Override
    public void refresh() {
        viewModel.load();
    }
}
