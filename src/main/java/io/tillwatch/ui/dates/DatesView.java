package io.tillwatch.ui.dates;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.SyncState;
import io.tillwatch.ui.chart.ChartPoint;
import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.DateWords;
import io.tillwatch.ui.common.FigureCard;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.ExportMenu;
import io.tillwatch.ui.table.Provenance;
import io.tillwatch.ui.table.RowTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows what all stores did on a business date. */
public final class DatesView implements Screen {
    private static final KeyCombination BEFORE = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination AFTER = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    /** Choices of platforms that are none. */
    private static final String ALL = "";

    private static final String EACH = "*";

    private final DatesViewModel viewModel;
    private final StatusWatch watch;
    private final String version;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final RowTable<DateRow> stores;
    private final RowTable<DateRow> storesByPlatform;
    private final ExportMenu exportStores;
    private final ExportMenu exportByPlatform;
    private final ChartView calendar;
    private final ChartView distribution;
    private final ChartView platforms;
    private final FigureCard spend;
    private final FigureCard sales;
    private final FigureCard aov;
    private final FigureCard canceled;
    private final FigureCard flags;
    private final ToggleGroup sizes = new ToggleGroup();
    private final Parent loaded;
    /** The address is being shown: what controls say then is no wish. */
    private boolean showing;

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
    private StackPane calendarBox;

    @FXML
    private HBox sizeButtons;

    @FXML
    private StackPane distributionBox;

    @FXML
    private StackPane platformBox;

    @FXML
    private TextField store;

    @FXML
    private ComboBox<String> platform;

    @FXML
    private CheckBox flagged;

    @FXML
    private Button slice;

    @FXML
    private Button clear;

    @FXML
    private HBox exporting;

    @FXML
    private VBox rows;

