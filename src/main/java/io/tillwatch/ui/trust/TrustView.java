package io.tillwatch.ui.trust;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.Restatement;
import io.tillwatch.service.Run;
import io.tillwatch.ui.chart.CalendarDay;
import io.tillwatch.ui.chart.CalendarHeat;
import io.tillwatch.ui.chart.ChartPoint;
import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.chart.Charts;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.FigureCard;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.ExportMenu;
import io.tillwatch.ui.table.Exports;
import io.tillwatch.ui.table.RowTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows what is proven and what is not, and leads to what mends it. */
public final class TrustView implements Screen {
    private final TrustViewModel viewModel;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final RowTable<FoundDifference> differences;
    private final RowTable<Restatement> restatements;
    private final RowTable<RejectStore.Entry> rejects;
    private final Map<String, ExportMenu> exportOf;
    private final ChartView calendar;
    private final FigureCard proven;
    private final FigureCard different;
    private final FigureCard unproven;
    private final FigureCard restated;
    private final FigureCard rejected;
    private final Parent loaded;
    private boolean showing;

    @FXML
    private StackPane root;

    @FXML
    private VBox page;

    @FXML
    private Label note;

    @FXML
    private HBox figures;

    @FXML
    private StackPane chart;

    @FXML
    private TabPane lists;

    @FXML
    private Tab differencesTab;

    @FXML
    private Tab restatementsTab;

    @FXML
    private Tab rejectsTab;

    @FXML
    private StackPane differencesBox;

    @FXML
    private StackPane restatementsBox;

    @FXML
    private StackPane rejectsBox;

    @FXML
    private TextField text;

    @FXML
    private HBox chosen;

    @FXML
    private Label chosenText;

    @FXML
    private Button repair;

    @FXML
    private Button replay;

    @FXML
    private HBox exporting;

