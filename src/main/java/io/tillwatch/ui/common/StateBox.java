package io.tillwatch.ui.common;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where content will be: nothing asked yet, working, found nothing, failed. All four look different. */
public final class StateBox extends VBox {
    private StateBox() {
        getStyleClass().add("empty-state");
    }

    public static StateBox loading(Texts texts) {
        StateBox box = new StateBox();
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(28, 28);
        box.getChildren().setAll(turning, quiet(texts.text("state.loading")));
        return box;
    }

    /**
     * There is nothing to show.
     *
     * @param icon code of a Feather icon
     */
    public static StateBox empty(String icon, String text) {
        StateBox box = new StateBox();
        box.getChildren().setAll(new FontIcon(icon), quiet(text));
        return box;
    }

    public static StateBox failed(ScreenError error, Texts texts, Runnable retry) {
        StateBox box = new StateBox();
        Label sentence = new Label(error.sentence());
        sentence.setWrapText(true);
        sentence.getStyleClass().add("state-sentence");
        Button again = new Button(texts.text("error.retry"));
        again.setId("retry");
        again.setOnAction(event -> retry.run());
        Button details = new Button(texts.text("error.details.copy"));
        details.getStyleClass().add("flat");
        details.setOnAction(event -> {
            CopiedText.put(String.join(System.lineSeparator(), error.sentence(), error.code(), error.details()));
        });
        HBox buttons = new HBox(again, details);
        buttons.getStyleClass().add("state-buttons");
        FontIcon icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("bad");
        box.getChildren().setAll(icon, sentence, quiet(texts.text("error.code", error.code())), buttons);
        return box;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("quiet");
        return label;
    }
}
