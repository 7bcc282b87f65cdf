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
import io.tillwatch.ui.common.Holidays;
import io.tillwatch.ui.common.LinkRow;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.PageBar;
import io.tillwatch.ui.common.PageFrame;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Shows the overview; every number leads to its rows. */
public final class OverviewView implements Screen {
    private static final double WON = 7.4;
    private static final double CHANGE = 5.7;
    /** In em. */
    private static final double LEAST_FOR_THREE = 84;

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
    private VBox content;

    @FXML
    private Label chartTitle;

    @FXML
    private Label title;

    @FXML
    private Label note;

    @FXML
    private VBox figures;

    @FXML
    private GridPane cards;

    @FXML
    private VBox nowCard;

    @FXML
    private VBox risingCard;

    @FXML
    private VBox fallingCard;

    @FXML
    private VBox exposedCard;

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
        arrange(3);
        root.widthProperty().subscribe(any -> arrange());
        note.fontProperty().subscribe(any -> arrange());
        days.setOnOpened(point -> openDate(point));
        chart.getChildren().add(days);
        PageFrame frame = new PageFrame(root, page);
        PageBar bar = new PageBar(root, content, texts, viewModel::load);
        viewModel.overviewProperty().subscribe(this::show);
        viewModel.attentionProperty().subscribe(this::showAttention);
        viewModel.overviewProperty().subscribe(read -> showState(frame, bar));
        viewModel.errorProperty().subscribe(error -> showState(frame, bar));
        viewModel.busyProperty().subscribe(busy -> showState(frame, bar));
    }

    private void arrange() {
        int columns = root.getWidth() < LEAST_FOR_THREE * note.getFont().getSize() ? 2 : 3;
        if (root.getWidth() > 0 && columns != cards.getColumnCount()) {
            arrange(columns);
        }
    }

    /** Three cards side by side, or two where the rows of three would have no room for their words. */
    private void arrange(int columns) {
        boolean two = columns == 2;
        figures.getChildren().clear();
        if (two) {
            figures.getChildren().add(row(spend, sales, aov));
            figures.getChildren().add(row(canceled, flags, exposure));
        } else {
            figures.getChildren().add(row(spend, sales, aov, canceled, flags, exposure));
        }
        cards.getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            cards.getColumnConstraints().add(column);
        }
        GridPane.setConstraints(nowCard, two ? 0 : 2, two ? 1 : 0);
        GridPane.setConstraints(exposedCard, two ? 1 : 2, 1);
        GridPane.setConstraints(risingCard, 0, two ? 2 : 1);
        GridPane.setConstraints(fallingCard, 1, two ? 2 : 1);
    }

    private static HBox row(FigureCard... numbers) {
        HBox row = new HBox(numbers);
        row.getStyleClass().add("figures");
        return row;
    }

    /** What was read stays until the next answer comes, and when it does not come. */
    private void showState(PageFrame frame, PageBar bar) {
        ScreenError error = viewModel.errorProperty().get();
        boolean busy = viewModel.busyProperty().get();
        if (viewModel.overviewProperty().get() == null) {
            bar.show(false, null, texts);
            frame.showWaiting(busy ? null : error, texts, viewModel::load);
        } else {
            frame.showPage();
            bar.show(busy, error, texts);
        }
    }

    private void show(@Nullable Overview read) {
        if (read == null) {
            return;
        }
        LocalDate date = read.shownDate();
        DayTotals now = read.on(date);
        DayTotals before = read.on(date.minusWeeks(1));
        boolean today = date.equals(read.today());
        title.setText(texts.text(today ? "overview.today" : "overview.latest", formats.date(date)));
        boolean old = read.end().isBefore(read.today());
        note.setText(texts.text(
                today ? "overview.note.unfinished" : old ? "overview.note.old" : "overview.note",
                formats.date(date.minusWeeks(1))));
        chartTitle.setText(
                old ? texts.text("overview.chart.until", formats.date(read.end())) : texts.text("overview.chart"));
        days.setTitle(chartTitle.getText());
        compare(
                spend,
                formats.won(now.total()),
                formats.wonShort(now.total()),
                now.total(),
                before.total(),
                formats.wonShort(before.total()));
        compare(sales, formats.count(now.count()), "", now.count(), before.count(), formats.count(before.count()));
        compare(
                aov,
                formats.won(now.averageOrderValue()),
                formats.wonShort(now.averageOrderValue()),
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
        showRuns(read.runs());
        risingTitle.setText(texts.text("overview.rising", formats.dateShort(read.lastDate())));
        fallingTitle.setText(texts.text("overview.falling", formats.dateShort(read.lastDate())));
        movers(rising, read.rising(), "good");
        movers(falling, read.falling(), "bad");
        exposed.getChildren().clear();
        read.flagsByStore().forEach(this::expose);
        orNone(exposed, "overview.exposed.none");
    }

    private StoreChart chart(Overview read) {
        LocalDate first = read.end().minusDays(89);
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
        return new StoreChart(first, read.end(), shown, Holidays.between(first, read.end(), texts), List.of());
    }

    private void openDate(ChartPoint point) {
        if (point instanceof ChartPoint.Day day) {
            navigator.open(Address.of("dates").with("date", day.date()));
        }
    }

    private void compare(FigureCard card, String number, String shorter, long now, long before, String compared) {
        card.show(
                number,
                shorter,
                formats.change(now, before),
                now > before ? "good" : now < before ? "bad" : "",
                texts.text("overview.before", compared));
    }

    private void showAttention(List<OverviewViewModel.Attention> items) {
        attention.getChildren().clear();
        for (OverviewViewModel.Attention item : items) {
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
                            .cell(state, 9.8, "quiet")
                            .cell(formats.minute(run.startedAt()), 3.4, "quiet"));
        }
        orNone(runs, "overview.runs.none");
    }

    private static String level(Run.State state) {
        return switch (state) {
            case RUNNING -> "running";
            case COMPLETED -> "good";
            case COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> "warn";
            case FAILED, INTERRUPTED -> "bad";
            case CANCELLED, SKIPPED, MISSED -> "neutral";
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
                            .cell((moved > 0 ? "+" : "") + formats.wonShort(moved), 6, style)
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
                        .cell(texts.text("overview.flags.count", formats.count(sums.count())), 5.4, "quiet")
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
    public void shown() {
        viewModel.follow();
    }

    @Override
    public void hidden() {
        viewModel.rest();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return ChartView.shortcuts();
    }

    @Override
    public void refresh() {
        viewModel.load();
    }

    /** Nothing on it can be selected, and it may hang on a wall. */
    @Override
    public Renewal renewal() {
        return Renewal.UNASKED;
    }
}
