package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.service.DefaultSchedules;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Pictures of every screen on real servers, for people to look at: {@code target/screenshots}. From the smallest window
 * to the largest: one that is not there grows, and does not shrink again.
 */
@Tag("it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreenPicturesIT extends WindowTest {
    private static final int USUAL_LETTERS = 13;
    private static final int LARGE_LETTERS = 16;

    private final Map<String, String> screens = new LinkedHashMap<>();
    /** Those that ask Elasticsearch for something as soon as they are opened. */
    private final Map<String, String> asking = new LinkedHashMap<>();

    ScreenPicturesIT() {
        super(DesktopSession.Size.SMALLEST_WINDOW);
    }

    @BeforeEach
    void nameTheScreens() {
        asking.put("overview", "tillwatch://overview");
        asking.put("stores-none", "tillwatch://stores");
        asking.put("stores", "tillwatch://stores?store=1010");
        asking.put("dates", "tillwatch://dates?date=" + yesterday);
        asking.put("sales", "tillwatch://sales?store=1010");
        asking.put("review", "tillwatch://review");
        asking.put("runs", "tillwatch://runs");
        asking.put("trust", "tillwatch://trust");
        screens.putAll(asking);
        DefaultSchedules.addTo(
                session.workspace().schedules(),
                ZoneId.of("Asia/Seoul"),
                "kim@desk",
                Instant.parse("2026-11-23T00:00:00Z"));
        screens.put("dates-empty", "tillwatch://dates?date=2020-02-29");
        screens.put("sales-empty", "tillwatch://sales?store=none");
        screens.put("review-empty", "tillwatch://review?store=none");
        screens.put("runs-schedules", "tillwatch://runs?tab=schedules");
        screens.put("settings", "tillwatch://settings");
        screens.put("settings-appearance", "tillwatch://settings?section=appearance");
        screens.put("settings-background", "tillwatch://settings?section=background");
    }

    @Test
    @Order(1)
    void inTheSmallestWindow() throws IOException {
        pictures(false, false, "-980", 980, 700);
        pictures(true, true, "-980", 980, 700);
    }

    @Test
    @Order(2)
    void inLargeLetters() throws IOException {
        session.letters(LARGE_LETTERS);
        try {
            pictures(false, false, "-large", 1280, 800);
            pictures(true, true, "-large", 1280, 800);
        } finally {
            session.letters(USUAL_LETTERS);
        }
    }

    @Test
    @Order(3)
    void full() throws IOException {
        for (boolean korean : new boolean[] {false, true}) {
            for (boolean dark : new boolean[] {false, true}) {
                pictures(korean, dark, "", 1280, 800);
            }
        }
    }

    @Test
    @Order(3)
    void aFlagThatIsDecidedOn() throws IOException {
        for (boolean korean : new boolean[] {false, true}) {
            for (boolean dark : new boolean[] {false, true}) {
                session.look(korean, dark);
                session.open("tillwatch://review?view=queue");
                type(KeyCode.J);
                DesktopSession.await(
                        () -> session.find("#flag-act-confirm", ButtonBase.class)
                                .isPresent(),
                        "it is open");
                session.settle();
                picture("review-open", korean, dark);
                type(dark ? KeyCode.C : KeyCode.D);
                picture("review-deciding", korean, dark);
            }
        }
    }

    private void type(KeyCode key) {
        DesktopSession.onUi(() -> {
            Event.fireEvent(
                    session.get("#review-flags", Node.class),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return null;
        });
    }

    @Test
    @Order(4)
    void beforeTheFirstAnswer() throws IOException {
        for (boolean korean : new boolean[] {false, true}) {
            Texts texts = texts(korean);
            session.cable().hold();
            session.lookAnew(korean, korean);
            for (var screen : asking.entrySet()) {
                session.goTo(screen.getValue());
                DesktopSession.await(session::isTurning, screen.getKey() + " says that it is loading");
                assertTrue(isToBeRead(texts.text("state.loading")), screen.getKey());
                assertFalse(isOffered(texts), screen.getKey());
                picture(screen.getKey() + "-loading", korean, korean);
            }
            session.goTo("tillwatch://settings");
            press("connections-test");
            DesktopSession.await(session::isTurning, "the test is under way");
            assertTrue(isToBeRead(texts.text("settings.test.running")));
            picture("settings-testing", korean, korean);
            press("connections-cancel");
            session.cable().letGo();
            session.settle();
        }
    }

    /** In a window each: before it gives up, a question tries again for a while. */
    @Test
    @Order(5)
    void withoutAnAnswer() throws IOException {
        DesktopStage usual = session.lookedAt();
        for (boolean korean : new boolean[] {false, true}) {
            Texts texts = texts(korean);
            session.look(korean, korean);
            session.awaitWritten("window.language", korean ? "ko" : "en");
            session.awaitWritten("window.theme", korean ? "dark" : "light");
            session.cable().pull();
            Map<String, DesktopStage> windows = new LinkedHashMap<>();
            try {
                asking.forEach((name, address) -> windows.put(name, session.openBeside(address)));
                for (var window : windows.entrySet()) {
                    session.lookAt(window.getValue());
                    session.settle();
                    assertTold(texts, window.getKey());
                    picture(window.getKey() + "-error", korean, korean);
                }
                if (!korean) {
                    tryAgain(texts, windows);
                }
                session.lookAt(usual);
                testTheConnections();
                picture("settings-error", korean, korean);
                session.cable().putIn();
                for (var window : windows.entrySet()) {
                    session.lookAt(window.getValue());
                    DesktopSession.await(() -> !isOffered(texts), window.getKey() + " is loaded by itself");
                    session.settle();
                }
            } finally {
                windows.values().forEach(DesktopSession::leave);
                session.lookAt(usual);
            }
        }
    }

    /** The same failure once more is told once more. */
    private void tryAgain(Texts texts, Map<String, DesktopStage> windows) {
        for (var window : windows.entrySet()) {
            session.lookAt(window.getValue());
            fire(retryButton(texts).orElseThrow());
        }
        for (var window : windows.entrySet()) {
            session.lookAt(window.getValue());
            session.settle();
            assertTold(texts, window.getKey() + " once more");
        }
    }

    private void testTheConnections() {
        session.open("tillwatch://settings");
        press("connections-test");
        DesktopSession.await(
                () -> session.find("#connections-cancel", ButtonBase.class).isEmpty(), "the test is over");
        Node test = session.get("#index-test", Node.class);
        assertEquals(
                1,
                DesktopSession.onUi(() -> test.lookupAll(".test-line.failure").size()));
    }

    @Test
    @Order(6)
    void whenTheConnectionIsLost() throws IOException {
        session.look(false, false);
        session.open("tillwatch://trust");
        session.cable().pull();
        session.open("tillwatch://trust?from=" + yesterday.minusDays(9));
        session.get("#lost", Label.class);
        picture("trust-lost", false, false);
        session.cable().putIn();
        DesktopSession.await(() -> session.find("#lost", Label.class).isEmpty(), "the connection is back");
    }

    @Test
    @Order(7)
    void inALargeWindow() throws IOException {
        pictures(false, false, "-1920", 1920, 1080);
        pictures(true, true, "-1920", 1920, 1080);
    }

    private static Texts texts(boolean korean) {
        return Texts.in(korean ? Language.KOREAN : Language.ENGLISH);
    }

    /** What happened is said in a sentence, and there is a way to try again. */
    private void assertTold(Texts texts, String screen) {
        assertTrue(isOffered(texts), screen + " offers to try again");
        assertTrue(
                words().stream().anyMatch(text -> text.contains("Elasticsearch")),
                screen + " says what happened: " + words());
    }

    private boolean isOffered(Texts texts) {
        return retryButton(texts).isPresent();
    }

    private Optional<ButtonBase> retryButton(Texts texts) {
        return DesktopSession.onUi(() -> content().lookupAll(".button").stream()
                .filter(DesktopSession::isSeen)
                .map(ButtonBase.class::cast)
                .filter(button -> texts.text("error.retry").equals(button.getText()))
                .findFirst());
    }

    private static void fire(ButtonBase button) {
        DesktopSession.onUi(() -> {
            button.fire();
            return null;
        });
    }

    private boolean isToBeRead(String text) {
        return words().contains(text);
    }

    /** Everything that the screen says, the frame of the window left out. */
    private List<String> words() {
        return DesktopSession.onUi(() -> content().lookupAll(".label").stream()
                .filter(DesktopSession::isSeen)
                .map(node -> Objects.requireNonNullElse(((Labeled) node).getText(), ""))
                .filter(text -> !text.isBlank())
                .toList());
    }

    private Node content() {
        return session.window().scene().lookup("#content");
    }

    /** Without waiting for what follows. */
    private void press(String id) {
        fire(session.get("#" + id, ButtonBase.class));
    }

    private void pictures(boolean korean, boolean dark, String ending, int width, int height) throws IOException {
        session.look(korean, dark);
        for (var screen : screens.entrySet()) {
            session.open(screen.getValue());
            String name = named(screen.getKey(), korean, dark) + ending;
            session.picture(name, width, height);
            assertWritten(name);
        }
    }

    private void picture(String name, boolean korean, boolean dark) throws IOException {
        session.pictureAsItIs(named(name, korean, dark));
        assertWritten(named(name, korean, dark));
    }

    private static String named(String screen, boolean korean, boolean dark) {
        return screen + (korean ? "-ko" : "-en") + (dark ? "-dark" : "-light");
    }

    private static void assertWritten(String name) throws IOException {
        assertTrue(Files.size(Path.of("target", "screenshots", name + ".png")) > 10_000, name);
    }
}
