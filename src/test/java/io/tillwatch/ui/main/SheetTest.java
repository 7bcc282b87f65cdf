package io.tillwatch.ui.main;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init") // by start
class SheetTest {
    private Scene scene;
    private Button first;
    private Button beneath;
    private TextField field;
    private Sheet sheet;

    @Start
    void start(Stage stage) {
        first = new Button("first");
        beneath = new Button("beneath");
        field = new TextField();
        sheet = new Sheet(new VBox(field));
        scene = new Scene(new StackPane(new VBox(first, beneath), sheet.root()), 400, 300);
        stage.setScene(scene);
        stage.show();
        beneath.requestFocus();
    }

    private static void onUi(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node focused() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, scene::getFocusOwner);
    }

    @Test
    void theTabKeyDoesNotLeadBeneath() {
        onUi(() -> sheet.open(field));
        onUi(() -> Event.fireEvent(
                field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false)));

        assertSame(field, focused());
    }

    @Test
    void theKeyboardGoesBackToWhereItWasHoweverOftenItWasOpened() {
        onUi(() -> sheet.open(field));
        onUi(() -> sheet.open(field));
        assertTrue(sheet.isOpen());

        onUi(sheet::close);

        assertFalse(sheet.isOpen());
        assertSame(beneath, focused());
    }
}
