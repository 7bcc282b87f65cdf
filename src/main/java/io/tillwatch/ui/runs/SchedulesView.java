package io.tillwatch.ui.runs;

import io.tillwatch.job.Schedule;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.runs.SchedulesViewModel.Shown;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** When jobs run by themselves, and what becomes of what does not go as planned; to be changed, paused and resumed. */
public final class SchedulesView {
    private final SchedulesViewModel viewModel;
    private final Consumer<Schedule> runNow;
    private final Texts texts;
    private final ScheduleTexts words;
    private final ScheduleEditor editor;
    private final Parent loaded;

    @FXML
    private VBox list;

    @FXML
    private HBox listAndEditor;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

    @FXML
    private Button bannerButton;

    /** @param runNow prepares a run of the same, which does not move the schedule */
    SchedulesView(SchedulesViewModel viewModel, Consumer<Schedule> runNow, Texts texts, Formats formats) {
        this.viewModel = viewModel;
        this.runNow = runNow;
        this.texts = texts;
        this.words = new ScheduleTexts(texts, formats);
        this.editor = new ScheduleEditor(viewModel, texts, words);
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        viewModel.shownProperty().subscribe(shown -> show());
        viewModel.errorProperty().subscribe(error -> showBanner());
        viewModel.busyProperty().subscribe(busy -> showBanner());
        viewModel.draftProperty().subscribe(this::showEditor);
    }

    private void show() {
        Shown shown = viewModel.shownProperty().get();
        list.getChildren().clear();
        if (shown != null) {
            shown.schedules().forEach(schedule -> list.getChildren().add(card(schedule, shown)));
        }
        showBanner();
    }

    private Node card(Schedule schedule, Shown shown) {
        Label name = new Label(words.job(schedule));
        name.getStyleClass().add("card-title");
        Label when = new Label(words.when(schedule));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        boolean resting = schedule.paused() != null;
        HBox head = new HBox(
                name,
                when,
                space,
                button(schedule, "now", "runs.schedule.now", () -> runNow.accept(schedule)),
                resting
                        ? button(schedule, "resume", "runs.schedule.resume", () -> viewModel.resume(schedule))
                        : button(schedule, "pause", "runs.schedule.pause", () -> viewModel.pause(schedule)),
                button(schedule, "edit", "runs.schedule.edit", () -> viewModel.edit(schedule)));
        head.getStyleClass().add("start-row");
        Label state = new Label(words.state(schedule, shown.now()));
        state.setId("schedule-" + schedule.id() + "-state");
        state.setWrapText(true);
        state.getStyleClass().add(words.isTrouble(schedule) ? "bad" : resting ? "warn" : "quiet");
        HBox line = new HBox(state);
        if (!resting) {
            Label next = new Label(texts.text("runs.schedule.next", words.next(schedule, shown.now())));
            next.setId("schedule-" + schedule.id() + "-next");
            next.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().addFirst(next);
        }
        line.getStyleClass().add("schedule-line");
        Label policies = new Label(words.policies(schedule));
        policies.setWrapText(true);
        policies.getStyleClass().add("quiet");
        VBox card = new VBox(head, line, policies);
        card.setId("schedule-" + schedule.id());
        card.getStyleClass().addAll("card", "schedule-card");
        return card;
    }

    private Button button(Schedule schedule, String name, String key, Runnable action) {
        Button button = new Button(texts.text(key));
        button.setId("schedule-" + schedule.id() + "-" + name);
        button.setAccessibleText(texts.text(key) + ": " + words.job(schedule));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void showBanner() {
        ScreenError error = viewModel.errorProperty().get();
        Shown shown = viewModel.shownProperty().get();
        boolean none = shown != null && shown.schedules().isEmpty();
        boolean loading = shown == null && error == null;
        banner.setVisible(error != null || none || loading);
        banner.setManaged(banner.isVisible());
        bannerButton.setVisible(error != null || none);
        bannerButton.setDisable(viewModel.busyProperty().get());
        if (error != null) {
            bannerText.setText(error.sentence() + " " + texts.text("error.code", error.code()));
            bannerButton.setText(texts.text("runs.schedule.retry.load"));
            bannerButton.setOnAction(event -> viewModel.load());
        } else {
            bannerText.setText(texts.text(none ? "runs.schedule.none" : "runs.schedule.loading"));
            bannerButton.setText(texts.text("runs.schedule.defaults"));
            bannerButton.setOnAction(event -> viewModel.addDefaults());
        }
    }

    private void showEditor(@Nullable ScheduleDraft draft) {
        listAndEditor.getChildren().remove(editor.root());
        if (draft != null) {
            editor.show(draft);
            listAndEditor.getChildren().add(editor.root());
            editor.focus();
        }
    }

    Parent root() {
        return loaded;
    }
}
