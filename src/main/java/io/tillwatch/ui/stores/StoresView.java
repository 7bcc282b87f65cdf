package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.ui.chart.BarsChart;
import io.tillwatch.ui.chart.ChartPoint;
import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.chart.Charts;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.FigureCard;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.PresetButtons;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.ExportMenu;
import io.tillwatch.ui.table.Exports;
import io.tillwatch.ui.table.RowTable;
import java.time.LocalDate;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Finds stores and shows one of them over time. */
public final class StoresView implements Screen {
    private final StoresViewModel viewModel;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final RowTable<Day> days;
    private final RowTable<StoreWeekRollup> weeks;
    private final ChartView overTime;
    private final ChartView platforms;
    private final ChartView cardCompanies;
    private final ChartView hours;
    private final PresetButtons ranges;
    private final FigureCard spend;
    private final FigureCard sales;
    private final FigureCard aov;
    private final FigureCard canceled;
    private final FigureCard flags;
    private final ExportMenu exportDays;
    private final ExportMenu exportWeeks;
    private final Parent loaded;

    @FXML
    private TextField query;

    @FXML
    private ListView<String> found;

    @FXML
    private Label count;

    @FXML
    private StackPane main;

    @FXML
    private VBox page;

    @FXML
    private Label title;

    @FXML
    private Label note;

    @FXML
    private TextField compare;

    @FXML
    private HBox presets;

    @FXML
    private HBox figures;

    @FXML
    private StackPane chart;

    @FXML
    private TabPane tabs;

    @FXML
    private HBox exporting;

    @FXML
    private Tab daysTab;

    @FXML
    private Tab weeksTab;

    @FXML
    private Tab patternTab;

