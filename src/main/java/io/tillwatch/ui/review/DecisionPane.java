package io.tillwatch.ui.review;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.Signature;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.ReviewAction;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer does to the open flag: each by one key, then a digit where there is a choice. After a decision the next flag
 * opens by itself.
 */
final class DecisionPane {
    private static final int ASSIGN_TO_SELF = 0;

    private final ReviewViewModel viewModel;
    private final Texts texts;
    private final Formats formats;
    private final Runnable moveOn;
    private final VBox root = new VBox();
    private final Label status = new Label();
    private final Label wrong = new Label();
    private final Label question = new Label();
    private final FlowPane actions = new FlowPane();
    private final VBox choices = new VBox();
    private final TextField note = new TextField();
    private final List<Runnable> choosable = new ArrayList<>();
    private @Nullable Asked asked;

    /** What the reviewer was asked to add. */
    private enum Asked {
        CONFIRM,
        DISMISS,
        SNOOZE,
        ASSIGN,
        NEEDS_INFORMATION,
        NOTE
    }

    /** @param moveOn opens the next flag */
    DecisionPane(ReviewViewModel viewModel, Texts texts, Formats formats, Runnable moveOn) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.formats = formats;
        this.moveOn = moveOn;
        root.setId("flag-decide");
        root.getStyleClass().add("detail-decide");
        status.setId("flag-review-status");
        status.setWrapText(true);
        wrong.setId("flag-review-wrong");
        wrong.setWrapText(true);
        wrong.getStyleClass().add("danger-text");
        question.getStyleClass().add("card-title");
        actions.getStyleClass().add("decide-actions");
        choices.getStyleClass().add("decide-choices");
        note.setId("flag-note");
        note.setOnAction(event -> written());
        actions.getChildren()
                .setAll(
                        action("confirm", "C", () -> ask(Asked.CONFIRM)),
                        action("dismiss", "D", () -> ask(Asked.DISMISS)),
                        action("ask", "I", () -> ask(Asked.NEEDS_INFORMATION)),
                        action("snooze", "S", () -> ask(Asked.SNOOZE)),
                        action("note", "N", () -> ask(Asked.NOTE)),
                        action("assign", "A", () -> ask(Asked.ASSIGN)),
                        action("undo", "U", this::undo));
        root.getChildren().setAll(status, wrong, actions, question, choices, note);
        viewModel.flagProperty().subscribe(flag -> show());
        viewModel.refusalProperty().subscribe(refusal -> show());
        viewModel.addressProperty().subscribe(address -> ask(null));
        ask(null);
    }

    Node node() {
        return root;
    }

    private Button action(String name, String key, Runnable doing) {
        Button button = new Button(texts.text("review.act.key", key, texts.text("review.act." + name)));
        button.setId("flag-act-" + name);
        button.getStyleClass().add("small");
        button.setFocusTraversable(false);
        button.setOnAction(event -> doing.run());
        return button;
    }

    /** Whether the key means something here; then it was done. */
    boolean press(KeyCode code) {
        if (code == KeyCode.ESCAPE && asked != null) {
            ask(null);
            return true;
        }
        if (asked != null && code.isDigitKey()) {
            int chosen = code.getCode() - KeyCode.DIGIT1.getCode();
            if (chosen >= 0 && chosen < choosable.size()) {
                choosable.get(chosen).run();
            }
            return true;
        }
        switch (code) {
            case C -> ask(Asked.CONFIRM);
            case D -> ask(Asked.DISMISS);
            case I -> ask(Asked.NEEDS_INFORMATION);
            case S -> ask(Asked.SNOOZE);
            case N -> ask(Asked.NOTE);
            case A -> ask(Asked.ASSIGN);
            case U -> undo();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void ask(@Nullable Asked what) {
        asked = what;
        choosable.clear();
        choices.getChildren().clear();
        note.clear();
        boolean asks = what != null;
        shown(question, asks);
        shown(choices, what != Asked.NOTE && what != Asked.NEEDS_INFORMATION && asks);
        shown(note, asks);
        if (what == null) {
            return;
        }
        question.setText(texts.text("review.asked", what));
        note.setPromptText(texts.text(what == Asked.ASSIGN ? "review.asked.person" : "review.asked.note"));
        switch (what) {
            case CONFIRM, DISMISS ->
                Stream.of(ClosingReason.values())
                        .filter(reason -> reason.confirms() == (what == Asked.CONFIRM))
                        .forEach(reason -> choice(
                                texts.text(reason.sentence()),
                                () -> decide(ReviewAction.decide(reason, note.getText()))));
            case SNOOZE -> {
                LocalDate today = viewModel.today();
                for (LocalDate until :
                        List.of(today.plusDays(1), today.plusDays(3), today.plusWeeks(1), today.plusMonths(1))) {
                    choice(
                            texts.text("review.asked.until", formats.date(until)),
                            () -> decide(ReviewAction.snooze(until, note.getText())));
                }
            }
            case ASSIGN -> {
                choice(texts.text("review.asked.self"), () -> stay(ReviewAction.assign(viewModel.self())));
                choice(texts.text("review.asked.nobody"), () -> stay(ReviewAction.assign("")));
            }
            case NOTE, NEEDS_INFORMATION -> note.requestFocus();
        }
    }

    private void choice(String words, Runnable doing) {
        choosable.add(doing);
        Button button = new Button(texts.text("review.act.key", choosable.size(), words));
        button.setId("flag-choice-" + choosable.size());
        button.getStyleClass().addAll("flat", "small");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setFocusTraversable(false);
        button.setOnAction(event -> doing.run());
        choices.getChildren().add(button);
    }

    /** Enter in the field: the first choice with this note, or what was written. */
    private void written() {
        String text = note.getText().strip();
        if (asked == Asked.NEEDS_INFORMATION) {
            decide(ReviewAction.needsInformation(text));
        } else if (asked == Asked.NOTE) {
            stay(ReviewAction.note(text));
        } else if (asked == Asked.ASSIGN && !text.isEmpty()) {
            stay(ReviewAction.assign(text));
        } else if (!choosable.isEmpty()) {
            choosable.get(ASSIGN_TO_SELF).run();
        }
    }

    private void decide(ReviewAction action) {
        if (viewModel.act(action)) {
            ask(null);
            moveOn.run();
        }
    }

    private void stay(ReviewAction action) {
        if (viewModel.act(action)) {
            ask(null);
            root.requestFocus();
        }
    }

    private void undo() {
        stay(ReviewAction.of(ReviewAction.Kind.UNDO));
    }

    private void show() {
        FlagDetail detail = viewModel.flagProperty().get();
        FlagReview review = detail == null ? null : detail.review();
        shown(root, review != null);
        ReviewViewModel.Refusal refusal = viewModel.refusalProperty().get();
        shown(wrong, refusal != null);
        if (refusal != null) {
            wrong.setText(texts.text(
                    "review.refused", refusal.saleId(), refusal.error().sentence()));
        }
        if (review == null) {
            return;
        }
        String holder = review.lockedBy(viewModel.now());
        String words = "";
        if (!holder.isEmpty()) {
            words = Signature.isSamePerson(holder, viewModel.self())
                    ? texts.text("review.status.taken")
                    : texts.text("review.status.locked", holder);
        } else if (!review.get(FlagReview.ASSIGNED_TO).isEmpty()) {
            words = texts.text("review.status.assigned", review.get(FlagReview.ASSIGNED_TO));
        }
        status.setText(words);
        shown(status, !words.isEmpty());
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
