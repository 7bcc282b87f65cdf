package io.tillwatch.ui.sales;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.ui.common.DatePreset;
import io.tillwatch.ui.common.DateWords;
import io.tillwatch.ui.common.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A line under the filters where one of them is written. Enter applies, Esc leaves everything as it was. */
final class FilterEditor {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final SalesViewModel viewModel;
    private final FilterWords words;
    private final Texts texts;
    private final Runnable left;
    private final HBox root = new HBox();
    private @Nullable SaleFilter edited;

    /**
     * Makes an editor that is closed.
     *
     * @param left takes the focus when the editor had it and closes
     */
    FilterEditor(SalesViewModel viewModel, FilterWords words, Texts texts, Runnable left) {
        this.viewModel = viewModel;
        this.words = words;
        this.texts = texts;
        this.left = left;
        root.setId("sales-filter-editor");
        root.getStyleClass().addAll("card", "filter-editor");
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        viewModel.choicesProperty().subscribe(found -> found.ifPresent(this::showChoices));
        close();
    }

    Node node() {
        return root;
    }

    boolean isOpen() {
        return edited != null;
    }

    void close() {
        boolean mine = root.isFocusWithin();
        edited = null;
        root.setVisible(false);
        root.setManaged(false);
        root.getChildren().clear();
        if (mine) {
            left.run();
        }
    }

    void edit(SaleFilter filter) {
        edited = filter;
        Label name = new Label(words.name(filter));
        name.getStyleClass().add("card-title");
        root.getChildren().setAll(name);
        // Nothing that is not seen can have the focus.
        root.setVisible(true);
        root.setManaged(true);
        switch (filter.kind()) {
            case DATES -> {
                days(viewModel.question().range(), viewModel::show);
                presets();
            }
            case TIMES ->
                days(
                        SaleQuestion.days(viewModel.question().value(filter)).orElse(DateRange.ALL),
                        range -> viewModel.filter(filter, SaleQuestion.written(range)));
            case HOUR -> hour();
            case BOUNDS -> bounds(filter);
            case TRUTH -> truth(filter);
            case CHOICE -> {
                root.getChildren().add(new Label(texts.text("state.loading")));
                viewModel.askChoices(filter);
            }
            case EXACT, BEGINNING, WORDS -> text(filter);
        }
        for (Node part : root.getChildren()) {
            if (part instanceof TextField field) {
                field.setAccessibleText(name.getText() + ", " + field.getPromptText());
            }
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = new Button(texts.text("sales.filter.cancel"));
        cancel.setId("sales-filter-cancel");
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(event -> close());
        root.getChildren().addAll(gap, cancel);
    }

    private void text(SaleFilter filter) {
        TextField field = field("sales-filter-text", viewModel.question().value(filter), 18);
        field.setPromptText(texts.text("sales.filter.hint." + filter.kind().name()));
        Runnable apply = () -> apply(filter, field.getText());
        field.setOnAction(event -> apply.run());
        root.getChildren().addAll(field, applyButton(apply));
        field.requestFocus();
    }

    private void bounds(SaleFilter filter) {
        Optional<Bounds> now = SaleQuestion.bounds(viewModel.question().value(filter));
        TextField least = field(
                "sales-filter-least",
                now.map(Bounds::least).map(String::valueOf).orElse(""),
                9);
        TextField most = field(
                "sales-filter-most", now.map(Bounds::most).map(String::valueOf).orElse(""), 9);
        least.setPromptText(texts.text("sales.filter.hint.least"));
        most.setPromptText(texts.text("sales.filter.hint.most"));
        Runnable apply = () -> {
            String written = SaleQuestion.written(least.getText(), most.getText());
            boolean readable = written.isEmpty() || SaleQuestion.bounds(written).isPresent();
            least.pseudoClassStateChanged(WRONG, !readable);
            most.pseudoClassStateChanged(WRONG, !readable);
            if (readable) {
                apply(filter, written);
            }
        };
        least.setOnAction(event -> apply.run());
        most.setOnAction(event -> apply.run());
        root.getChildren().addAll(least, new Label("–"), most, applyButton(apply));
        least.requestFocus();
    }

    private void hour() {
        Optional<Hour> now = viewModel.question().hour();
        ComboBox<DayOfWeek> weekday = new ComboBox<>(FXCollections.observableArrayList(DayOfWeek.values()));
        weekday.setId("sales-filter-weekday");
        weekday.setAccessibleText(texts.text("sales.filter.hint.weekday"));
        weekday.setConverter(shownAs(words::weekday));
        weekday.setValue(now.map(Hour::day).orElse(DayOfWeek.MONDAY));
        ComboBox<Integer> hour = new ComboBox<>();
        hour.setId("sales-filter-hour");
        hour.setAccessibleText(texts.text("sales.filter.hint.hour"));
        hour.setConverter(shownAs(from -> texts.text("sales.filter.hours", from, from + 1)));
        for (int from = 0; from < 24; from++) {
            hour.getItems().add(from);
        }
        hour.setValue(now.map(Hour::hour).orElse(12));
        root.getChildren().addAll(weekday, hour, applyButton(() -> {
            Hour chosen = new Hour(weekday.getValue(), hour.getValue());
            close();
            viewModel.filter(chosen);
        }));
        weekday.requestFocus();
    }

    private static <T> StringConverter<T> shownAs(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        };
    }