    /** Makes the screen; the tables and charts were made for the same language. */
    public StoresView(
            StoresViewModel viewModel,
            StoreTables tables,
            Charts charts,
            Exports exports,
            Navigator navigator,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
        days = tables.days();
        weeks = tables.weeks();
        exportDays = exports.of(days, () -> shown("stores.export.days"));
        exportWeeks = exports.of(weeks, () -> shown("stores.export.weeks"));
        ranges = new PresetButtons("preset", texts, viewModel::today, viewModel::show);
        overTime = charts.chart(texts.text("access.stores.chart"));
        platforms = charts.chart(texts.text("stores.platforms"));
        cardCompanies = charts.chart(texts.text("stores.card.companies"));
        hours = charts.chart(texts.text("stores.hours"));
        spend = new FigureCard(texts.text("stores.spend"), this::openSales);
        sales = new FigureCard(texts.text("stores.sales"), this::openSales);
        aov = new FigureCard(texts.text("stores.aov"), this::openSales);
        canceled = new FigureCard(texts.text("stores.canceled"), this::openSales);
        flags = new FigureCard(texts.text("stores.flags"), () -> openFlags(viewModel.range()));
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(viewModel.queryProperty());
        found.setItems(viewModel.stores());
        found.setFixedCellSize(28);
        found.setPlaceholder(StateBox.empty("fth-search", texts.text("stores.none")));
        found.getSelectionModel().selectedItemProperty().subscribe(store -> {
            if (store != null && !store.equals(store())) {
                viewModel.choose(store);
            }
        });
        viewModel.searchesProperty().subscribe(now -> mark(store()));
        viewModel
                .stores()
                .subscribe(() -> count.setText(texts.text(
                        "stores.count", formats.count((long) viewModel.stores().size()))));
        presets.getChildren().setAll(ranges.buttons());
        compare.setOnAction(event -> viewModel.compareWith(compare.getText()));
        figures.getChildren().setAll(spend, sales, aov, canceled, flags);
        overTime.setOnOpened(this::openPoint);
        overTime.setOnZoomed(viewModel::show);
        chart.getChildren().add(overTime);
        days.setOnOpen(this::openDay);
        daysTab.setContent(days.node());
        weeksTab.setContent(weeks.node());
        HBox pattern = new HBox(platforms, cardCompanies, hours);
        pattern.getStyleClass().add("pattern");
        pattern.getChildren().forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
        patternTab.setContent(pattern);
        daysTab.setUserData("");
        weeksTab.setUserData("weeks");
        patternTab.setUserData("pattern");
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe((before, tab) -> viewModel.showList(String.valueOf(tab.getUserData())));
        viewModel.addressProperty().subscribe(now -> showList());
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::offerExport);
        viewModel.pageProperty().subscribe(this::show);
        viewModel.errorProperty().subscribe(error -> showState());
        viewModel.busyProperty().subscribe(busy -> showState());
    }

    /** Marks a store in the list, none when it is not in there. */
    private void mark(String store) {
        int place = viewModel.stores().indexOf(store);
        if (place < 0) {
            found.getSelectionModel().clearSelection();
        } else {
            found.getSelectionModel().clearAndSelect(place);
        }
    }

    /** Charts are saved from their own menus. */
    private void offerExport(@Nullable Tab tab) {
        exporting.getChildren().clear();
        if (daysTab.equals(tab)) {
            exporting.getChildren().add(exportDays);
        } else if (weeksTab.equals(tab)) {
            exporting.getChildren().add(exportWeeks);
        }
    }

    private Exports.Shown shown(String titleKey) {
        DateRange range = viewModel.range();
        String dates = range.equals(DateRange.ALL)
                ? ""
                : texts.text("stores.span", formats.date(range.first()), formats.date(range.last()));
        return new Exports.Shown(
                texts.text(titleKey, store()),
                dates,
                viewModel.addressProperty().get(),
                viewModel.asked());
    }

    /** A page that is there stays until the next one comes, and when it does not come. */
    private void showState() {
        boolean nothing = viewModel.pageProperty().get() == null;
        page.setVisible(!nothing);
        main.getChildren().removeIf(node -> !node.equals(page));
        if (nothing) {
            main.getChildren().add(state());
        }
    }

    private StateBox state() {
        ScreenError error = viewModel.errorProperty().get();
        if (error != null) {
            return StateBox.failed(error, texts, viewModel::load);
        }
        return viewModel.busyProperty().get()
                ? StateBox.loading(texts)
                : StateBox.empty("fth-shopping-bag", texts.text("stores.choose"));
    }

    private void show(@Nullable StorePage read) {
        showState();
        if (read == null) {
            return;
        }
        DayTotals totals = read.totals();
        title.setText(texts.text("stores.title", read.storeId()));
        note.setText(span(read));
        overTime.setTitle(title.getText() + " · " + texts.text("access.stores.chart"));
        if (!compare.isFocused()) {
            compare.setText(read.comparedWith());
        }
        ranges.show(read.range());
        spend.show(formats.won(totals.total()), "", "", texts.text("stores.days.count", days(read)));
        sales.show(formats.count(totals.count()), "", "", texts.text("stores.not.canceled"));
        aov.show(
                totals.count() == 0 ? Formats.NONE : formats.won(totals.averageOrderValue()),
                "",
                "",
                texts.text("stores.range"));
        canceled.show(formats.count(totals.canceledCount()), "", "", formats.won(totals.canceledAmount()));
        flags.show(
                formats.count(read.openFlags().count()),
                "",
                "",
                texts.text("stores.exposure", formats.won(read.openFlags().exposure())));
        overTime.show(StoreCharts.overTime(read, viewModel.today(), texts));
        platforms.show(bars(read.platforms()));
        cardCompanies.show(bars(read.cardCompanies()));
        hours.show(StoreCharts.hours(read.hours()));
        days.show(read.days().reversed());
        weeks.show(read.weeks().reversed());
    }

    private void showList() {
        tabs.getTabs().stream()
                .filter(tab -> viewModel.list().equals(tab.getUserData()))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private BarsChart bars(Map<String, DayTotals> shares) {
        return StoreCharts.shares(shares, texts);
    }

    private String days(StorePage read) {
        return formats.count((long) read.days().size());
    }

    private String span(StorePage read) {
        return read.days().isEmpty()
                ? texts.text("stores.no.days")
                : texts.text(
                        "stores.span",
                        formats.date(read.days().getFirst().date()),
                        formats.date(read.days().getLast().date()));
    }

    private void openPoint(ChartPoint point) {
        if (point instanceof ChartPoint.Day day) {
            openDate(day.date());
        }
    }

    /** What a number counts lies behind it: flags behind that of flags, sales behind everything else. */
    private void openDay(Day day) {
        TablePosition<?, ?> cell = days.view().getFocusModel().getFocusedCell();
        boolean onFlags = cell != null
                && cell.getTableColumn() != null
                && StoreTables.FLAGS.equals(cell.getTableColumn().getId());
        if (onFlags) {
            openFlags(new DateRange(day.date(), day.date()));
        } else {
            openDate(day.date());
        }
    }

    private void openDate(LocalDate date) {
        navigator.open(
                Address.of("sales").with("store", store()).with("from", date).with("to", date));
    }

    private void openSales() {
        DateRange range = viewModel.range();
        navigator.open(Address.of("sales")
                .with("store", store())
                .with("from", range.first())
                .with("to", range.last()));
    }

    private void openFlags(DateRange range) {
        navigator.open(Address.of("review")
                .with("state", "open")
                .with("store", store())
                .with("from", range.first())
                .with("to", range.last()));
    }

    private String store() {
        return viewModel.addressProperty().get().get("store").orElse("");
    }

    @Override
    public Parent root() {
        return loaded;
    }

    @Override
    public void open(Address wanted) {
        viewModel.open(wanted);
        mark(store());
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
