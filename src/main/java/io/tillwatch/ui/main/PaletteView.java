package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet that Ctrl+K lays over the window. */
public final class PaletteView {
    private static final double ROW = 34;
    private static final int ROWS = 9;

    private final PaletteViewModel viewModel;
    private final Texts texts;
    private final StackPane root = new StackPane();
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private @Nullable Node focusedBefore;

    public PaletteView(PaletteViewModel viewModel, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        field.setId("palette-query");
        field.setPromptText(texts.text("main.search"));
        field.textProperty().bindBidirectional(viewModel.queryProperty());
        list.setId("palette-found");
        list.setItems(viewModel.found());
        list.setFixedCellSize(ROW);
        field.setAccessibleText(texts.text("main.search"));
        list.setAccessibleText(texts.text("access.palette.found"));
        list.setCellFactory(view -> new EntryCell());
        Label none = new Label(texts.text("palette.none"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setPrefHeight(ROW * ROWS + 2);
        // After the list's own listener, which moves the selection along with what comes.
        viewModel.found().addListener((ListChangeListener<PaletteEntry>) change -> selectFirst());
        VBox sheet = new VBox(field, list);
        sheet.getStyleClass().add("palette");
        sheet.setMaxSize(620, Region.USE_PREF_SIZE);
        StackPane.setAlignment(sheet, Pos.TOP_CENTER);
        root.getStyleClass().add("palette-shade");
        root.getChildren().add(sheet);
        root.setVisible(false);
        root.setOnMousePressed(event -> close());
        sheet.setOnMousePressed(event -> event.consume());
        list.setOnMouseClicked(event -> choose());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    Node root() {
        return root;
    }

    void open() {
        focusedBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
        viewModel.queryProperty().set("");
        root.setVisible(true);
        selectFirst();
        field.requestFocus();
    }

    /** Opens with a text that can be changed or copied at once. */
    void open(String text) {
        open();
        viewModel.queryProperty().set(text);
        selectFirst();
        field.selectAll();
    }

    private void close() {
        root.setVisible(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    private void selectFirst() {
        if (list.getSelectionModel().getSelectedIndex() < 0) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> choose();
            case DOWN -> move(1);
            case UP -> move(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - ROWS + 1));
        }
    }

    private void choose() {
        PaletteEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            close();
            entry.chosen().run();
        }
    }

    private final class EntryCell extends ListCell<PaletteEntry> {
        private final Label title = new Label();
        private final Label group = new Label();
        private final HBox line = new HBox(title, group);

        EntryCell() {
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            group.getStyleClass().add("palette-group");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
            } else {
                title.setText(entry.title());
                group.setText(texts.text(entry.group().key()));
                setGraphic(line);
            }
        }
    }
}
