package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.ui.chart.BarsChart;
import io.tillwatch.ui.chart.ChartPoint;
import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.chart.Charts;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.DateWords;
import io.tillwatch.ui.common.FigureCard;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.PageBar;
import io.tillwatch.ui.common.PageFrame;
import io.tillwatch.ui.common.PresetButtons;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.ExportMenu;
import io.tillwatch.ui.table.Exports;
import io.tillwatch.ui.table.RowTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
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
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final StoresViewModel viewModel;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final RowTable<Day> days;
    private final RowTable<StoreWeekRollup> weeks;
    private final RowTable<Fields> saleRows;
    private final RowTable<Fields> flagRows;
    private final NewestRows newestSales;
    private final NewestRows flagList;
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
    private TextField compare;

    @FXML
    private TextField from;

    @FXML
    private TextField to;

    @FXML
    private Label told;

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

    @FXML
    private Tab salesTab;

    @FXML
    private Tab flagsTab;

    /** Makes the screen; the tables and charts were made for the same language. */
    public StoresView(
            StoresViewModel viewModel,
            StoreTables tables,
            Charts charts,
            Exports exports,
            TaskExecutor tasks,
            Navigator navigator,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
        days = tables.days();
        weeks = tables.weeks();
        saleRows = tables.sales();
        flagRows = tables.flags();
        newestSales =
                new NewestRows(saleRows, viewModel::sales, tasks, texts, formats, "stores.newest", this::openSales);
        flagList = new NewestRows(flagRows, viewModel::flags, tasks, texts, formats, "stores.flagged", this::openFlags);
        exportDays = exports.of(days, () -> shown("stores.export.days"));
        exportWeeks = exports.of(weeks, () -> shown("stores.export.weeks"));
        ranges = new PresetButtons("preset", texts, viewModel::end, viewModel::show);
        overTime = charts.chart(texts.text("access.stores.chart"));
        platforms = charts.chart(texts.text("stores.platforms"));
        cardCompanies = charts.chart(texts.text("stores.card.companies"));
        hours = charts.chart(texts.text("stores.hours"));
        spend = new FigureCard(texts.text("stores.spend"), this::openSales);
        sales = new FigureCard(texts.text("stores.sales"), this::openSales);
        aov = new FigureCard(texts.text("stores.aov"), this::openSales);
        canceled = new FigureCard(texts.text("stores.canceled"), this::openSales);
        flags = new FigureCard(texts.text("stores.flags"), this::openOpenFlags);
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(viewModel.queryProperty());
        found.setItems(viewModel.stores());
        found.setFixedCellSize(28);
        viewModel.searchedProperty().subscribe(this::showSearch);
        found.getSelectionModel().selectedItemProperty().subscribe(store -> {
            if (store != null && !store.equals(store())) {
                viewModel.choose(store);
            }
        });
        viewModel.searchesProperty().subscribe(answers -> mark(store()));
        viewModel
                .stores()
                .subscribe(() -> count.setText(texts.text(
                        "stores.count", formats.count((long) viewModel.stores().size()))));
        presets.getChildren().setAll(ranges.buttons());
        compare.setOnAction(event -> viewModel.compareWith(compare.getText()));
        from.setOnAction(event -> typedRange());
        to.setOnAction(event -> typedRange());
        figures.getChildren().setAll(spend, sales, aov, canceled, flags);
        overTime.setOnOpened(this::openPoint);
        overTime.setOnZoomed(viewModel::zoom);
        chart.getChildren().add(overTime);
        days.setOnOpen(this::openDay);
        saleRows.setOnOpen(row -> navigator.open(Address.of("sales").with("id", row.text("id"))));
        flagRows.setOnOpen(row -> navigator.open(Address.of("review").with("id", row.text("id"))));
        platforms.setOnOpened(point -> openShare("platform", point));
        cardCompanies.setOnOpened(point -> openShare("card_company", point));
        daysTab.setContent(days.node());
        weeksTab.setContent(weeks.node());
        hours.setId("store-hours");
        hours.setOnOpened(this::openHour);
        HBox pattern = new HBox(platforms, cardCompanies, hours);
        pattern.getStyleClass().add("pattern");
        pattern.getChildren().forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
        patternTab.setContent(pattern);
        daysTab.setUserData("");
        weeksTab.setUserData("weeks");
        patternTab.setUserData("pattern");
        salesTab.setContent(newestSales.node());
        salesTab.setUserData("sales");
        flagsTab.setContent(flagList.node());
        flagsTab.setUserData("flags");
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe((before, tab) -> viewModel.showList(String.valueOf(tab.getUserData())));
        viewModel.addressProperty().subscribe(now -> showList());
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::offerExport);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> showRows());
        PageFrame frame = new PageFrame(main, page);
        PageBar bar = new PageBar(main, page, texts, viewModel::load);
        viewModel.pageProperty().subscribe(this::show);
        viewModel.errorProperty().subscribe(error -> showState(frame, bar));
        viewModel.busyProperty().subscribe(busy -> showState(frame, bar));
        viewModel.pageProperty().subscribe(read -> showState(frame, bar));
    }

    /** What stands in the list when it is empty; why there was no answer is told beside it. */
    private void showSearch(StoresViewModel.Search searched) {
        found.setPlaceholder(
                switch (searched) {
                    case ASKED -> StateBox.loading(texts);
                    case ANSWERED -> StateBox.empty("fth-search", texts.text("stores.none"));
                    case FAILED -> StateBox.empty("fth-alert-triangle", texts.text("stores.search.failed"));
                });
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

    /** What is exported is what is there: the address may name the next store already. */
    private Exports.Shown shown(String titleKey) {
        StorePage read = viewModel.pageProperty().get();
        Address address = viewModel.pageAddress();
        if (read == null) {
            return new Exports.Shown(texts.text(titleKey, ""), "", address, viewModel.pageAsked());
        }
        DateRange range = read.range();
        String dates = range.equals(DateRange.ALL)
                ? ""
                : texts.text("stores.span", formats.date(range.first()), formats.date(range.last()));
        return new Exports.Shown(texts.text(titleKey, read.storeId()), dates, address, viewModel.pageAsked());
    }

    /** A page that is there stays until the next one comes, and when it does not come. */
    private void showState(PageFrame frame, PageBar bar) {
        StorePage read = viewModel.pageProperty().get();
        ScreenError error = viewModel.errorProperty().get();
        boolean busy = viewModel.busyProperty().get();
        if (read == null) {
            bar.show(false, "");
            frame.showInstead(state(error, busy));
            return;
        }
        frame.showPage();
        bar.show(busy, error == null ? "" : failed(error, read));
        if (busy) {
            days.loading();
            weeks.loading();
        } else if (error != null) {
            days.failed(error, viewModel::load);
            weeks.failed(error, viewModel::load);
        } else {
            days.show(read.days().reversed());
            weeks.show(read.weeks().reversed());
        }
    }

    /** Which store did not come, where another one still stands there. */
    private String failed(ScreenError error, StorePage read) {
        String sentence = error.sentence() + " " + texts.text("error.code", error.code());
        return store().equals(read.storeId()) ? sentence : texts.text("stores.failed", store(), sentence);
    }

    private StateBox state(@Nullable ScreenError error, boolean busy) {
        if (busy) {
            return StateBox.loading(texts);
        }
        return error == null
                ? StateBox.empty("fth-shopping-bag", texts.text("stores.choose"))
                : StateBox.failed(error, texts, viewModel::load);
    }

    private void show(@Nullable StorePage read) {
        if (read == null) {
            return;
        }
        DayTotals totals = read.totals();
        title.setText(texts.text("stores.title", read.storeId()));
        tell(read);
        showRange(read);
        overTime.setTitle(title.getText() + " · " + texts.text("access.stores.chart"));
        if (!compare.isFocused()) {
            compare.setText(String.join(", ", viewModel.comparedWith()));
        }
        ranges.show(read.range());
        spend.show(
                formats.won(totals.total()),
                formats.wonShort(totals.total()),
                "",
                "",
                texts.text("stores.days.count", days(read)));
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
        if (!read.range().equals(overTime.zoom())) {
            overTime.endZoom();
        }
        overTime.show(StoreCharts.overTime(read, viewModel.today(), texts));
        platforms.show(bars(read.platforms()));
        cardCompanies.show(bars(read.cardCompanies()));
        hours.show(StoreCharts.hours(read.hours()));
        newestSales.pageChanged();
        flagList.pageChanged();
        showRows();
    }

    /** What is out of the ordinary about a page. */
    private void tell(StorePage read) {
        List<String> words = new ArrayList<>();
        if (read.days().isEmpty()) {
            words.add(texts.text("stores.no.days"));
        }
        if (read.end().isBefore(viewModel.today())) {
            words.add(texts.text("stores.old", formats.date(read.end())));
        }
        if (!read.unknown().isEmpty()) {
            words.add(texts.text("stores.unknown", String.join(", ", read.unknown())));
        }
        told.setText(String.join(" · ", words));
        told.setVisible(!words.isEmpty());
        told.setManaged(!words.isEmpty());
    }

    /** Where an end is open, the first or last date that has a row stands there in pale letters. */
    private void showRange(StorePage read) {
        showDate(from, read.range().first());
        showDate(to, read.range().last());
        boolean none = read.days().isEmpty();
        from.setPromptText(
                none ? texts.text("stores.from") : read.days().getFirst().date().toString());
        to.setPromptText(
                none ? texts.text("stores.to") : read.days().getLast().date().toString());
    }

    private static void showDate(TextField field, @Nullable LocalDate date) {
        if (!field.isFocused()) {
            field.setText(date == null ? "" : date.toString());
            field.pseudoClassStateChanged(WRONG, false);
        }
    }

    /** An end that is left empty is open. */
    private void typedRange() {
        Optional<LocalDate> first = typed(from);
        Optional<LocalDate> last = typed(to);
        if ((first.isPresent() || from.getText().isBlank())
                && (last.isPresent() || to.getText().isBlank())) {
            viewModel.show(first.orElse(null), last.orElse(null));
        }
    }

    private Optional<LocalDate> typed(TextField field) {
        Optional<LocalDate> date = DateWords.read(field.getText(), viewModel.today());
        field.pseudoClassStateChanged(WRONG, date.isEmpty() && !field.getText().isBlank());
        return date;
    }

    /** Rows behind a tab are asked for once somebody looks at them. */
    private void showRows() {
        StorePage read = viewModel.pageProperty().get();
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (read != null && salesTab.equals(tab)) {
            newestSales.show(read);
        } else if (read != null && flagsTab.equals(tab)) {
            flagList.show(read);
        }
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
        open(address("sales", new DateRange(date, date)));
    }

    private void openSales() {
        open(address("sales", null));
    }

    /** A click on a bar opens the sales it stands for. */
    private void openShare(String column, ChartPoint point) {
        List<String> names =
                switch (point) {
                    case ChartPoint.Name name -> List.of(name.name());
                    case ChartPoint.Others others -> others.names();
                    case ChartPoint.Day day -> List.of();
                    case ChartPoint.Hour hour -> List.of();
                    case ChartPoint.Values values -> List.of();
                };
        String value = StoreCharts.filter(names, texts);
        open(address("sales", null).map(sales -> sales.with(column, value)));
    }

    /** A click on a cell opens the sales it adds up: cancelled ones are in no number. */
    private void openHour(ChartPoint point) {
        if (point instanceof ChartPoint.Hour hour) {
            open(address("sales", null)
                    .map(sales -> sales.with("canceled", "false")
                            .with("weekday", String.valueOf(hour.weekday().getValue()))
                            .with("hour", String.valueOf(hour.hour()))));
        }
    }

    private void openFlags(DateRange range) {
        open(address("review", range).map(review -> review.with("state", "open")));
    }

    private void openOpenFlags() {
        open(address("review", null).map(review -> review.with("state", "open")));
    }

    private void openFlags() {
        open(address("review", null));
    }

    private void open(Optional<Address> address) {
        address.ifPresent(navigator::open);
    }

    /**
     * Where rows of the page that is there are; the address may name the next store already.
     *
     * @param range null for that of the page
     */
    private Optional<Address> address(String screen, @Nullable DateRange range) {
        StorePage read = viewModel.pageProperty().get();
        if (read == null) {
            return Optional.empty();
        }
        DateRange wanted = range == null ? read.range() : range;
        return Optional.of(Address.of(screen)
                .with("store", read.storeId())
                .with("from", wanted.first())
                .with("to", wanted.last()));
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
    public List<Shortcut> shortcuts() {
        return Stream.concat(ChartView.shortcuts().stream(), RowTable.shortcuts().stream())
                .toList();
    }

    @Override
    public void refresh() {
        viewModel.load();
    }
}
