package io.tillwatch.ui.runs;

import io.tillwatch.service.JobRequest;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The card in which runs are started, followed and stopped: a form, then progress, then how it ended. */
public final class StartView {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int STAGES = 8;

    private final StartViewModel viewModel;
    private final RunningJob job;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final Texts texts;
    private final Formats formats;
    private final RunWords words;
    private final ToggleGroup group = new ToggleGroup();
    private final StateDot dot = new StateDot();
    private final LogList log;
    private final LogList endLog;
    private final List<Stage> seen = new ArrayList<>();
    private final Parent loaded;
    private final ListChangeListener<String> newestInSight = change -> showNewest();
    private Subscription following = Subscription.EMPTY;
    private TaskExecutor.@Nullable Repeated ticking;

    @FXML
    private VBox form;

    @FXML
    private FlowPane choices;

    @FXML
    private Label about;

    @FXML
    private HBox range;

    @FXML
    private DatePicker from;

    @FXML
    private DatePicker to;

    @FXML
    private TextField store;

    @FXML
    private Label hint;

    @FXML
    private Button preview;

    @FXML
    private Button atOnce;

    @FXML
    private VBox running;

    @FXML
    private Label runningTitle;

    @FXML
    private Label elapsed;

    @FXML
    private Label runningScope;

    @FXML
    private HBox stages;

    @FXML
    private ProgressBar bar;

    @FXML
    private Label progress;

    @FXML
    private Button cancel;

    @FXML
    private VBox runningLog;

    @FXML
    private VBox ended;

    @FXML
    private HBox endedHead;

    @FXML
    private Label endedTitle;

    @FXML
    private Label endedScope;

    @FXML
    private Label sentence;

    @FXML
    private FlowPane counts;

    @FXML
    private VBox endedLog;

    @FXML
    private Button go;

    @FXML
    private Button dismiss;

