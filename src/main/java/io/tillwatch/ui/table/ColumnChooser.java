package io.tillwatch.ui.table;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button with all columns to tick; stays open while they are ticked. */
final class ColumnChooser<R> {
    private final MenuButton button = new MenuButton();
    private final Map<CheckBox, CustomMenuItem> boxes = new LinkedHashMap<>();

    ColumnChooser(String table, TableColumns<R> columns, CellTexts cells) {
        button.setId(table + "-columns");
        button.setText(cells.texts().text("table.columns"));
        button.setGraphic(new FontIcon(Feather.COLUMNS));
        button.getStyleClass().addAll("flat", "small", "column-chooser");
        for (TableColumnSpec<R> spec : columns.all()) {
            CheckBox box = new CheckBox(cells.title(spec));
            box.selectedProperty().bindBidirectional(columns.column(spec.key()).visibleProperty());
            // The item answers to the mouse and to the keyboard alike; a box that did, too, would undo it.
            box.setMouseTransparent(true);
            box.setFocusTraversable(false);
            HBox content = new HBox(box);
            content.setId(table + "-column-" + spec.key());
            CustomMenuItem item = new CustomMenuItem(content, false);
            item.setOnAction(event -> box.setSelected(!box.isSelected()));
            boxes.put(box, item);
            button.getItems().add(item);
        }
        MenuItem reset = new MenuItem(cells.texts().text("table.columns.reset"));
        reset.setId(table + "-columns-reset");
        reset.setOnAction(event -> columns.reset());
        button.getItems().addAll(new SeparatorMenuItem(), reset);
        boxes.keySet().forEach(box -> box.selectedProperty().subscribe(this::keepOne));
    }

    /** A table without any column could not be told from one without rows. */
    private void keepOne() {
        long ticked = boxes.keySet().stream().filter(CheckBox::isSelected).count();
        boxes.forEach((box, item) -> item.setDisable(box.isSelected() && ticked == 1));
    }

    MenuButton button() {
        return button;
    }
}
