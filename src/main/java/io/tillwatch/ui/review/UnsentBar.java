package io.tillwatch.ui.review;

import io.tillwatch.service.review.PendingReview;
import io.tillwatch.ui.common.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says what was decided while Elasticsearch was away, and what of it could not be done when it was back. */
final class UnsentBar {
    private final Texts texts;
    private final Label words = new Label();
    private final Button seen = new Button();
    private final HBox root = new HBox(words, seen);

    UnsentBar(ReviewViewModel viewModel, Texts texts) {
        this.texts = texts;
        root.setId("review-unsent");
        root.getStyleClass().add("banner");
        words.setId("review-unsent-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        seen.setId("review-unsent-seen");
        seen.setText(texts.text("review.unsent.seen"));
        seen.setOnAction(event -> viewModel.settleUnsent());
        viewModel.unsentProperty().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private void show(List<PendingReview> kept) {
        List<PendingReview> conflicts =
                kept.stream().filter(PendingReview::isConflict).toList();
        root.setVisible(!kept.isEmpty());
        root.setManaged(!kept.isEmpty());
        seen.setVisible(!conflicts.isEmpty());
        seen.setManaged(!conflicts.isEmpty());
        words.setText(
                conflicts.isEmpty()
                        ? texts.text("review.unsent.waiting", kept.size())
                        : texts.text(
                                "review.unsent.refused",
                                conflicts.size(),
                                conflicts.stream()
                                        .map(each -> each.saleId() + ": " + texts.text(each.conflict()))
                                        .collect(Collectors.joining(" · "))));
    }
}
