package io.tillwatch.ui.review;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Reason;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.ui.common.DateWords;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line of filters. What is typed counts with Enter or when the field is left. */
final class FlagFilters {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final ReviewViewModel viewModel;
    private final Texts texts;
    private final ChoiceMenu<State> states;
    private final ChoiceMenu<Reason.Code> reasons;
    private final TextField store;
    private final TextField least;
    private final TextField from;
    private final TextField to;
    private final Button clear = new Button("", new FontIcon("fth-x"));
    private final FlowPane root;

    FlagFilters(ReviewViewModel viewModel, FlagWords words, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        states = new ChoiceMenu<>("review-state", "review.state", State.class, words, texts, viewModel::states);
        reasons =
                new ChoiceMenu<>("review-reason", "review.reason", Reason.Code.class, words, texts, viewModel::reasons);
        store = field(FlagQuestion.STORE, 4);
        least = field(FlagQuestion.LEAST, 7);
        from = field(FlagQuestion.FROM, 7);
        to = field(FlagQuestion.TO, 7);
        clear.setId("review-clear");
        clear.setTooltip(new Tooltip(texts.text("review.filter.clear")));
        clear.setAccessibleText(texts.text("review.filter.clear"));
        clear.getStyleClass().addAll("flat", "button-icon");
        clear.setOnAction(event -> viewModel.clear());
        HBox dates = new HBox(from, new Label("–"), to);
        dates.getStyleClass().add("filter-row");
        // Beside the details there is less room.
        root = new FlowPane(states.node(), reasons.node(), store, least, dates, clear);
        root.setId("review-filters");
        root.getStyleClass().add("review-filters");
        viewModel.addressProperty().subscribe(address -> show());
    }

    Node node() {
        return root;
    }

    /** Goes to the first field. */
    void focus() {
        store.requestFocus();
        store.selectAll();
    }

    private TextField field(String name, int columns) {
        TextField field = new TextField();
        field.setId("review-" + name);
        field.setPrefColumnCount(columns);
        field.setPromptText(texts.text("review.filter." + name));
        field.setAccessibleText(texts.text("review.filter." + name));
        field.setOnAction(event -> apply());
        field.focusedProperty().subscribe((before, focused) -> {
            if (before && !focused) {
                apply();
            }
        });
        return field;
    }

    private void apply() {
        LocalDate first = date(from);
        LocalDate last = date(to);
        String digits = least.getText().replaceAll("[\\s,₩원]", "");
        boolean amountReadable = mark(least, digits.isEmpty() || digits.matches("-?\\d{1,18}"));
        boolean fromReadable = mark(from, from.getText().isBlank() || first != null);
        boolean toReadable = mark(to, to.getText().isBlank() || last != null);
        if (!amountReadable || !fromReadable || !toReadable) {
            return;
        }
        FlagQuestion now = viewModel.question();
        if (!store.getText().strip().equals(Optional.ofNullable(now.store()).orElse(""))) {
            viewModel.filter(FlagQuestion.STORE, store.getText());
        }
        if (!digits.equals(written(now.least()))) {
            viewModel.filter(FlagQuestion.LEAST, digits);
        }
        DateRange range = DateRange.isOrdered(first, last) ? new DateRange(first, last) : new DateRange(last, first);
        if (!range.equals(now.range())) {
            viewModel.show(range);
        }
    }

    private static boolean mark(TextField field, boolean readable) {
        field.pseudoClassStateChanged(WRONG, !readable);
        return readable;
    }

    private @Nullable LocalDate date(TextField field) {
        return DateWords.read(field.getText(), viewModel.today()).orElse(null);
    }

    private void show() {
        FlagQuestion question = viewModel.question();
        states.show(question.states());
        reasons.show(question.reasons());
        fill(store, question.store());
        fill(least, written(question.least()));
        fill(from, written(question.range().first()));
        fill(to, written(question.range().last()));
        clear.setVisible(!question.isEverything());
    }

    private static void fill(TextField field, @Nullable String text) {
        field.setText(text == null ? "" : text);
        mark(field, true);
    }

    private static String written(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
