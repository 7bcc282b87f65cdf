package io.tillwatch.app;

import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.settings.BackgroundWork;
import io.tillwatch.ui.settings.BackgroundWork.Closing;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/**
 * A program whose window is closed may go on in the tray, where it runs schedules. Asked once, then remembered; never
 * where there is no tray, or nothing to go on with. UI thread.
 */
final class StayInTray {
    /** What the person decided. */
    enum Decision {
        STAY,
        END,
        /** The window stays open. */
        NEITHER
    }

    private final BackgroundWork choices;
    private final Tray tray;
    private final BooleanSupplier runsSchedules;
    private final Supplier<Texts> texts;
    private boolean staying;

    /**
     * Asks nothing yet.
     *
     * @param runsSchedules whether a scheduler runs in this program now
     * @param texts in the language of the moment
     */
    StayInTray(BackgroundWork choices, Tray tray, BooleanSupplier runsSchedules, Supplier<Texts> texts) {
        this.choices = choices;
        this.tray = tray;
        this.runsSchedules = runsSchedules;
        this.texts = texts;
    }

    Decision decide(Stage stage) {
        Closing closing = choices.closing();
        if (closing == Closing.END || !runsSchedules.getAsBoolean() || !tray.isThere()) {
            return Decision.END;
        }
        return closing == Closing.STAY ? Decision.STAY : ask(stage);
    }

    private Decision ask(Stage stage) {
        Texts words = texts.get();
        ButtonType stay = new ButtonType(words.text("tray.ask.stay"), ButtonBar.ButtonData.OK_DONE);
        ButtonType end = new ButtonType(words.text("tray.ask.end"), ButtonBar.ButtonData.NO);
        ButtonType neither = new ButtonType(words.text("tray.ask.neither"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, words.text("tray.ask"), stay, end, neither);
        alert.initOwner(stage);
        alert.setTitle(words.text("app.name"));
        alert.setHeaderText(words.text("tray.ask.title"));
        Optional<ButtonType> answer = alert.showAndWait();
        if (answer.filter(stay::equals).isPresent()) {
            choices.close(Closing.STAY);
            return Decision.STAY;
        }
        if (answer.filter(end::equals).isPresent()) {
            choices.close(Closing.END);
            return Decision.END;
        }
        return Decision.NEITHER;
    }

    /**
     * Hides the window behind an icon in the tray.
     *
     * @param ended done when the person ends the program there; the window is shown again before
     */
    void begin(Stage stage, Runnable ended) {
        Texts words = texts.get();
        staying = tray.show(
                new Tray.Words(stage.getTitle(), words.text("tray.open"), words.text("tray.end")),
                () -> back(stage),
                () -> {
                    back(stage);
                    ended.run();
                });
        if (staying) {
            stage.hide();
        } else {
            ended.run();
        }
    }

    private void back(Stage stage) {
        if (staying) {
            staying = false;
            tray.remove();
            stage.show();
            stage.toFront();
        }
    }

    /** Whether the window is hidden and the program goes on. */
    boolean isStaying() {
        return staying;
    }
}
