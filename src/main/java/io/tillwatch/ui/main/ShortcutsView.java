package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet that F1 lays over the window: the keys of the window and of the screen beneath. */
final class ShortcutsView {
    private static final int COLUMN_ROWS = 7;

    private final Texts texts;
    private final StackPane root = new StackPane();
    private final VBox sheet = new VBox();
    private @Nullable Node focusedBefore;

    ShortcutsView(Texts texts) {
        this.texts = texts;
        sheet.getStyleClass().addAll("palette", "shortcuts");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setFocusTraversable(true);
        StackPane.setAlignment(sheet, Pos.TOP_CENTER);
        root.setId("shortcuts");
        root.getStyleClass().add("palette-shade");
        root.getChildren().add(sheet);
        root.setVisible(false);
        root.setOnMousePressed(event -> close());
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
                close();
                event.consume();
            }
        });
    }

    Node root() {
        return root;
    }

    /**
     * Shows the keys.
     *
     * @param screen name of the screen beneath
     * @param screens how many screens the window has
     */
    void open(String screen, int screens, List<Shortcut> ofScreen) {
        List<Shortcut> ofWindow = new ArrayList<>();
        for (WindowKey key : WindowKey.values()) {
            ofWindow.add(new Shortcut(key.keys(), key.what()));
        }
        String digits = WindowKey.FIND.keys().replace("K", "1") + " … " + screens;
        ofWindow.add(3, new Shortcut(digits, "shortcut.screens"));
        ofWindow.add(new Shortcut("Esc", "shortcut.close"));
        sheet.getChildren().setAll(title("shortcut.window"), grid(ofWindow));
        if (!ofScreen.isEmpty()) {
            Label heading = title("screen." + screen);
            heading.getStyleClass().add("second-title");
            sheet.getChildren().addAll(heading, grid(ofScreen));
        }
        focusedBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
        root.setVisible(true);
        sheet.requestFocus();
    }

    void close() {
        root.setVisible(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    private Label title(String key) {
        Label title = new Label(texts.text(key));
        title.getStyleClass().add("card-title");
        return title;
    }

    /** Two columns when they do not fit into one. */
    private GridPane grid(List<Shortcut> shortcuts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        int rows = shortcuts.size() > COLUMN_ROWS ? (shortcuts.size() + 1) / 2 : shortcuts.size();
        for (int column = 0; column < 4; column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setMinWidth(Region.USE_PREF_SIZE);
            constraints.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(constraints);
        }
        for (int i = 0; i < shortcuts.size(); i++) {
            Shortcut shortcut = shortcuts.get(i);
            Label keys = new Label(shortcut.keys());
            keys.getStyleClass().add("keys");
            HBox cell = new HBox(keys);
            cell.setAlignment(Pos.CENTER_LEFT);
            int column = i / rows * 2;
            grid.add(cell, column, i % rows);
            grid.add(new Label(texts.text(shortcut.what())), column + 1, i % rows);
        }
        return grid;
    }
}
