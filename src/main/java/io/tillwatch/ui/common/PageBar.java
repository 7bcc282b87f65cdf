package io.tillwatch.ui.common;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says above a page that stays that the next one is on its way, or did not come. */
public final class PageBar {
    private final StackPane frame;
    private final ProgressBar working = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final HBox failure;
    private final Label sentence = new Label();

    /**
     * Puts the bar there; it takes no room as long as there is nothing to say.
     *
     * @param frame of which the upper edge moves while something is on its way
     * @param page on top of which a failure is told
     */
    public PageBar(StackPane frame, VBox page, Texts texts, Runnable retry) {
        this.frame = frame;
        working.getStyleClass().add("page-working");
        working.setMaxWidth(Double.MAX_VALUE);
        working.setMouseTransparent(true);
        working.setAccessibleText(texts.text("state.loading"));
        StackPane.setAlignment(working, Pos.TOP_CENTER);
        Button again = new Button(texts.text("error.retry"));
        again.setId("page-retry");
        again.getStyleClass().add("small");
        again.setMinWidth(Button.USE_PREF_SIZE);
        again.setOnAction(event -> retry.run());
        sentence.setId("page-failure");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        failure = new HBox(new FontIcon("fth-alert-triangle"), sentence, again);
        failure.getStyleClass().add("page-failure");
        page.getChildren().addFirst(failure);
        show(false, "");
    }

    /**
     * Shows how it stands.
     *
     * @param failed what did not come and why; empty when nothing failed
     */
    public void show(boolean busy, String failed) {
        frame.getChildren().remove(working);
        if (busy) {
            frame.getChildren().add(working);
        }
        sentence.setText(failed);
        boolean told = !failed.isEmpty() && !busy;
        failure.setVisible(told);
        failure.setManaged(told);
    }

    /** As above; null when nothing failed. */
    public void show(boolean busy, @Nullable ScreenError error, Texts texts) {
        show(busy, error == null ? "" : error.sentence() + " " + texts.text("error.code", error.code()));
    }
}
