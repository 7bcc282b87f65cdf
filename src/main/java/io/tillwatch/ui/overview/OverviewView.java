package io.tillwatch.ui.overview;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.Figures.StoreOnDate;
import io.tillwatch.service.Run;
import io.tillwatch.ui.chart.ChartDay;
import io.tillwatch.ui.chart.ChartPoint;
import io.tillwatch.ui.chart.ChartView;
import io.tillwatch.ui.chart.Charts;
import io.tillwatch.ui.chart.StoreChart;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.FigureCard;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.LinkRow;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Shows the overview; every number leads to its rows. */
public final class OverviewView implements Screen {
    private static final double WON = 96;
    private static final double CHANGE = 74;

    private final OverviewViewModel viewModel;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final Parent loaded;
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>(Address.of("overview"));
    private final FigureCard spend;
    private final FigureCard sales;
    private final FigureCard aov;
    private final FigureCard canceled;
    private final FigureCard flags;
    private final FigureCard exposure;
    private final ChartView days;

    @FXML
    private StackPane root;

    @FXML
    private ScrollPane page;

    @FXML
    private Label title;

    @FXML
    private Label note;

    @FXML
    private HBox figures;

    @FXML
    private StackPane chart;

    @FXML
    private VBox attention;

    @FXML
    private VBox runs;

    @FXML
    private Label risingTitle;

    @FXML
    private VBox rising;

    @FXML
    private Label fallingTitle;

    @FXML
    private VBox falling;

    @FXML
    private VBox exposed;

