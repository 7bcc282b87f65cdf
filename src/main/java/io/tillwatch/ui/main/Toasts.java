package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.CopiedText;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows each new notice in the corner for a while, failures until they are put away. Takes no keys: the bell has them all. */
final class Toasts {
    private static final Duration SEEN = Duration.seconds(6);
    private static final int MOST = 3;

    private final Notices notices;
    private final Navigator navigator;
    private final Texts texts;
    private final VBox root = new VBox();

    Toasts(Notices notices, Navigator navigator, Texts texts) {
        this.notices = notices;
        this.navigator = navigator;
        this.texts = texts;
        root.setId("toasts");
        root.getStyleClass().add("toasts");
        root.setPickOnBounds(false);
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(root, Pos.BOTTOM_RIGHT);
    }

    Node root() {
        return root;
    }

    /** Shows them from now on. */
    Subscription follow() {
        return notices.latestProperty().subscribe((before, now) -> {
            if (now != null) {
                show(now);
            }
        });
    }

    private void show(Notice notice) {
        HBox toast = new HBox();
        toast.getStyleClass().addAll("toast", style(notice));
        Label text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(text);
        words.getStyleClass().add("toast-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox more = more(notice, toast);
        if (!more.getChildren().isEmpty()) {
            words.getChildren().add(more);
        }
        Button close = button("", () -> root.getChildren().remove(toast));
        close.setGraphic(new FontIcon("fth-x"));
        close.setAccessibleText(texts.text("toast.close"));
        close.getStyleClass().add("button-icon");
        toast.getChildren().setAll(icon(notice), words, close);
        root.getChildren().add(toast);
        if (root.getChildren().size() > MOST) {
            root.getChildren().removeFirst();
        }
        if (notice.level() != Notice.Level.FAILED) {
            leaveAfterAWhile(toast);
        }
    }

    private HBox more(Notice notice, HBox toast) {
        HBox more = new HBox();
        more.getStyleClass().add("toast-more");
        ScreenError error = notice.error();
        if (error != null) {
            Label code = new Label(texts.text("error.code", error.code()));
            code.getStyleClass().add("quiet");
            more.getChildren().addAll(code, button(texts.text("error.details.copy"), () -> {
                CopiedText.put(error.copied());
            }));
        }
        Address address = notice.address();
        if (address != null) {
            more.getChildren().add(button(texts.text("toast.show"), () -> {
                root.getChildren().remove(toast);
                navigator.open(address);
            }));
        }
        return more;
    }

    /** Not while somebody points at it: they read, or are about to press a button. */
    private void leaveAfterAWhile(HBox toast) {
        PauseTransition seen = new PauseTransition(SEEN);
        seen.setOnFinished(event -> root.getChildren().remove(toast));
        toast.hoverProperty().subscribe((before, pointed) -> {
            if (pointed) {
                seen.stop();
            } else {
                seen.playFromStart();
            }
        });
        seen.play();
    }

    private static Button button(String text, Runnable pressed) {
        Button button = new Button(text);
        button.getStyleClass().addAll("flat", "small");
        button.setFocusTraversable(false);
        button.setOnAction(event -> pressed.run());
        return button;
    }

    private static Node icon(Notice notice) {
        return new FontIcon(
                switch (notice.level()) {
                    case DONE -> "fth-check-circle";
                    case WARNING -> "fth-alert-circle";
                    case FAILED -> "fth-alert-triangle";
                });
    }

    private static String style(Notice notice) {
        return notice.level().name().toLowerCase(Locale.ROOT);
    }

    /** The newest; null when none is seen. For tests. */
    @Nullable
    Node newest() {
        return root.getChildren().isEmpty() ? null : root.getChildren().getLast();
    }
}
