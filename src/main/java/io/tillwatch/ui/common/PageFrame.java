package io.tillwatch.ui.common;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Where the page of a screen is, and what stands in its place as long as there is nothing to show. */
public final class PageFrame {
    private final StackPane frame;
    private final Node page;

    /** @param page lies in the frame and stays there */
    public PageFrame(StackPane frame, Node page) {
        this.frame = frame;
        this.page = page;
    }

    public void showPage() {
        page.setVisible(true);
        frame.getChildren().retainAll(page);
    }

    public void showInstead(StateBox state) {
        page.setVisible(false);
        frame.getChildren().setAll(page, state);
    }

    /**
     * There was no answer yet: it is on its way, or did not come.
     *
     * @param error null as long as the answer is on its way
     */
    public void showWaiting(@Nullable ScreenError error, Texts texts, Runnable retry) {
        showInstead(error == null ? StateBox.loading(texts) : StateBox.failed(error, texts, retry));
    }
}
