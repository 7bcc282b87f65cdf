package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet that F1 lays over the window: the keys of the window and of the screen beneath. */
final class ShortcutsView {
    private static final int COLUMN_ROWS = 7;

    private final Texts texts;
    private final VBox inside = new VBox();
    private final Sheet sheet = new Sheet(inside);

    ShortcutsView(Texts texts) {
        this.texts = texts;
        inside.getStyleClass().addAll("palette", "shortcuts");
        inside.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        inside.setFocusTraversable(true);
        sheet.root().setId("shortcuts");
    }

    Sheet sheet() {
        return sheet;
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
        inside.getChildren().setAll(title("shortcut.window"), grid(ofWindow));
        if (!ofScreen.isEmpty()) {
            Label heading = title("screen." + screen);
            heading.getStyleClass().add("second-title");
            inside.getChildren().addAll(heading, grid(ofScreen));
        }
        sheet.open(inside);
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
