package io.tillwatch.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ToastsTest {
    private final Notices notices = new Notices(InstantSource.fixed(Instant.parse("2026-11-22T03:00:00Z")));
    private final List<Address> opened = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // by start
    private Toasts toasts;

    @Start
    void start(Stage stage) {
        toasts = new Toasts(notices, opened::add, Texts.in(Language.ENGLISH));
        toasts.follow();
        stage.setScene(new Scene(new StackPane(toasts.root()), 600, 400));
        stage.show();
    }

    private static void onUi(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> texts(Node toast) {
        Set<Node> nodes = toast.lookupAll(".label");
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(((Labeled) node).getText()));
        return texts;
    }

    private static List<Button> buttons(Node toast) {
        return toast.lookupAll(".button").stream().map(Button.class::cast).toList();
    }

    @Test
    void aFailureHasItsCodeAndItsDetailsAndLeadsToMore() {
        ScreenError error = ScreenError.of(
                new Failure(Failure.Kind.REFUSED, Sentence.plain("The disk is full.")), Texts.in(Language.ENGLISH));
        onUi(() -> notices.tell(Notice.Level.FAILED, error.sentence(), Address.of("runs"), error));

        Node toast = Objects.requireNonNull(toasts.newest());
        assertTrue(texts(toast).containsAll(List.of("The disk is full.", "Code " + error.code())));
        assertTrue(buttons(toast).stream().noneMatch(Node::isFocusTraversable), "it takes the keyboard from nobody");
        onUi(() -> buttons(toast).stream()
                .filter(button -> button.getText().equals("Show"))
                .findFirst()
                .orElseThrow()
                .fire());
        assertEquals(List.of(Address.of("runs")), opened);
        assertNull(toasts.newest());
    }

    @Test
    void whatTheWindowShowsAnywayIsInTheListAlone() {
        onUi(() -> notices.note(Notice.Level.FAILED, "Elasticsearch does not answer."));

        assertNull(toasts.newest());
        assertEquals(1, notices.all().size());
        onUi(() -> notices.tell(Notice.Level.DONE, "Address copied", null));
        assertNotNull(toasts.newest());
    }
}