    /** Makes the screen; the tables were made for the same language. */
    public TrustView(
            TrustViewModel viewModel,
            TrustTables tables,
            Charts charts,
            Exports exports,
            Navigator navigator,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
        differences = tables.differences();
        restatements = tables.restatements();
        rejects = tables.rejects();
        exportOf = Map.of(
                "differences",
                exports.of(differences, this::exported),
                "restatements",
                exports.of(restatements, this::exported),
                "rejects",
                exports.of(rejects, this::exported));
        calendar = charts.chart(texts.text("trust.calendar"));
        proven = new FigureCard(texts.text("trust.proven"), this::verify);
        different = new FigureCard(texts.text("trust.different"), () -> viewModel.showList("differences"));
        unproven = new FigureCard(texts.text("trust.unproven"), this::verify);
        restated = new FigureCard(texts.text("trust.restated"), () -> viewModel.showList("restatements"));
        rejected = new FigureCard(texts.text("trust.rejected"), () -> viewModel.showList("rejects"));
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        figures.getChildren().setAll(proven, different, unproven, restated, rejected);
        calendar.setOnOpened(this::openDay);
        chart.getChildren().add(calendar);
        differencesBox.getChildren().add(differences.node());
        restatementsBox.getChildren().add(restatements.node());
        rejectsBox.getChildren().add(rejects.node());
        differencesTab.setUserData("differences");
        restatementsTab.setUserData("restatements");
        rejectsTab.setUserData("rejects");
        differences.setOnOpen(found -> navigator.open(Address.of("sales")
                .with("id", found.difference().saleId())
                .with("from", found.difference().date())
                .with("to", found.difference().date())));
        restatements.setOnOpen(this::openStoreDay);
        rejects.setOnOpen(entry -> navigator.open(Address.of("runs").with("run", entry.runId())));
        lists.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (!showing && tab != null) {
                viewModel.showList(String.valueOf(tab.getUserData()));
            }
        });
        text.textProperty().subscribe(typed -> {
            if (!showing) {
                viewModel.search(typed);
            }
        });
        page.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !viewModel.filter().isEmpty()) {
                clear();
                event.consume();
            }
        });
        viewModel.trustProperty().subscribe(this::show);
        viewModel
                .addressProperty()
                .subscribe(address -> show(viewModel.trustProperty().get()));
        viewModel.errorProperty().subscribe(error -> showState());
        viewModel.busyProperty().subscribe(busy -> showState());
    }

    /** Before the first answer there is nothing to show but how it stands; later a failure is told by the tables. */
    private void showState() {
        ScreenError error = viewModel.errorProperty().get();
        boolean nothing = viewModel.trustProperty().get() == null;
        page.setVisible(!nothing);
        root.getChildren().removeIf(node -> !node.equals(page));
        if (nothing) {
            root.getChildren()
                    .add(
                            error == null || viewModel.busyProperty().get()
                                    ? StateBox.loading(texts)
                                    : StateBox.failed(error, texts, viewModel::load));
        } else if (error != null) {
            differences.failed(error, viewModel::load);
            restatements.failed(error, viewModel::load);
            rejects.failed(error, viewModel::load);
        }
    }

    private void show(@Nullable Trust read) {
        showState();
        if (read == null) {
            return;
        }
        showing = true;
        TrustFilter filter = viewModel.filter();
        SortedMap<LocalDate, DayState> days = read.days();
        showFigures(read, days);
        showCalendar(read, days, filter.range());
        showChosen(read, days, filter.range());
        if (!text.isFocused()) {
            text.setText(filter.text());
        }
        showLists(read, filter);
        showing = false;
    }

    private void showFigures(Trust read, SortedMap<LocalDate, DayState> days) {
        Run verified = read.lastVerify();
        note.setText(
                verified == null
                        ? texts.text("trust.never.verified")
                        : texts.text("trust.verified", formats.dateTime(verified.endedAt())));
        LocalDate through = read.state().provenThrough();
        proven.show(
                through == null ? texts.text("trust.nothing") : formats.dateShort(through),
                "",
                "",
                texts.text("trust.proven.of", formats.count(count(days, DayState.PROVEN)), formats.count((long)
                        days.size())));
        long wrong = count(days, DayState.DIFFERENT);
        different.show(
                formats.count(wrong),
                wrong > 0 ? texts.text("trust.to.repair") : "",
                "bad",
                wrong > 0 ? "" : texts.text("trust.all.equal"));
        unproven.show(formats.count(count(days, DayState.UNPROVEN)), "", "", texts.text("trust.not.compared"));
        restated.show(formats.count((long) read.restatements().size()), "", "", texts.text("trust.settled.changed"));
        rejected.show(
                formats.count(read.rejectCount()),
                "",
                "",
                texts.text(read.rejectCount() == 0 ? "trust.rejects.all.in" : "trust.rejects.not.in"));
    }

    private static long count(SortedMap<LocalDate, DayState> days, DayState wanted) {
        return days.values().stream().filter(state -> state == wanted).count();
    }

    private void showCalendar(Trust read, SortedMap<LocalDate, DayState> days, DateRange range) {
        List<CalendarDay> shown = new ArrayList<>();
        days.forEach((date, state) -> shown.add(new CalendarDay(
                date,
                read.dates().getOrDefault(date, DayTotals.NONE).total(),
                new CalendarDay.State(texts.text("trust.day", state), state.ink()))));
        LocalDate only = range.first() != null && range.first().equals(range.last()) ? range.first() : null;
        boolean inside = only != null && !only.isBefore(read.first()) && !only.isAfter(read.today());
        calendar.show(new CalendarHeat(read.first(), read.today(), shown, inside ? only : null));
    }

    private void showChosen(Trust read, SortedMap<LocalDate, DayState> days, DateRange range) {
        boolean filtered = !range.equals(DateRange.ALL);
        chosen.setVisible(filtered);
        chosen.setManaged(filtered);
        LocalDate first = range.first();
        if (first != null && first.equals(range.last())) {
            DayState state = days.get(first);
            String sales = formats.count(
                    read.dates().getOrDefault(first, DayTotals.NONE).count());
            chosenText.setText(
                    state == null
                            ? texts.text("trust.chosen.none", formats.date(first))
                            : texts.text("trust.chosen", formats.date(first), texts.text("trust.day", state), sales));
        } else {
            chosenText.setText(
                    texts.text("trust.chosen.range", formats.date(range.first()), formats.date(range.last())));
        }
    }

    private void showLists(Trust read, TrustFilter filter) {
        List<FoundDifference> found =
                read.differences().found().stream().filter(filter::lets).toList();
        List<Restatement> changed =
                read.restatements().stream().filter(filter::lets).toList();
        List<RejectStore.Entry> refused =
                read.rejects().stream().filter(filter::lets).toList();
        nothing(differences, read.lastVerify() == null ? "trust.differences.never" : "trust.differences.none", filter);
        nothing(restatements, "trust.restatements.none", filter);
        nothing(rejects, "trust.rejects.none", filter);
        differences.show(found);
        restatements.show(changed);
        rejects.show(refused);
        long open = found.stream()
                .filter(one -> one.state() == FoundDifference.State.OPEN)
                .count();
        differencesTab.setText(texts.text("trust.list.differences", formats.count((long) found.size())));
        restatementsTab.setText(texts.text("trust.list.restatements", formats.count((long) changed.size())));
        rejectsTab.setText(texts.text(
                "trust.list.rejects", formats.count(filter.isEmpty() ? read.rejectCount() : (long) refused.size())));
        lists.getTabs().stream()
                .filter(tab -> viewModel.list().equals(tab.getUserData()))
                .findFirst()
                .ifPresent(lists.getSelectionModel()::select);
        boolean offerRepair = viewModel.list().equals("differences");
        repair.setVisible(offerRepair);
        repair.setManaged(offerRepair);
        repair.setDisable(open == 0);
        boolean offerReplay = viewModel.list().equals("rejects");
        replay.setVisible(offerReplay);
        replay.setManaged(offerReplay);
        replay.setDisable(read.rejectCount() == 0);
        ExportMenu export = exportOf.get(viewModel.list());
        exporting.getChildren().setAll(export == null ? List.of() : List.of(export));
    }

    private Exports.Shown exported() {
        List<String> words = new ArrayList<>();
        if (chosen.isVisible()) {
            words.add(chosenText.getText());
        }
        if (!viewModel.filter().text().isBlank()) {
            words.add(viewModel.filter().text());
        }
        return new Exports.Shown(
                texts.text("trust.export." + viewModel.list()),
                String.join(" · ", words),
                viewModel.addressProperty().get(),
                viewModel.asked());
    }

    private void nothing(RowTable<?> table, String key, TrustFilter filter) {
        table.sayWhenNothing(
                texts.text(filter.isEmpty() ? key : "trust.filtered.none"),
                texts.text(filter.isEmpty() ? key + ".hint" : "trust.filtered.none.hint"));
    }

    private void openDay(ChartPoint point) {
        if (point instanceof ChartPoint.Day day) {
            DateRange only = new DateRange(day.date(), day.date());
            viewModel.show(only.equals(viewModel.filter().range()) ? DateRange.ALL : only);
        }
    }

    private void openStoreDay(Restatement row) {
        LocalDate date = row.before().storeDay().date();
        navigator.open(Address.of("sales")
                .with("store", row.before().storeDay().storeId())
                .with("from", date)
                .with("to", date));
    }

    @FXML
    private void verify() {
        navigator.open(viewModel.verify(false));
    }

    @FXML
    private void repair() {
        navigator.open(viewModel.verify(true));
    }

    @FXML
    private void replay() {
        navigator.open(TrustViewModel.replay());
    }

    @FXML
    private void clear() {
        text.clear();
        viewModel.show(DateRange.ALL);
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
        List<Shortcut> keys = new ArrayList<>(List.of(new Shortcut("Esc", "trust.shortcut.clear")));
        keys.addAll(ChartView.shortcuts());
        keys.addAll(RowTable.shortcuts());
        return keys;
    }

    @Override
    public void refresh() {
        viewModel.load();
    }

    @Override
    public void shown() {
        if (viewModel.trustProperty().get() != null) {
            viewModel.load();
        }
    }
}
