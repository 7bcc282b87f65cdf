package io.tillwatch.ui.runs;

import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Overlap;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Changes one schedule; shows the next times as one types. */
final class ScheduleEditor {
    private final SchedulesViewModel viewModel;
    private final Texts texts;
    private final ScheduleTexts words;
    private final Parent loaded;
    private @Nullable ScheduleDraft shown;

    @FXML
    private VBox editor;

    @FXML
    private Label title;

    @FXML
    private Label note;

    @FXML
    private TextField when;

    @FXML
    private TextField zone;

    @FXML
    private Label problem;

    @FXML
    private Label next;

    @FXML
    private ComboBox<Overlap> overlap;

    @FXML
    private Label overlapMeans;

    @FXML
    private ComboBox<CatchUp> catchUp;

    @FXML
    private Label catchUpMeans;

    @FXML
    private TextField retries;

    @FXML
    private TextField pauseAfter;

    @FXML
    private TextField deadline;

    @FXML
    private FlowPane after;

    @FXML
    private Button save;

    ScheduleEditor(SchedulesViewModel viewModel, Texts texts, ScheduleTexts words) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.words = words;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        offer(overlap, "runs.schedule.overlap", Overlap.values());
        offer(catchUp, "runs.schedule.catchUp", CatchUp.values());
        viewModel.noteProperty().subscribe(told -> {
            note.setText(told);
            note.setVisible(!told.isEmpty());
            note.setManaged(!told.isEmpty());
        });
        viewModel.busyProperty().subscribe(busy -> showFindings());
        editor.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                viewModel.discard();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                viewModel.save();
                event.consume();
            }
        });
    }

    private <E extends Enum<E>> void offer(ComboBox<E> list, String group, E[] values) {
        list.getItems().setAll(values);
        list.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable E value) {
                return value == null ? "" : texts.text(group, value);
            }

            @Override
            public @Nullable E fromString(String text) {
                return null;
            }
        });
    }

    void show(ScheduleDraft draft) {
        forget();
        shown = draft;
        title.setText(texts.text("runs.schedule.of", words.job(draft.opened())));
        when.textProperty().bindBidirectional(draft.whenProperty());
        zone.textProperty().bindBidirectional(draft.zoneProperty());
        bind(overlap, draft.overlapProperty());
        bind(catchUp, draft.catchUpProperty());
        retries.textProperty().bindBidirectional(draft.retriesProperty());
        pauseAfter.textProperty().bindBidirectional(draft.pauseAfterProperty());
        deadline.textProperty().bindBidirectional(draft.deadlineProperty());
        List<CheckBox> boxes = new ArrayList<>();
        draft.after().forEach((id, waits) -> {
            CheckBox box = new CheckBox(texts.textOr("job." + id, id));
            box.setId("schedule-after-" + id);
            box.selectedProperty().bindBidirectional(waits);
            boxes.add(box);
        });
        after.getChildren().setAll(boxes);
        draft.onChange(this::showFindings);
        showFindings();
    }

    private void forget() {
        ScheduleDraft before = shown;
        if (before != null) {
            when.textProperty().unbindBidirectional(before.whenProperty());
            zone.textProperty().unbindBidirectional(before.zoneProperty());
            overlap.valueProperty().unbindBidirectional(before.overlapProperty());
            catchUp.valueProperty().unbindBidirectional(before.catchUpProperty());
            retries.textProperty().unbindBidirectional(before.retriesProperty());
            pauseAfter.textProperty().unbindBidirectional(before.pauseAfterProperty());
            deadline.textProperty().unbindBidirectional(before.deadlineProperty());
        }
    }

    private static <E> void bind(ComboBox<E> list, ObjectProperty<E> value) {
        list.valueProperty().bindBidirectional(value);
    }

    private void showFindings() {
        ScheduleDraft draft = shown;
        if (draft == null) {
            return;
        }
        String wrong = draft.problem();
        problem.setText(wrong);
        problem.setVisible(!wrong.isEmpty());
        problem.setManaged(!wrong.isEmpty());
        save.setDisable(!wrong.isEmpty() || viewModel.busyProperty().get());
        overlapMeans.setText(texts.text(
                "runs.schedule.overlap.means", draft.overlapProperty().get()));
        catchUpMeans.setText(texts.text(
                "runs.schedule.catchUp.means", draft.catchUpProperty().get()));
        Optional<ZoneId> in = draft.zoneRead();
        next.setText(in.map(read -> draft.next().stream()
                        .map(time -> words.time(time, read))
                        .collect(Collectors.joining("\n")))
                .filter(times -> !times.isEmpty())
                .map(times -> times + "\n"
                        + texts.text(
                                "runs.schedule.kept", draft.cronRead(), in.get().getId()))
                .orElse(""));
    }

    void focus() {
        // What scrolls becomes part of the window with its first layout.
        loaded.applyCss();
        when.requestFocus();
        when.selectAll();
    }

    @FXML
    private void save() {
        viewModel.save();
    }

    @FXML
    private void discard() {
        viewModel.discard();
    }

    Parent root() {
        return loaded;
    }
}