    /**
     * Makes the screen; the table was made for the same language.
     *
     * @param version of the application, for exports
     */
    public DatesView(
            DatesViewModel viewModel,
            DateTables tables,
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
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
        stores = tables.stores();
        storesByPlatform = tables.platforms();
        exportStores = new ExportMenu(stores, tasks, notices, this::provenance);
        exportByPlatform = new ExportMenu(storesByPlatform, tasks, notices, this::provenance);
        calendar = new ChartView(formats, texts);
        distribution = new ChartView(formats, texts);
        platforms = new ChartView(formats, texts);
        spend = new FigureCard(texts.text("dates.spend"), this::openSales);
        sales = new FigureCard(texts.text("dates.sales"), this::openSales);
        aov = new FigureCard(texts.text("dates.aov"), this::openSales);
        canceled = new FigureCard(
                texts.text("dates.canceled"), () -> navigator.open(salesOfDate().with("canceled", "true")));
        flags = new FigureCard(texts.text("dates.flags"), () -> navigator.open(openFlags()));
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        for (FigureCard card : List.of(spend, sales, aov, canceled, flags)) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(100);
            figures.getChildren().add(card);
        }
        calendar.setTitle(texts.text("dates.calendar"));
        calendar.setOnOpened(this::openDay);
        calendarBox.getChildren().add(calendar);
        distribution.setTitle(texts.text("dates.distribution"));
        distribution.setOnOpened(this::openValues);
        distributionBox.getChildren().add(distribution);
        platforms.setTitle(texts.text("dates.platforms"));
        platforms.setOnOpened(this::openPlatform);
        platformBox.getChildren().add(platforms);
        for (Sizes size : Sizes.values()) {
            ToggleButton button = new ToggleButton(texts.text("dates.sizes", size));
            button.setId("dates-sizes-" + size.parameter());
            button.setToggleGroup(sizes);
            button.setUserData(size);
            button.getStyleClass().add("small");
            button.setOnAction(event -> viewModel.sizes(size));
            sizeButtons.getChildren().add(button);
        }
        before.setTooltip(new Tooltip(texts.text("dates.before")));
        before.setAccessibleText(texts.text("dates.before"));
        after.setTooltip(new Tooltip(texts.text("dates.after")));
        after.setAccessibleText(texts.text("dates.after"));
        date.setOnAction(event -> typedDate());
        store.textProperty().subscribe(typed -> wish(() -> viewModel.store(typed)));
        flagged.selectedProperty().subscribe(only -> wish(() -> viewModel.flaggedOnly(only)));
        platform.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String name) {
                return platformName(name);
            }

            @Override
            public String fromString(String shown) {
                return shown;
            }
        });
        platform.valueProperty().subscribe(name -> wish(() -> choosePlatform(name)));
        for (RowTable<DateRow> table : List.of(stores, storesByPlatform)) {
            VBox.setVgrow(table.node(), Priority.ALWAYS);
            table.setOnOpen(row -> openRow(table, row));
        }
        rows.getChildren().add(stores.node());
        exporting.getChildren().setAll(exportStores);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        viewModel.pageProperty().subscribe(this::show);
        viewModel.rowsProperty().subscribe(this::showRows);
        viewModel.addressProperty().subscribe(address -> showQuestion());
        viewModel.errorProperty().subscribe(error -> showState());
        viewModel.busyProperty().subscribe(busy -> showState());
    }

    /** The one that fits what is shown. */
    private RowTable<DateRow> table() {
        DatePage read = viewModel.pageProperty().get();
        return read == null || (read.platform().isEmpty() && !read.split()) ? stores : storesByPlatform;
    }

    private void wish(Runnable action) {
        if (!showing) {
            action.run();
        }
    }

    /** A page that is there stays until the next one comes, and when it does not come. */
    private void showState() {
        boolean nothing = viewModel.pageProperty().get() == null;
        ScreenError error = viewModel.errorProperty().get();
        page.setVisible(!nothing);
        root.getChildren().removeIf(node -> !node.equals(page));
        if (nothing) {
            root.getChildren()
                    .add(error == null ? StateBox.loading(texts) : StateBox.failed(error, texts, viewModel::load));
        } else if (error != null) {
            table().failed(error, viewModel::load);
        } else if (viewModel.busyProperty().get()) {
            table().loading();
        } else {
            showRows(viewModel.rowsProperty().get());
        }
    }

    private void show(@Nullable DatePage read) {
        showState();
        if (read == null) {
            return;
        }
        DayTotals now = read.total();
        DayTotals then = read.weekBefore();
        LocalDate weekBefore = read.date().minusWeeks(1);
        title.setText(formats.date(read.date()));
        provisional.setVisible(read.provisional());
        provisional.setManaged(read.provisional());
        note.setText(texts.text("dates.note", formats.date(weekBefore)));
        // No row is no zero, and no fall of a hundred per cent.
        boolean nothing = read.rows().isEmpty();
        compare(
                spend,
                nothing ? null : (Long) now.total(),
                then == null ? null : (Long) then.total(),
                formats::won,
                formats::wonShort);
        compare(
                sales,
                nothing ? null : (Long) now.count(),
                then == null ? null : (Long) then.count(),
                formats::count,
                formats::count);
        Long aovThen = then == null || then.count() == 0 ? null : (Long) then.averageOrderValue();
        Long aovNow = now.count() == 0 ? null : (Long) now.averageOrderValue();
        compare(aov, aovNow, aovThen, formats::won, formats::won);
        canceled.show(formats.count(now.canceledCount()), "", "", formats.won(now.canceledAmount()));
        flags.show(
                formats.count(read.openFlags().count()),
                "",
                "",
                texts.text(
                        read.platform().isEmpty() ? "dates.exposure" : "dates.exposure.all",
                        formats.won(read.openFlags().exposure())));
        calendar.show(DateCharts.calendar(read, viewModel.today(), texts));
        platforms.show(DateCharts.platforms(read.platforms(), texts));
        distribute();
        showing = true;
        List<String> choices = new ArrayList<>(List.of(ALL, EACH));
        read.platforms().keySet().forEach(name -> choices.add(name.isEmpty() ? DateRow.WITHOUT : name));
        if (!choices.contains(read.platform())) {
            choices.add(read.platform());
        }
        platform.getItems().setAll(choices);
        showing = false;
        showQuestion();
    }

    private void compare(
            FigureCard card,
            @Nullable Long now,
            @Nullable Long then,
            Function<@Nullable Long, String> format,
            Function<@Nullable Long, String> shortFormat) {
        String style = now == null || then == null || now.equals(then) ? "" : now > then ? "good" : "bad";
        card.show(
                format.apply(now),
                now == null || then == null || then == 0 ? "" : formats.change(now, then),
                style,
                then == null ? texts.text("dates.was.nothing") : texts.text("dates.was", shortFormat.apply(then)));
    }

    private void distribute() {
        DatePage read = viewModel.pageProperty().get();
        if (read != null) {
            distribution.show(
                    DateCharts.distribution(read.rows(), viewModel.question().sizes()));
        }
    }

    private void showRows(List<DateRow> chosen) {
        DatePage read = viewModel.pageProperty().get();
        if (read == null || viewModel.busyProperty().get()) {
            return;
        }
        boolean none = read.rows().isEmpty();
        RowTable<DateRow> table = table();
        rows.getChildren().set(1, table.node());
        exporting.getChildren().setAll(table.equals(stores) ? exportStores : exportByPlatform);
        table.sayWhenNothing(
                texts.text(none ? "dates.nothing" : "dates.nothing.chosen"),
                texts.text(none ? "dates.nothing.hint" : "dates.nothing.chosen.hint"));
        table.show(chosen);
    }

    /** Controls follow the address. */
    private void showQuestion() {
        showing = true;
        DateQuestion question = viewModel.question();
        if (!date.isFocused()) {
            date.setText(viewModel.date().toString());
        }
        after.setDisable(!viewModel.canStep());
        if (!store.getText().strip().equals(question.store())) {
            store.setText(question.store());
        }
        flagged.setSelected(question.flaggedOnly());
        // Flags belong to sales of a store, whatever the platform.
        flagged.setDisable(question.isSplit() || !question.platform().isEmpty());
        platform.setValue(question.isSplit() ? EACH : question.platform());
        sizes.getToggles().stream()
                .filter(toggle -> question.sizes().equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(sizes::selectToggle);
        Optional<DateQuestion.Slice> chosen = question.slice();
        slice.setVisible(chosen.isPresent());
        slice.setManaged(chosen.isPresent());
        slice.setText(chosen.map(part -> texts.text(
                        "dates.slice",
                        texts.text("dates.sizes", question.sizes()),
                        formats.won(part.from()),
                        formats.won(part.to() - 1)))
                .orElse(""));
        clear.setVisible(!question.isOpen());
        showing = false;
        distribute();
    }

    private String platformName(@Nullable String name) {
        return switch (name) {
            case null -> "";
            case ALL -> texts.text("dates.platform.all");
            case EACH -> texts.text("dates.platform.each");
            case DateRow.WITHOUT -> texts.text("dates.without");
            default -> name;
        };
    }

    private void choosePlatform(@Nullable String name) {
        if (name == null) {
            return;
        }
        if (name.equals(EACH)) {
            viewModel.split(true);
        } else {
            viewModel.platform(name);
        }
    }

    private void openDay(ChartPoint point) {
        if (point instanceof ChartPoint.Day day) {
            viewModel.show(day.date());
        }
    }

    private void openValues(ChartPoint point) {
        if (point instanceof ChartPoint.Values values) {
            viewModel.slice(values.from(), values.to());
        }
    }

    private void openPlatform(ChartPoint point) {
        if (point instanceof ChartPoint.Name name) {
            String wanted = name.name().equals(texts.text("dates.without")) ? DateRow.WITHOUT : name.name();
            viewModel.platform(wanted.equals(viewModel.question().platform()) ? ALL : wanted);
        }
    }

    /** What a number counts lies behind it; the store behind everything else. */
    private void openRow(RowTable<DateRow> table, DateRow row) {
        TablePosition<?, ?> cell = table.view().getFocusModel().getFocusedCell();
        String column = cell == null || cell.getTableColumn() == null
                ? ""
                : String.valueOf(cell.getTableColumn().getId());
        if (column.isEmpty() || DateTables.leadsToStore(column)) {
            navigator.open(Address.of("stores").with("store", row.storeId()));
            return;
        }
        if (DateTables.leadsToFlags(column)) {
            navigator.open(openFlags().with("store", row.storeId()));
            return;
        }
        navigator.open(Address.of("sales")
                .with("store", row.storeId())
                .with("from", viewModel.date())
                .with("to", viewModel.date())
                .with("platform", row.platform()));
    }

    private Address openFlags() {
        return Address.of("review")
                .with("state", "open")
                .with("from", viewModel.date())
                .with("to", viewModel.date());
    }

    private Address salesOfDate() {
        return Address.of("sales")
                .with("from", viewModel.date())
                .with("to", viewModel.date())
                .with("platform", viewModel.question().platform());
    }

    private void openSales() {
        navigator.open(salesOfDate());
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

    @FXML
    private void clear() {
        viewModel.clear();
    }

    @FXML
    private void clearSlice() {
        viewModel.question().slice().ifPresent(part -> viewModel.slice(part.from(), part.to()));
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
                filterWords(),
                viewModel.addressProperty().get().toString(),
                viewModel.asked(),
                sync == null ? null : sync.provenThrough(),
                version);
    }

    private String filterWords() {
        DateQuestion question = viewModel.question();
        List<String> words = new ArrayList<>();
        if (!question.platform().isEmpty() || question.isSplit()) {
            words.add(platformName(question.isSplit() ? EACH : question.platform()));
        }
        if (!question.store().isEmpty()) {
            words.add(texts.text("dates.column.store").toLowerCase(Locale.ROOT) + " " + question.store());
        }
        if (question.flaggedOnly()) {
            words.add(texts.text("dates.flagged"));
        }
        if (question.slice().isPresent()) {
            words.add(slice.getText());
        }
        return String.join(" · ", words);
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
}
