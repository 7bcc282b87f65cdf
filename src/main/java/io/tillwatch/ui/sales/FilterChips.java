package io.tillwatch.ui.sales;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filters that are set, each to be changed or taken away, and a way to add another. */
final class FilterChips {
    private final FilterWords words;
    private final Texts texts;
    private final Consumer<SaleFilter> edit;
    private final Consumer<SaleFilter> remove;
    private final FlowPane root = new FlowPane();
    private final MenuButton add = new MenuButton();
    private final Button clear = new Button();

    FilterChips(
            FilterWords words, Texts texts, Consumer<SaleFilter> edit, Consumer<SaleFilter> remove, Runnable clearAll) {
        this.words = words;
        this.texts = texts;
        this.edit = edit;
        this.remove = remove;
        root.setId("sales-filters");
        root.getStyleClass().add("filter-chips");
        add.setId("sales-filter-add");
        add.setText(texts.text("sales.filter.add"));
        add.setGraphic(new FontIcon("fth-filter"));
        add.getStyleClass().add("flat");
        for (SaleFilter filter : SaleFilter.values()) {
            MenuItem item = new MenuItem(words.name(filter));
            item.setId("sales-filter-" + filter.parameter());
            item.setOnAction(event -> edit.accept(filter));
            add.getItems().add(item);
            if (filter == SaleFilter.FLAGGED) {
                add.getItems().add(new SeparatorMenuItem());
            }
        }
        // Stored as it came and not searchable: better said than looked for in vain.
        MenuItem raw = new MenuItem(texts.text("sales.filter.raw", texts.text("sales.column.raw_data")));
        raw.setDisable(true);
        add.getItems().add(raw);
        clear.setId("sales-filter-clear");
        clear.setText(texts.text("sales.filter.clear"));
        clear.getStyleClass().add("flat");
        clear.setOnAction(event -> clearAll.run());
    }

    Node node() {
        return root;
    }

    /** Opens the list of what can be filtered by. */
    void offer() {
        add.requestFocus();
        add.show();
    }

    void show(Address address) {
        SaleQuestion question = new SaleQuestion(address);
        boolean mine = root.isFocusWithin();
        root.getChildren().clear();
        for (SaleFilter filter : question.filters()) {
            root.getChildren().add(chip(filter, words.of(filter, question)));
        }
        if (root.getChildren().isEmpty()) {
            Label everything = new Label(texts.text("sales.filter.none"));
            everything.getStyleClass().add("quiet");
            root.getChildren().setAll(everything, add);
        } else {
            root.getChildren().addAll(add, clear);
        }
        if (mine) {
            add.requestFocus();
        }
    }

    private Node chip(SaleFilter filter, String text) {
        Button change = new Button(text);
        change.setId("sales-chip-" + filter.parameter());
        change.getStyleClass().add("chip-text");
        change.setOnAction(event -> edit.accept(filter));
        Button away = new Button("", new FontIcon("fth-x"));
        away.setId("sales-chip-" + filter.parameter() + "-remove");
        away.getStyleClass().add("chip-remove");
        away.setAccessibleText(texts.text("sales.filter.remove", text));
        away.setOnAction(event -> remove.accept(filter));
        HBox chip = new HBox(change, away);
        chip.getStyleClass().add("chip");
        return chip;
    }
}
