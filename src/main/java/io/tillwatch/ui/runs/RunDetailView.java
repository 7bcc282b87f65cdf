package io.tillwatch.ui.runs;

import io.tillwatch.model.StoredSentence;
import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All that is kept of one run. */
public final class RunDetailView {
    private final Texts texts;
    private final Formats formats;
    private final RunWords words;
    private final Consumer<Run> again;
    private final Consumer<Run> cancel;
    private final Runnable close;
    private final StateDot dot = new StateDot();
    private final LogList log = new LogList(UnaryOperator.identity());
    private final Parent loaded;
    private @Nullable Run shown;

    @FXML
    private VBox detail;

    @FXML
    private HBox head;

    @FXML
    private Label title;

    @FXML
    private Label message;

    @FXML
    private GridPane facts;

    @FXML
    private FlowPane counts;

    @FXML
    private VBox lines;

    @FXML
    private Button againButton;

    @FXML
    private Button cancelButton;

    @FXML
    private Button copyLog;

    @FXML
    private Button copyCommand;

    /**
     * Makes the panel for one language.
     *
     * @param again fills the form with a run's parameters
     * @param cancel asks a run to stop, wherever it is
     */
    public RunDetailView(Texts texts, Formats formats, Consumer<Run> again, Consumer<Run> cancel, Runnable close) {
        this.texts = texts;
        this.formats = formats;
        this.words = new RunWords(texts, formats);
        this.again = again;
        this.cancel = cancel;
        this.close = close;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        head.getChildren().addFirst(dot);
        Label none = new Label(texts.text("runs.log.none"));
        none.getStyleClass().add("quiet");
        log.setPlaceholder(none);
        log.setId("run-log");
        VBox.setVgrow(log, Priority.ALWAYS);
        lines.getChildren().add(log);
        detail.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    void show(Run run, Instant now) {
        shown = run;
        dot.show(run.state());
        title.setText(texts.text("runs.detail.title", words.job(run), words.state(run.state())));
        boolean telling = !run.message().isEmpty()
                && run.state() != Run.State.COMPLETED
                && !StoredSentence.read(run.message()).key().equals("run.done");
        message.setText(telling ? words.line(run.message()) : "");
        message.setVisible(telling);
        message.setManaged(telling);
        Map<String, String> told = new LinkedHashMap<>();
        told.put("runs.column.started", formats.dateTime(run.startedAt()));
        told.put(
                "runs.detail.ended",
                run.endedAt() == null ? texts.text("runs.detail.not.ended") : formats.dateTime(run.endedAt()));
        told.put("runs.column.duration", words.duration(run, now));
        told.put("runs.column.by", run.startedBy());
        String occasion = words.occasion(run);
        if (!occasion.isEmpty()) {
            told.put("runs.occasion", occasion);
        }
        told.put("runs.column.scope", words.scope(run));
        told.put("runs.column.id", run.id());
        facts.getChildren().clear();
        int row = 0;
        for (Map.Entry<String, String> fact : told.entrySet()) {
            Label name = new Label(texts.text(fact.getKey()));
            name.getStyleClass().add("quiet");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(fact.getValue());
            value.setWrapText(true);
            facts.addRow(row++, name, value);
        }
        List<String> counted = words.counts(run.counts());
        counts.getChildren()
                .setAll((counted.isEmpty() && run.state() != Run.State.RUNNING
                                ? List.of(texts.text("runs.counts.none"))
                                : counted)
                        .stream().map(StartView::chip).toList());
        log.setItems(FXCollections.observableArrayList(
                run.log().stream().map(this::line).toList()));
        againButton.setDisable(JobChoice.of(run).isEmpty());
        boolean running = run.state() == Run.State.RUNNING;
        String asked = run.cancelRequestedBy();
        cancelButton.setVisible(running);
        cancelButton.setManaged(running);
        cancelButton.setDisable(asked != null);
        cancelButton.setText(asked == null ? texts.text("runs.cancel.run") : texts.text("runs.cancel.asked", asked));
        copyLog.setDisable(run.log().isEmpty());
        copyCommand.setText(texts.text("runs.copy.command"));
    }

    /** A run keeps its lines with their instant: the time of day, in the zone of business dates, is what is read. */
    private String line(String kept) {
        int space = kept.indexOf(' ');
        try {
            return formats.dateTime(Instant.parse(kept.substring(0, Math.max(0, space))))
                            .replaceFirst("^.* ", "")
                    + "  " + words.line(kept.substring(space + 1));
        } catch (DateTimeException noTime) {
            return words.line(kept);
        }
    }

    @FXML
    private void cancel() {
        if (shown != null) {
            cancelButton.setDisable(true);
            cancel.accept(shown);
        }
    }

    @FXML
    private void close() {
        close.run();
    }

    @FXML
    private void again() {
        if (shown != null) {
            again.accept(shown);
        }
    }

    @FXML
    private void copyCommand() {
        if (shown != null) {
            LogList.copy(CommandLine.of(shown));
            copyCommand.setText(texts.text("runs.copied"));
        }
    }

    @FXML
    private void copyLog() {
        if (shown != null) {
            LogList.copy(shown.log());
        }
    }

    Parent root() {
        return loaded;
    }
}