    /** Makes the card for one language. */
    public StartView(StartViewModel viewModel, TaskExecutor tasks, InstantSource clock, Texts texts, Formats formats) {
        this.viewModel = viewModel;
        this.job = viewModel.job();
        this.tasks = tasks;
        this.clock = clock;
        this.texts = texts;
        this.formats = formats;
        this.words = new RunWords(texts, formats);
        this.log = new LogList(words::line);
        this.endLog = new LogList(words::line);
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        for (JobChoice choice : JobChoice.values()) {
            ToggleButton button = new ToggleButton(words.job(choice));
            button.setId("start-" + choice.word());
            button.setUserData(choice);
            button.setToggleGroup(group);
            button.getStyleClass().add("small");
            button.setOnAction(event -> {
                button.setSelected(true);
                viewModel.choiceProperty().set(choice);
            });
            choices.getChildren().add(button);
        }
        DateField.install(from, viewModel.from(), clock, formats.zone());
        DateField.install(to, viewModel.to(), clock, formats.zone());
        store.textProperty().bindBidirectional(viewModel.storeProperty());
        VBox.setVgrow(log, Priority.ALWAYS);
        runningLog.getChildren().add(log);
        log.setItems(job.log());
        log.setPlaceholder(quiet("runs.log.waiting"));
        VBox.setVgrow(endLog, Priority.ALWAYS);
        endedLog.getChildren().add(endLog);
        endLog.setItems(job.log());
        endedHead.getChildren().addFirst(dot);
        viewModel.choiceProperty().subscribe(this::showChoice);
        viewModel.problemProperty().subscribe(problem -> showHint());
        form.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                preview();
                event.consume();
            }
        });
        ended.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                dismiss();
                event.consume();
            }
        });
    }

    private Label quiet(String key) {
        Label label = new Label(texts.text(key));
        label.getStyleClass().add("quiet");
        return label;
    }

    private void showChoice(JobChoice choice) {
        group.getToggles().stream()
                .filter(toggle -> choice.equals(toggle.getUserData()))
                .forEach(group::selectToggle);
        about.setText(texts.text("runs.about", choice));
        range.setVisible(choice.takesRange());
        range.setManaged(choice.takesRange());
        atOnce.setVisible(!choice.needsPreview());
        atOnce.setManaged(!choice.needsPreview());
        atOnce.setText(texts.text("runs.start.at.once"));
    }

    private void showHint() {
        String problem = viewModel.problemProperty().get();
        String waits = viewModel
                .elsewhere()
                .map(run -> texts.text("runs.elsewhere", words.job(run), run.startedBy()))
                .orElse("");
        hint.setText(problem.isEmpty() ? waits : problem);
        show(hint, !hint.getText().isEmpty());
        hint.getStyleClass().setAll("label", problem.isEmpty() ? "warn" : "bad");
        preview.setDisable(!problem.isEmpty());
        atOnce.setDisable(!problem.isEmpty());
    }

    /** From now on with what happens to the run. */
    void follow() {
        following = job.requestProperty()
                .subscribe(request -> showState())
                .and(job.outcomeProperty().subscribe(outcome -> showState()))
                .and(job.progressProperty().subscribe(this::showProgress))
                .and(job.stoppingProperty().subscribe(this::showStopping))
                .and(viewModel.watch().statusProperty().subscribe(status -> showHint()));
        job.log().addListener(newestInSight);
    }

    void leave() {
        following.unsubscribe();
        job.log().removeListener(newestInSight);
        stopTicking();
    }

    private void showNewest() {
        if (!job.log().isEmpty()) {
            log.scrollTo(job.log().size() - 1);
        }
    }

    private void showState() {
        JobRequest request = job.requestProperty().get();
        JobOutcome outcome = job.outcomeProperty().get();
        // Hiding what has the focus would give it to something far away; elsewhere it is left alone.
        boolean mine = loaded.isFocusWithin();
        show(running, request != null);
        show(ended, request == null && outcome != null);
        show(form, request == null && outcome == null);
        showHint();
        if (request != null) {
            showRunning(request);
        } else {
            stopTicking();
            if (outcome != null) {
                showEnded(outcome);
            }
        }
        if (mine) {
            focus(request, outcome);
        }
    }

    /** Never on what starts a run: Space would, without being meant to. */
    private void focus(@Nullable JobRequest request, @Nullable JobOutcome outcome) {
        if (request != null) {
            cancel.requestFocus();
        } else if (outcome != null) {
            dismiss.requestFocus();
        } else if (group.getSelectedToggle() instanceof ToggleButton choice && !form.isFocusWithin()) {
            choice.requestFocus();
        }
    }

    /** On the job that is prepared. */
    void focus() {
        if (group.getSelectedToggle() instanceof ToggleButton choice) {
            choice.requestFocus();
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void showRunning(JobRequest request) {
        runningTitle.setText(texts.text(request.dryRun() ? "runs.previewing" : "runs.running", words.job(request)));
        runningScope.setText(words.scope(request));
        if (ticking == null) {
            ticking = tasks.every(TICK, this::tick);
            seen.clear();
        }
        tick();
    }

    private void tick() {
        Duration since = Duration.between(job.startedAt(), clock.instant());
        // In whole seconds: tenths would only flicker.
        elapsed.setText(
                since.toSeconds() < 60 ? texts.text("time.seconds", since.toSeconds()) : formats.duration(since));
    }

    private void stopTicking() {
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    private void showStopping(boolean stopping) {
        cancel.setDisable(stopping);
        cancel.setText(texts.text(stopping ? "runs.cancelling" : "runs.cancel"));
    }

    private void showProgress(JobProgress now) {
        bar.setProgress(now.share());
        progress.setText(words.progress(now));
        if (seen.isEmpty() || seen.getLast() != now.stage()) {
            seen.add(now.stage());
        }
        stages.getChildren().clear();
        // Only those that were met: not every job has all of them, and some come twice.
        for (Stage stage : seen.subList(Math.max(0, seen.size() - STAGES), seen.size())) {
            Label label = new Label(texts.text("runs.stage", stage));
            label.getStyleClass().add("stage");
            stages.getChildren().add(label);
        }
        stages.getChildren().getLast().getStyleClass().setAll("label", "stage-now");
    }

    private void showEnded(JobOutcome how) {
        dot.show(how.state());
        endedTitle.setText(texts.text(
                how.request().dryRun() ? "runs.ended.preview" : "runs.ended",
                words.job(how.request()),
                words.state(how.state()),
                formats.duration(how.duration())));
        endedScope.setText(words.scope(how.request()));
        Run run = how.run();
        sentence.setText(sentence(how));
        sentence.getStyleClass().removeAll("bad");
        if (how.state() == Run.State.FAILED) {
            sentence.getStyleClass().add("bad");
        }
        show(sentence, !sentence.getText().isEmpty());
        List<String> counted = run == null || how.isPreview() ? List.of() : words.counts(run.counts());
        counts.getChildren().setAll(counted.stream().map(StartView::chip).toList());
        show(counts, !counted.isEmpty());
        show(endedLog, !job.log().isEmpty());
        show(go, how.isPreview());
        go.setText(texts.text("runs.go", words.job(how.request())));
        dismiss.setText(texts.text(how.isPreview() ? "runs.discard" : "runs.done"));
    }

    private String sentence(JobOutcome how) {
        if (how.cause() != null && how.state() != Run.State.CANCELLED) {
            ScreenError error = ScreenError.of(how.cause(), texts);
            return error.sentence() + " " + texts.text("error.code", error.code());
        }
        if (how.state() == Run.State.CANCELLED) {
            return texts.text(how.request().dryRun() ? "runs.cancelled.preview" : "runs.cancelled");
        }
        Run run = how.run();
        if (run == null) {
            return "";
        }
        if (how.isPreview()) {
            return words.would(how.request(), run.counts());
        }
        return words.counts(run.counts()).isEmpty() ? texts.text("runs.counts.none") : "";
    }

    static Label chip(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("chip");
        return label;
    }

    @FXML
    private void preview() {
        viewModel.preview();
    }

    @FXML
    private void startAtOnce() {
        viewModel.startAtOnce();
    }

    @FXML
    private void startPreviewed() {
        viewModel.startPreviewed();
    }

    @FXML
    private void cancel() {
        job.cancel();
    }

    @FXML
    private void dismiss() {
        job.dismiss();
    }

    @FXML
    private void copyLog() {
        LogList.copy(job.log());
    }

    Parent root() {
        return loaded;
    }
}
