package io.tillwatch.ui.runs;

import io.tillwatch.job.Schedule;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Screen;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.ExportMenu;
import io.tillwatch.ui.table.Exports;
import io.tillwatch.ui.table.RowTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Starts runs and shows those that were. */
public final class RunsView implements Screen {
    /** In the address, for the second tab. */
    private static final String SCHEDULES = "schedules";

    private final RunsViewModel viewModel;
    private final StartView start;
    private final RunDetailView detail;
    private final RowTable<Run> history;
    private final ExportMenu export;
    private final SchedulesViewModel planned;
    private final SchedulesView schedules;
    private final RunWords words;
    private final Texts texts;
    private final Parent loaded;
    private Subscription following = Subscription.EMPTY;
    private Set<String> runningElsewhere = Set.of();
    private boolean showing;

    @FXML
    private VBox page;

    @FXML
    private ComboBox<FilterItem> job;

    @FXML
    private ComboBox<FilterItem> state;

    @FXML
    private TextField text;

    @FXML
    private Label note;

    @FXML
    private HBox historyBox;

    @FXML
    private HBox exporting;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab schedulesTab;

    /**
     * One line of a filter's list.
     *
     * @param value as in the address; empty for all
     */
    private record FilterItem(String value, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    /** Makes the screen; the card and the table were made for the same language. */
    public RunsView(
            RunsViewModel viewModel,
            SchedulesViewModel planned,
            StartView start,
            RunTables tables,
            Exports exports,
            Texts texts,
            Formats formats) {
        this.viewModel = viewModel;
        this.start = start;
        this.texts = texts;
        this.words = new RunWords(texts, formats);
        this.history = tables.history(viewModel::now);
        this.export = exports.of(history, this::exported);
        this.detail =
                new RunDetailView(texts, formats, this::again, viewModel::requestCancel, () -> viewModel.choose(null));
        this.planned = planned;
        this.schedules = new SchedulesView(planned, this::runNow, texts, formats);
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        page.getChildren().add(1, start.root());
        job.getItems().add(new FilterItem("", texts.text("runs.filter.jobs")));
        for (JobRequest.Kind kind : JobRequest.Kind.values()) {
            job.getItems().add(new FilterItem(kind.jobName(), texts.text("job." + kind.jobName())));
        }
        state.getItems().add(new FilterItem("", texts.text("runs.filter.states")));
        for (Run.State each : Run.State.values()) {
            state.getItems().add(new FilterItem(RunFilter.word(each), words.state(each)));
        }
        schedulesTab.setContent(schedules.root());
        schedulesTab.setOnSelectionChanged(event -> {
            if (schedulesTab.isSelected()) {
                planned.load();
            }
            if (!showing) {
                viewModel.turnTo(schedulesTab.isSelected() ? SCHEDULES : null);
            }
        });
        job.setOnAction(event -> filter());
        state.setOnAction(event -> filter());
        text.textProperty().subscribe(typed -> filter());
        HBox.setHgrow(history.node(), Priority.ALWAYS);
        historyBox.getChildren().add(history.node());
        exporting.getChildren().add(export);
        history.selectedRowProperty().subscribe(this::chosen);
        history.setOnOpen(viewModel::choose);
        detail.root().setId("run-detail");
        page.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && viewModel.chosenProperty().get() != null) {
                viewModel.choose(null);
                event.consume();
            }
        });
        viewModel.shownProperty().subscribe(this::showHistory);
        viewModel.chosenProperty().subscribe(this::showDetail);
        viewModel.addressProperty().subscribe(this::showFilter);
        viewModel.errorProperty().subscribe(error -> showState());
        viewModel.busyProperty().subscribe(busy -> showState());
    }

    private void filter() {
        if (!showing) {
            viewModel.filter(new RunFilter(value(job), value(state), text.getText()));
        }
    }

    private Exports.Shown exported() {
        RunFilter filter = viewModel.filter();
        List<String> chosen = new ArrayList<>();
        if (!filter.job().isEmpty()) {
            chosen.add(String.valueOf(job.getValue()));
        }
        if (!filter.state().isEmpty()) {
            chosen.add(String.valueOf(state.getValue()));
        }
        if (!filter.text().isBlank()) {
            chosen.add(filter.text().strip());
        }
        return new Exports.Shown(
                texts.text("screen.runs"),
                String.join(" · ", chosen),
                viewModel.addressProperty().get().with("run", (String) null),
                viewModel.asked());
    }

    private static String value(ComboBox<FilterItem> list) {
        return list.getValue() == null ? "" : list.getValue().value();
    }

    private void showFilter(Address address) {
        showing = true;
        boolean schedulesWanted = address.get("tab").filter(SCHEDULES::equals).isPresent();
        tabs.getSelectionModel().select(schedulesWanted ? 1 : 0);
        RunFilter filter = RunFilter.of(address);
        select(job, filter.job());
        select(state, filter.state());
        if (!text.getText().equals(filter.text())) {
            text.setText(filter.text());
        }
        history.sayWhenNothing(
                texts.text(filter.isEmpty() ? "runs.none" : "runs.none.filtered"),
                texts.text(filter.isEmpty() ? "runs.none.hint" : "runs.none.filtered.hint"));
        showing = false;
    }

    private static void select(ComboBox<FilterItem> list, String value) {
        list.getItems().stream()
                .filter(item -> item.value().equals(value))
                .findFirst()
                .ifPresentOrElse(
                        list::setValue, () -> list.setValue(list.getItems().getFirst()));
    }

    private void showHistory(List<Run> runs) {
        if (viewModel.historyProperty().get() == null) {
            return;
        }
        showing = true;
        history.show(runs);
        selectChosen();
        showing = false;
    }

    private void selectChosen() {
        Run run = viewModel.chosenProperty().get();
        if (run == null) {
            history.view().getSelectionModel().clearSelection();
        } else if (!isSame(run, history.selectedRowProperty().get())) {
            history.view().getSelectionModel().clearSelection();
            history.view().getItems().stream()
                    .filter(row -> isSame(run, row))
                    .findFirst()
                    .ifPresent(row -> history.view().getSelectionModel().select(row));
        }
    }

    private static boolean isSame(Run run, @Nullable Run other) {
        return other != null && run.id().equals(other.id());
    }

    private void chosen(@Nullable Run run) {
        if (!showing && run != null && !isSame(run, viewModel.chosenProperty().get())) {
            viewModel.choose(run);
        }
    }

    private void showDetail(@Nullable Run run) {
        showing = true;
        selectChosen();
        showing = false;
        historyBox.getChildren().remove(detail.root());
        if (run != null) {
            detail.show(run, viewModel.now());
            historyBox.getChildren().add(detail.root());
        }
        boolean unknown = viewModel.isChosenUnknown();
        note.setText(unknown ? texts.text("runs.unknown") : texts.text("runs.note"));
    }

    /** The same failure twice is no change of the error, but the wheel has to stop. */
    private void showState() {
        ScreenError error = viewModel.errorProperty().get();
        if (viewModel.busyProperty().get()) {
            if (viewModel.historyProperty().get() == null) {
                history.loading();
            }
        } else if (error != null) {
            history.failed(error, viewModel::load);
        }
    }

    /** Prepares a run of the schedule's job: it is shown and confirmed as any other, and moves no schedule. */
    private void runNow(Schedule schedule) {
        if (viewModel.start().job().isRunning()) {
            note.setText(texts.text("runs.one.at.a.time"));
        } else {
            viewModel.start().prepare(schedule.job(), schedule.parameters());
            start.focus();
        }
    }

    private void again(Run run) {
        if (viewModel.start().job().isRunning()) {
            note.setText(texts.text("runs.one.at.a.time"));
        } else {
            viewModel.start().again(run);
        }
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
        List<Shortcut> keys = new ArrayList<>(
                List.of(new Shortcut("Enter", "runs.shortcut.preview"), new Shortcut("Esc", "runs.shortcut.close")));
        keys.addAll(RowTable.shortcuts());
        return keys;
    }

    @Override
    public void refresh() {
        viewModel.load();
        if (schedulesTab.isSelected()) {
            planned.load();
        }
    }

    /** The history is read anew whenever it is looked at, and when a run begins or ends anywhere. */
    @Override
    public void shown() {
        start.follow();
        if (viewModel.historyProperty().get() != null) {
            viewModel.load();
        }
        following = viewModel.start().watch().statusProperty().subscribe(status -> {
            Set<String> now = new TreeSet<>();
            status.running().forEach(run -> now.add(run.id()));
            if (!Objects.equals(now, runningElsewhere)
                    && viewModel.historyProperty().get() != null) {
                refresh();
            }
            runningElsewhere = now;
        });
    }

    @Override
    public void hidden() {
        start.leave();
        following.unsubscribe();
    }

    /** It looks for runs itself, as long as it is seen. */
    @Override
    public Renewal renewal() {
        return Renewal.NEVER;
    }
}
