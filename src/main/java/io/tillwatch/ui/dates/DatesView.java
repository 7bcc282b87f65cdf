package io.tillwatch.ui.dates;

import io.tillwatch.service.SyncState;
import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.chart.Charts;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.DateWords;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.PageFrame;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.Provenance;
import io.tillwatch.ui.table.RowTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows what all stores did on a business date. */
public final class DatesView implements Screen {
    private static final KeyCombination BEFORE = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination AFTER = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final DatesViewModel viewModel;
    private final StatusWatch watch;
    private final String version;
    private final Texts texts;
    private final Formats formats;
    private final DateFilterWords words;
    private final DateFigures numbers;
    private final DateChartsView charts;
    private final DateFilterView filter;
    private final DateRowsTable table;
    private final Parent loaded;

    @FXML
    private StackPane root;

    @FXML
    private VBox page;

    @FXML
    private Label title;

    @FXML
    private Label provisional;

    @FXML
    private Label note;

    @FXML
    private TextField date;

    @FXML
    private Button before;

    @FXML
    private Button after;

    @FXML
    private HBox figures;

    @FXML
    private VBox rows;

    /**
     * Makes the screen; the tables and charts were made for the same language.
     *
     * @param version of the application, for exports
     */
    public DatesView(
            DatesViewModel viewModel,
            DateTables tables,
            Charts charts,
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
        words = new DateFilterWords(texts, formats);
        numbers = new DateFigures(this::salesOfDate, viewModel::openFlags, navigator, texts, formats);
        this.charts = new DateChartsView(viewModel, charts, texts);
        filter = new DateFilterView(viewModel, words, texts);
        table = new DateRowsTable(viewModel, tables, tasks, notices, this::provenance, navigator, texts);
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        figures.getChildren().setAll(numbers.cards());
        page.getChildren().add(page.getChildren().indexOf(figures) + 1, charts.root());
        rows.getChildren().setAll(filter.root(), table.node());
        filter.showExport(table.export());
        before.setTooltip(new Tooltip(texts.text("dates.before")));
        before.setAccessibleText(texts.text("dates.before"));
        after.setTooltip(new Tooltip(texts.text("dates.after")));
        after.setAccessibleText(texts.text("dates.after"));
        date.setOnAction(event -> typedDate());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        viewModel.pageProperty().subscribe(this::show);
        viewModel.rowsProperty().subscribe(this::showRows);
        viewModel.addressProperty().subscribe(address -> showQuestion());
        PageFrame frame = new PageFrame(root, page);
        viewModel.errorProperty().subscribe(error -> showState(frame));
        viewModel.busyProperty().subscribe(busy -> showState(frame));
        viewModel.pageProperty().subscribe(read -> showState(frame));
    }

    /** A page that is there stays until the next one comes, and when it does not come. */
    private void showState(PageFrame frame) {
        ScreenError error = viewModel.errorProperty().get();
        if (viewModel.pageProperty().get() == null) {
            frame.showWaiting(viewModel.busyProperty().get() ? null : error, texts, viewModel::load);
            return;
        }
        frame.showPage();
        if (error != null) {
            table.showFailed(error);
        } else if (viewModel.busyProperty().get()) {
            table.showLoading();
        } else {
            showRows(viewModel.rowsProperty().get());
        }
    }

    private void show(@Nullable DatePage read) {
        if (read == null) {
            return;
        }
        title.setText(formats.date(read.date()));
        provisional.setVisible(read.provisional());
        provisional.setManaged(read.provisional());
        note.setText(texts.text("dates.note", formats.date(read.date().minusWeeks(1))));
        numbers.show(read);
        charts.show(read);
        filter.offerPlatforms(read);
        showQuestion();
    }

    private void showRows(List<DateRow> chosen) {
        DatePage read = viewModel.pageProperty().get();
        if (read != null && !viewModel.busyProperty().get()) {
            rows.getChildren().set(1, table.node());
            filter.showExport(table.export());
            table.show(chosen, read.rows().isEmpty());
        }
    }

    /** Controls follow the address. */
    private void showQuestion() {
        if (!date.isFocused()) {
            date.setText(viewModel.date().toString());
        }
        after.setDisable(!viewModel.canStep());
        DateQuestion question = viewModel.question();
        filter.show(question);
        charts.show(question);
    }

    private Address salesOfDate() {
        return Address.of("sales")
                .with("from", viewModel.date())
                .with("to", viewModel.date())
                .with("platform", viewModel.question().platform());
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
        if (BEFORE.match(event)) {
            showBefore();
            event.consume();
        } else if (AFTER.match(event)) {
            showAfter();
            event.consume();
        }
    }

    @FXML
    private void showBefore() {
        viewModel.step(-1);
    }

    @FXML
    private void showAfter() {
        if (viewModel.canStep()) {
            viewModel.step(1);
        }
    }

    private void typedDate() {
        Optional<LocalDate> typed = DateWords.read(date.getText(), viewModel.today());
        date.pseudoClassStateChanged(WRONG, typed.isEmpty());
        typed.ifPresent(viewModel::show);
    }

    private Provenance provenance() {
        SyncState sync = watch.statusProperty().get().sync();
        return new Provenance(
                texts.text("dates.export", viewModel.date()),
                words.all(viewModel.question()),
                viewModel.addressProperty().get().toString(),
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
    public List<Shortcut> shortcuts() {
        List<Shortcut> keys = new ArrayList<>(List.of(
                new Shortcut(BEFORE.getDisplayText(), "dates.shortcut.before"),
                new Shortcut(AFTER.getDisplayText(), "dates.shortcut.after")));
        keys.addAll(ChartView.shortcuts());
        keys.addAll(RowTable.shortcuts());
        return keys;
    }

    @Override
    public void refresh() {
        viewModel.load();
    }
}
