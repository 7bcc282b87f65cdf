package io.tillwatch.ui.table;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Stands where rows would: nothing asked, loading, found nothing, failed. */
final class TableMessage {
    private final VBox box = new VBox();
    private final FontIcon icon = new FontIcon(Feather.SEARCH);
    private final ProgressIndicator wheel = new ProgressIndicator();
    private final Label title = new Label();
    private final Label hint = new Label();
    private final Button action = new Button();

    TableMessage(String table) {
        box.setId(table + "-message");
        box.getStyleClass().add("table-message");
        title.getStyleClass().add("message-title");
        title.setId(table + "-message-title");
        hint.getStyleClass().add("message-hint");
        hint.setId(table + "-message-hint");
        hint.setWrapText(true);
        action.setId(table + "-message-action");
        wheel.getStyleClass().add("message-wheel");
    }

    VBox node() {
        return box;
    }

    void loading(String text) {
        title.setText(text);
        box.getChildren().setAll(wheel, title);
    }

    void say(Ikon picture, String role, String titleText, String hintText) {
        icon.setIconCode(picture);
        icon.getStyleClass().setAll("ikonli-font-icon", "message-icon", role);
        title.setText(titleText);
        hint.setText(hintText);
        box.getChildren().setAll(icon, title);
        if (!hintText.isEmpty()) {
            box.getChildren().add(hint);
        }
    }

    void offer(String text, Runnable what) {
        action.setText(text);
        action.setOnAction(event -> what.run());
        box.getChildren().add(action);
    }
}
