package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Every screen by keyboard, for a screen reader, and with every word of it to be read. */
@Tag("it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessIT {
    /** Whatever may be cut off says so, and shows the whole of it when it is pointed at. */
    private static final String MAY_BE_CUT = "may-be-cut";

    @TempDir
    static @Nullable Path folder;

    private static @Nullable DesktopSession shared;

    private final DesktopSession session = Objects.requireNonNull(shared);
    private final Map<String, String> screens = new LinkedHashMap<>();

    AccessIT() {
        screens.put("overview", "tillwatch://overview");
        screens.put("stores", "tillwatch://stores");
        screens.put("store days", "tillwatch://stores?store=1010&compare=1011");
        screens.put("store weeks", "tillwatch://stores?store=1010&list=weeks");
        screens.put("store pattern", "tillwatch://stores?store=1010&list=pattern");
        screens.put("date", "tillwatch://dates?date=" + session.yesterday() + "&size=1000..90000");
        screens.put("date by platform", "tillwatch://dates?date=" + session.yesterday() + "&group=platform");
        screens.put("no date", "tillwatch://dates?date=2020-02-29");
        screens.put("sales", "tillwatch://sales?store=1010&canceled=false");
        screens.put("sale", "tillwatch://sales?store=1010&id=7");
        screens.put("no sales", "tillwatch://sales?store=none");
        screens.put("review", "tillwatch://review");
        screens.put("review of a store", "tillwatch://review?store=1010&state=open");
        screens.put("no flags", "tillwatch://review?store=none");
        screens.put("runs", "tillwatch://runs?start=verify");
        screens.put("trust", "tillwatch://trust");
        screens.put("restatements", "tillwatch://trust?list=restatements");
        screens.put("rejects", "tillwatch://trust?list=rejects");
        screens.put("connections", "tillwatch://settings");
        screens.put("appearance", "tillwatch://settings?section=appearance");
        screens.put("background", "tillwatch://settings?section=background");
        screens.put("data", "tillwatch://settings?section=data");
        screens.put("about", "tillwatch://settings?section=about");
    }

    @BeforeAll
    static void openTheWindow() throws Exception {
        shared = new DesktopSession(Objects.requireNonNull(folder), DesktopSession.Size.SMALLEST_WINDOW);
    }

    @AfterAll
    static void closeTheWindow() throws Exception {
        if (shared != null) {
            shared.close();
        }
    }

    private Scene scene() {
        return session.window().scene();
    }

    private List<Node> all() {
        List<Node> nodes = new ArrayList<>();
        collect(scene().getRoot(), nodes);
        return nodes;
    }

    private static void collect(Node node, List<Node> into) {
        if (node.isVisible()) {
            into.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
            }
        }
    }

    private List<Node> focusable() {
        return all().stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .toList();
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder(node.getClass().getSimpleName());
        words.append(node.getId() == null ? "" : "#" + node.getId()).append(node.getStyleClass());
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.append(" “").append(labeled.getText()).append("”");
        }
        Node parent = node.getParent();
        while (parent != null && parent.getId() == null) {
            parent = parent.getParent();
        }
        return words + (parent == null ? "" : " in #" + parent.getId());
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private boolean hasName(Node node) {
        boolean labeled =
                all().stream().anyMatch(other -> other instanceof Label label && node.equals(label.getLabelFor()));
        boolean hinted = node instanceof Control control
                && control.getTooltip() != null
                && isText(control.getTooltip().getText());
        // A screen reader reads the title of the tab that is in front.
        boolean tabs = node instanceof TabPane pane && pane.getTabs().stream().allMatch(tab -> isText(tab.getText()));
        boolean own = node instanceof Labeled text && isText(text.getText());
        return own || isText(node.getAccessibleText()) || labeled || hinted || tabs;
    }

    @Test
    void everythingThatTakesKeysHasAName() {
        Set<String> without = new TreeSet<>();
        screens.forEach((name, address) -> {
            session.open(address);
            DesktopSession.onUi(() -> {
                focusable().stream().filter(node -> !hasName(node)).forEach(node -> without.add(words(node)));
                return null;
            });
        });
        assertEquals("", String.join("\n", without));
    }

    @Test
    void tabReachesEverything() {
        Set<String> unreached = new LinkedHashSet<>();
        screens.forEach((name, address) -> {
            session.open(address);
            List<Node> wanted = DesktopSession.onUi(this::focusable);
            Set<Node> reached = reached(wanted.size());
            Set<ToggleGroup> rows = rows(reached);
            // What was exchanged in the meantime is not there to be reached.
            List<Node> left = DesktopSession.onUi(this::focusable);
            wanted.stream()
                    .filter(left::contains)
                    .filter(node -> !reached.contains(node) && !isInOneOf(rows, node))
                    .forEach(node -> unreached.add(name + ": " + DesktopSession.onUi(() -> words(node))));
        });
        assertEquals("", String.join("\n", unreached));
    }

    /** Tab comes to a row of toggles once; arrows go on from there. */
    private static Set<ToggleGroup> rows(Set<Node> reached) {
        Set<ToggleGroup> rows = new HashSet<>();
        for (Node node : reached) {
            if (node instanceof ToggleButton button && button.getToggleGroup() != null) {
                rows.add(button.getToggleGroup());
            }
        }
        return rows;
    }

    private static boolean isInOneOf(Set<ToggleGroup> rows, Node node) {
        return node instanceof ToggleButton button && rows.contains(button.getToggleGroup());
    }

    @Test
    void arrowsGoThroughTheScreensAndDoWhatIsChosen() {
        session.open("tillwatch://overview");
        Robot robot = DesktopSession.onUi(Robot::new);
        DesktopSession.onUi(() -> {
            scene().getWindow().requestFocus();
            session.find("#screen-overview", Node.class).orElseThrow().requestFocus();
            return null;
        });
        List<String> seen = new ArrayList<>();
        for (KeyCode key : List.of(KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP, KeyCode.UP, KeyCode.UP)) {
            DesktopSession.onUi(() -> {
                robot.keyType(key);
                return null;
            });
            session.settle();
            seen.add(DesktopSession.onUi(
                    () -> session.window().viewModel().addressProperty().get().screen()));
        }
        assertEquals(List.of("stores", "dates", "stores", "overview", "overview"), seen);
        DesktopSession.onUi(() -> {
            robot.keyType(KeyCode.SPACE);
            return null;
        });
        assertTrue(DesktopSession.onUi(session.get("#screen-overview", ToggleButton.class)::isSelected));
    }

    private Set<Node> reached(int steps) {
        Set<Node> reached = new LinkedHashSet<>();
        Robot robot = DesktopSession.onUi(Robot::new);
        DesktopSession.onUi(() -> {
            scene().getWindow().requestFocus();
            session.find("#screen-overview", Node.class).orElseThrow().requestFocus();
            return null;
        });
        for (int i = 0; i <= steps + 2; i++) {
            Node owner = DesktopSession.onUi(scene()::getFocusOwner);
            if (owner != null) {
                reached.add(owner);
            }
            DesktopSession.onUi(() -> {
                robot.keyType(KeyCode.TAB);
                return null;
            });
            WaitForAsyncUtils.waitForFxEvents(1);
        }
        return reached;
    }

    @Test
    void noTextIsCutOff() {
        // Beside an open sale there is no room for the words of its list, and folders are as long as they are.
        screens.remove("sale");
        screens.remove("about");
        assertNothingIsCut("smallest window");
    }

    /** After the others: the window does not shrink again. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noTextIsCutOffInLargerWindowsAndLetters() {
        session.size(1280, 800);
        assertNothingIsCut("usual window");
        session.letters(16);
        try {
            assertNothingIsCut("large letters");
        } finally {
            session.letters(13);
        }
    }

    private void assertNothingIsCut(String where) {
        Set<String> cut = new LinkedHashSet<>();
        for (boolean korean : new boolean[] {false, true}) {
            session.look(korean, false);
            screens.forEach((name, address) -> {
                session.open(address);
                DesktopSession.onUi(() -> {
                    scene().getRoot().applyCss();
                    scene().getRoot().layout();
                    all().stream()
                            .filter(AccessIT::isCut)
                            .forEach(node -> cut.add((korean ? "ko " : "en ") + name + ": " + words(node)));
                    all().stream()
                            .filter(AccessIT::isBeyondTheEdge)
                            .forEach(node ->
                                    cut.add((korean ? "ko " : "en ") + name + ", beyond the edge: " + words(node)));
                    return null;
                });
            });
        }
        session.look(false, false);
        assertEquals("", String.join("\n", cut), where);
    }

    /** A page scrolls sideways, or the window's frame is wider than the window. */
    private static boolean isBeyondTheEdge(Node node) {
        boolean sideways = node instanceof ScrollBar bar
                && bar.getOrientation() == Orientation.HORIZONTAL
                && bar.getParent() instanceof ScrollPane;
        boolean frame = "content".equals(node.getId())
                && node.localToScene(node.getBoundsInLocal()).getMaxX()
                        > node.getScene().getWidth() + 1;
        return sideways || frame;
    }

    /** What is drawn is not what was said. */
    private static boolean isCut(Node node) {
        if (!(node instanceof Labeled labeled) || !isText(labeled.getText()) || mayBeCut(labeled)) {
            return false;
        }
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(drawn -> drawn.isVisible() && !drawn.equals(labeled.getGraphic()))
                .anyMatch(drawn -> !drawn.getText().equals(labeled.getText()));
    }

    private static boolean mayBeCut(Labeled labeled) {
        if (labeled.getStyleClass().contains(MAY_BE_CUT)) {
            return labeled.getTooltip() != null;
        }
        for (Node at = labeled; at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?>) {
                return true;
            }
        }
        return false;
    }
}
