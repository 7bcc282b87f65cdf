package io.tillwatch.app;

import io.tillwatch.service.JobRequest;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.runs.RunWords;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * Asks before a window is closed: whether the program goes on in the tray, and, while a run is under way that would end
 * with it, whether it may. UI thread.
 */
final class ClosingQuestion {
    /** Time for the run's record to be written. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<DesktopWindow> shown;
    private final TaskExecutor tasks;
    private final StayInTray tray;
    private boolean closing;

    /** @param shown the window that is shown now: another one after a change of profile */
    ClosingQuestion(Supplier<DesktopWindow> shown, TaskExecutor tasks, StayInTray tray) {
        this.shown = shown;
        this.tasks = tasks;
        this.tray = tray;
    }

    void askOn(Stage stage) {
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            event.consume();
            if (closing) {
                return;
            }
            switch (tray.decide(stage)) {
                case STAY -> tray.begin(stage, () -> end(stage));
                case END -> end(stage);
                case NEITHER -> {}
            }
        });
    }

    private void end(Stage stage) {
        JobRequest running = shown.get().job().requestProperty().get();
        if (running == null) {
            stage.hide();
        } else if (wantsToCancel(running, stage)) {
            closing = true;
            closeAfterTheRun(stage);
        }
    }

    private boolean wantsToCancel(JobRequest running, Window owner) {
        Texts texts = shown.get().texts();
        ButtonType cancel = new ButtonType(texts.text("runs.closing.cancel"), ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType(texts.text("runs.closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(
                Alert.AlertType.CONFIRMATION, texts.text("runs.closing", RunWords.job(running, texts)), cancel, stay);
        alert.initOwner(owner);
        alert.setTitle(texts.text("app.name"));
        alert.setHeaderText(texts.text("runs.closing.title"));
        return alert.showAndWait().filter(cancel::equals).isPresent();
    }

    private void closeAfterTheRun(Stage stage) {
        if (!shown.get().job().isRunning()) {
            stage.hide();
            return;
        }
        TaskExecutor.Repeated[] atLatest = {null};
        Runnable close = () -> {
            atLatest[0].cancel();
            stage.hide();
        };
        atLatest[0] = tasks.every(PATIENCE, close);
        shown.get().job().onEnded(how -> close.run());
        shown.get().job().cancel();
    }
}