    public OverviewView(OverviewViewModel viewModel, Charts charts, Navigator navigator, Texts texts, Formats formats) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
        spend = new FigureCard(texts.text("overview.spend"), this::openDate);
        sales = new FigureCard(texts.text("overview.sales"), this::openDate);
        aov = new FigureCard(texts.text("overview.aov"), this::openDate);
        canceled = new FigureCard(texts.text("overview.canceled"), this::openDate);
        flags = new FigureCard(texts.text("overview.flags"), this::openFlags);
        exposure = new FigureCard(texts.text("overview.exposure"), this::openFlags);
        flags.setId("overview-flags");
        days = charts.chart(texts.text("overview.chart"));
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        figures.getChildren().setAll(spend, sales, aov, canceled, flags, exposure);
        days.setOnOpened(point -> openDate(point));
        chart.getChildren().add(days);
        viewModel.overviewProperty().subscribe(this::show);
        viewModel.errorProperty().subscribe(error -> showState());
        viewModel.busyProperty().subscribe(busy -> showState());
    }

    /** Before the first answer there is nothing to show but how it stands; later a failure is told by the window. */
    private void showState() {
        ScreenError error = viewModel.errorProperty().get();
        boolean nothing = viewModel.overviewProperty().get() == null;
        page.setVisible(!nothing);
        root.getChildren().removeIf(node -> !node.equals(page));
        if (nothing) {
            root.getChildren()
                    .add(error == null ? StateBox.loading(texts) : StateBox.failed(error, texts, viewModel::load));
        }
    }

    private void show(@Nullable Overview read) {
        if (read == null) {
            return;
        }
        showState();
        LocalDate date = read.shownDate();
        DayTotals now = read.on(date);
        DayTotals before = read.on(date.minusWeeks(1));
        boolean today = date.equals(read.today());
        title.setText(texts.text(today ? "overview.today" : "overview.latest", formats.date(date)));
        note.setText(
                texts.text(today ? "overview.note.unfinished" : "overview.note", formats.date(date.minusWeeks(1))));
        compare(spend, formats.won(now.total()), now.total(), before.total(), formats.wonShort(before.total()));
        compare(sales, formats.count(now.count()), now.count(), before.count(), formats.count(before.count()));
        compare(
                aov,
                formats.won(now.averageOrderValue()),
                now.averageOrderValue(),
                before.averageOrderValue(),
                formats.won(before.averageOrderValue()));
        canceled.show(
                formats.count(now.canceledCount()),
                "",
                "",
                texts.text("overview.before", formats.count(before.canceledCount())));
        flags.show(formats.count(read.openFlags().count()), "", "", texts.text("overview.all.dates"));
        exposure.show(formats.wonShort(read.openFlags().exposure()), "", "", texts.text("overview.unsettled"));
        days.show(chart(read));
        showAttention();
        showRuns(read.runs());
        risingTitle.setText(texts.text("overview.rising", formats.dateShort(read.lastDate())));
        fallingTitle.setText(texts.text("overview.falling", formats.dateShort(read.lastDate())));
        movers(rising, read.rising(), "good");
        movers(falling, read.falling(), "bad");
        exposed.getChildren().clear();
        read.flagsByStore().forEach(this::expose);
        orNone(exposed, "overview.exposed.none");
    }

    private static StoreChart chart(Overview read) {
        LocalDate first = read.today().minusDays(89);
        List<ChartDay> shown = new ArrayList<>();
        read.dates().tailMap(first).forEach((date, totals) -> {
            Long flagged = read.flagsByDate().get(date);
            shown.add(new ChartDay(
                    date,
                    totals.total(),
                    totals.count(),
                    totals.count() == 0 ? null : totals.averageOrderValue(),
                    null,
                    totals.canceledAmount(),
                    flagged == null ? 0 : (int) Math.min(Integer.MAX_VALUE, flagged),
                    !date.isBefore(read.today())));
        });
        return new StoreChart(first, read.today(), shown, Map.of(), null);
    }

    private void openDate(ChartPoint point) {
        if (point instanceof ChartPoint.Day day) {
            navigator.open(Address.of("dates").with("date", day.date()));
        }
    }

    private void compare(FigureCard card, String number, long now, long before, String compared) {
        card.show(
                number,
                formats.change(now, before),
                now > before ? "good" : now < before ? "bad" : "",
                texts.text("overview.before", compared));
    }

    private void showAttention() {
        attention.getChildren().clear();
        for (OverviewViewModel.Attention item : viewModel.attention()) {
            attention
                    .getChildren()
                    .add(new LinkRow(item.text(), () -> navigator.open(item.address())).lead(dot(item.level())));
        }
    }

    private void showRuns(List<Run> latest) {
        runs.getChildren().clear();
        for (Run run : latest) {
            String state = texts.text("run.state", run.state());
            runs.getChildren()
                    .add(new LinkRow(
                                    texts.textOr("job." + run.job(), run.job()),
                                    () -> navigator.open(Address.of("runs").with("run", run.id())))
                            .lead(dot(level(run.state())))
                            .cell(state, 128, "quiet")
                            .cell(formats.minute(run.startedAt()), 44, "quiet"));
        }
        orNone(runs, "overview.runs.none");
    }

    private static String level(Run.State state) {
        return switch (state) {
            case RUNNING -> "running";
            case COMPLETED -> "good";
            case COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> "warn";
            case FAILED, INTERRUPTED -> "bad";
            case CANCELLED -> "neutral";
        };
    }

    private void movers(VBox box, List<StoreOnDate> stores, String style) {
        box.getChildren().clear();
        for (StoreOnDate store : stores) {
            DayTotals before = store.weekBefore();
            long moved = OverviewReader.moved(store);
            box.getChildren()
                    .add(new LinkRow(
                                    store.storeId(),
                                    () -> navigator.open(Address.of("stores").with("store", store.storeId())))
                            .cell(formats.won(store.totals().total()), WON)
                            .cell((moved > 0 ? "+" : "") + formats.wonShort(moved), 78, style)
                            .cell(
                                    formats.change(store.totals().total(), before == null ? null : before.total()),
                                    CHANGE,
                                    style));
        }
        orNone(box, "overview.movers.none");
    }

    private void expose(String store, FlagSums sums) {
        exposed.getChildren()
                .add(new LinkRow(
                                store,
                                () -> navigator.open(Address.of("review")
                                        .with("state", "open")
                                        .with("store", store)))
                        .cell(texts.text("overview.flags.count", formats.count(sums.count())), 70, "quiet")
                        .cell(formats.won(sums.exposure()), WON));
    }

    private void orNone(VBox box, String key) {
        if (box.getChildren().isEmpty()) {
            Label none = new Label(texts.text(key));
            none.setWrapText(true);
            none.getStyleClass().addAll("quiet", "list-none");
            box.getChildren().add(none);
        }
    }

    private static Node dot(String level) {
        Circle dot = new Circle(4);
        dot.getStyleClass().addAll("dot", level.toLowerCase(Locale.ROOT));
        return dot;
    }

    private void openFlags() {
        navigator.open(Address.of("review").with("state", "open"));
    }

    private void openDate() {
        Overview read = viewModel.overviewProperty().get();
        if (read != null) {
            navigator.open(Address.of("dates").with("date", read.shownDate()));
        }
    }

    @Override
    public Parent root() {
        return loaded;
    }

    @Override
    public void open(Address wanted) {
        if (viewModel.overviewProperty().get() == null) {
            viewModel.load();
        }
    }

    @Override
    public ObservableValue<Address> address() {
        return address.getReadOnlyProperty();
    }

    @Override
    public void refresh() {
        viewModel.load();
    }
}