    private void truth(SaleFilter filter) {
        for (String value : List.of("true", "false")) {
            Button button = new Button(texts.text("sales.filter." + filter.parameter() + "." + value));
            button.setId("sales-filter-" + value);
            button.setOnAction(event -> apply(filter, value));
            root.getChildren().add(button);
        }
    }

    private void showChoices(List<String> choices) {
        SaleFilter filter = edited;
        if (filter == null || filter.kind() != SaleFilter.Kind.CHOICE) {
            return;
        }
        String value = viewModel.question().value(filter);
        List<String> chosen = value.isEmpty() ? List.of() : SaleQuestion.choices(value);
        if (choices.isEmpty() && chosen.isEmpty()) {
            root.getChildren().set(1, new Label(texts.text("sales.filter.no.choices")));
            return;
        }
        FlowPane boxes = new FlowPane(14, 6);
        boxes.setPrefWrapLength(760);
        boxes.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(boxes, Priority.ALWAYS);
        List<String> offered = new ArrayList<>(choices);
        // What is chosen can be taken away even where nothing has it.
        chosen.stream().filter(choice -> !choices.contains(choice)).forEach(offered::add);
        for (String choice : offered) {
            CheckBox box = new CheckBox(words.choice(choice));
            box.setUserData(choice);
            box.setSelected(chosen.contains(choice));
            boxes.getChildren().add(box);
        }
        Runnable apply = () -> {
            List<String> ticked = boxes.getChildren().stream()
                    .filter(box -> ((CheckBox) box).isSelected())
                    .map(box -> String.valueOf(box.getUserData()))
                    .toList();
            apply(filter, ticked.isEmpty() ? "" : SaleQuestion.written(ticked));
        };
        Node name = root.getChildren().getFirst();
        Node cancel = root.getChildren().getLast();
        root.getChildren().setAll(name, boxes, applyButton(apply), cancel);
        boxes.getChildren().getFirst().requestFocus();
    }

    private void days(DateRange now, Consumer<DateRange> chosen) {
        TextField from = field(
                "sales-filter-from", now.first() == null ? "" : now.first().toString(), 9);
        TextField to =
                field("sales-filter-to", now.last() == null ? "" : now.last().toString(), 9);
        from.setPromptText(texts.text("sales.filter.hint.date"));
        to.setPromptText(texts.text("sales.filter.hint.date"));
        Runnable apply = () -> {
            boolean fromReadable = isDate(from);
            boolean toReadable = isDate(to);
            if (fromReadable && toReadable) {
                LocalDate first = date(from);
                LocalDate last = date(to);
                boolean turned = first != null && last != null && last.isBefore(first);
                close();
                chosen.accept(turned ? new DateRange(last, first) : new DateRange(first, last));
            }
        };
        from.setOnAction(event -> apply.run());
        to.setOnAction(event -> apply.run());
        root.getChildren().addAll(from, new Label("–"), to, applyButton(apply));
        from.requestFocus();
    }

    private void presets() {
        for (DatePreset preset : DatePreset.values()) {
            Button button = new Button(texts.text("preset", preset));
            button.getStyleClass().add("flat");
            button.setOnAction(event -> {
                close();
                viewModel.show(preset.until(viewModel.today()));
            });
            root.getChildren().add(button);
        }
    }

    private boolean isDate(TextField field) {
        boolean readable = field.getText().isBlank() || date(field) != null;
        field.pseudoClassStateChanged(WRONG, !readable);
        return readable;
    }

    private @Nullable LocalDate date(TextField field) {
        return DateWords.read(field.getText(), viewModel.today()).orElse(null);
    }

    private void apply(SaleFilter filter, String value) {
        close();
        viewModel.filter(filter, value);
    }

    private static TextField field(String id, String text, int columns) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPrefColumnCount(columns);
        return field;
    }

    private Button applyButton(Runnable apply) {
        Button button = new Button(texts.text("sales.filter.apply"));
        button.setId("sales-filter-apply");
        button.getStyleClass().add("accent");
        button.setOnAction(event -> apply.run());
        return button;
    }
}
