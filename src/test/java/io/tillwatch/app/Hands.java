package io.tillwatch.app;

import io.tillwatch.ui.table.ExportMenu;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What a person does in a window with mouse and keys, and what they and SQL see. */
final class Hands {
    /** What stands for a cell that one would have to scroll to. */
    private static final String OUT_OF_SIGHT = "(out of sight)";

    private final DesktopSession session;
    private final Robot mouse = DesktopSession.onUi(Robot::new);

    Hands(DesktopSession session) {
        this.session = session;
    }

    private static void onUi(Runnable action) {
        DesktopSession.onUi((Callable<@Nullable Void>) () -> {
            action.run();
            return null;
        });
    }

    /** Presses a button, wherever it is, and waits for what follows. */
    void fire(String id) {
        ButtonBase button = session.get("#" + id, ButtonBase.class);
        onUi(() -> {
            if (button.isDisabled()) {
                throw new IllegalStateException(id + " cannot be pressed");
            }
            button.fire();
        });
        session.settle();
    }

    void awaitDisabled(String id) {
        ButtonBase button = session.get("#" + id, ButtonBase.class);
        DesktopSession.await(() -> DesktopSession.onUi(button::isDisabled), id + " cannot be pressed");
    }

    /** Writes into a field; what was there is gone. */
    void type(String id, String text) {
        TextInputControl field = session.get("#" + id, TextInputControl.class);
        onUi(() -> field.setText(text));
        session.settle();
    }

    void press(Node node, KeyCode key) {
        onUi(() -> {
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
        });
        session.settle();
    }

    String text(String id) {
        return DesktopSession.onUi(
                () -> session.find("#" + id, Label.class).map(Label::getText).orElse(""));
    }

    void awaitText(String id, String part) {
        DesktopSession.await(
                () -> text(id).contains(part), () -> "“" + part + "” is to be read, not “" + text(id) + "”");
    }

    /** Chooses an entry of a menu by its id, or by the id of what it shows. */
    void choose(String menu, String item) {
        MenuButton button = session.get("#" + menu, MenuButton.class);
        DesktopSession.await(() -> !DesktopSession.onUi(button::isDisabled), menu + " can be opened");
        onUi(() -> {
            button.show();
            entry(button, item).fire();
            button.hide();
        });
        session.settle();
    }

    static MenuItem entry(MenuButton button, String id) {
        return button.getItems().stream()
                .filter(item -> id.equals(item.getId())
                        || (item instanceof CustomMenuItem custom
                                && custom.getContent() != null
                                && id.equals(custom.getContent().getId())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no entry is called " + id));
    }

    void tab(String tabs, int place) {
        TabPane pane = session.get("#" + tabs, TabPane.class);
        onUi(() -> pane.getSelectionModel().select(place));
        session.settle();
    }

    ExportMenu export() {
        return session.get(".export-menu", ExportMenu.class);
    }

    /** Opens what the bell lists, reads the newest of it and closes it again. */
    String latestNotice() {
        fire("bell");
        return DesktopSession.onUi(() -> {
            ContextMenu list = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .filter(menu -> menu.getStyleClass().contains("notices"))
                    .findFirst()
                    .orElseThrow();
            CustomMenuItem newest = (CustomMenuItem) list.getItems().getFirst();
            list.hide();
            return ((Text) newest.getContent()).getText();
        });
    }

    // ---- tables

    long rows(String table) {
        TableView<?> view = session.get("#" + table, TableView.class);
        return DesktopSession.onUi(() -> (long) view.getItems().size());
    }

    void awaitRows(String table, long wanted) {
        DesktopSession.await(
                () -> rows(table) == wanted, () -> table + " has " + wanted + " rows, not " + cells(table));
    }

    /** The titles of a table, from left to right. */
    List<String> titles(String table) {
        TableView<?> view = session.get("#" + table, TableView.class);
        return DesktopSession.onUi(() ->
                view.getVisibleLeafColumns().stream().map(TableColumn::getText).toList());
    }

    /** What is to be read in the cells, row by row; every row has to be on screen. */
    List<List<String>> cells(String table) {
        TableView<?> view = session.get("#" + table, TableView.class);
        return DesktopSession.onUi(() -> {
            view.applyCss();
            view.layout();
            List<@Nullable List<String>> rows = new ArrayList<>();
            view.getItems().forEach(row -> rows.add(null));
            for (Node node : view.lookupAll(".table-row-cell")) {
                if (node instanceof TableRow<?> row && !row.isEmpty()) {
                    List<String> texts = new ArrayList<>();
                    for (TableColumn<?, ?> column : view.getVisibleLeafColumns()) {
                        texts.add(text(row, column));
                    }
                    rows.set(row.getIndex(), texts);
                }
            }
            return rows.stream().map(Objects::requireNonNull).toList();
        });
    }

    private static String text(TableRow<?> row, TableColumn<?, ?> column) {
        return row.getChildrenUnmodifiable().stream()
                .filter(cell -> cell instanceof TableCell<?, ?> one && column.equals(one.getTableColumn()))
                .map(cell -> Objects.requireNonNullElse(((TableCell<?, ?>) cell).getText(), ""))
                .findFirst()
                .orElse(OUT_OF_SIGHT);
    }

    List<String> column(String table, String title) {
        int place = titles(table).indexOf(title);
        return cells(table).stream().map(row -> row.get(place)).toList();
    }

    /** Clicks on the title of a column, which may lie beyond the edge of the screen that the mouse does not cross. */
    void clickTitle(String table, String column) {
        TableView<?> view = session.get("#" + table, TableView.class);
        onUi(() -> {
            Node title = view.lookupAll(".column-header").stream()
                    .filter(node -> node instanceof TableColumnHeader header
                            && header.getTableColumn() != null
                            && column.equals(header.getTableColumn().getId()))
                    .findFirst()
                    .orElseThrow();
            for (EventType<MouseEvent> type :
                    List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                boolean down = type == MouseEvent.MOUSE_PRESSED;
                Event.fireEvent(
                        title,
                        new MouseEvent(
                                type,
                                5,
                                5,
                                5,
                                5,
                                MouseButton.PRIMARY,
                                1,
                                false,
                                false,
                                false,
                                false,
                                down,
                                false,
                                false,
                                false,
                                false,
                                true,
                                null));
            }
        });
        session.settle();
    }

    static Node part(Node of, String selector) {
        return DesktopSession.onUi(() -> Objects.requireNonNull(of.lookup(selector), selector + " is not there"));
    }

    // ---- the mouse

    void click(Node node) {
        moveTo(node, 0.5, 0.5);
        clickHere();
    }

    void doubleClick(Node node) {
        moveTo(node, 0.5, 0.5);
        onUi(() -> {
            mouse.mouseClick(MouseButton.PRIMARY);
            mouse.mouseClick(MouseButton.PRIMARY);
        });
        session.settle();
    }

    /** Moves to a place within a node, in shares of its width and height. */
    void moveTo(Node node, double across, double down) {
        onUi(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            mouse.mouseMove(
                    Math.rint(bounds.getMinX() + bounds.getWidth() * across),
                    Math.rint(bounds.getMinY() + bounds.getHeight() * down));
        });
    }

    void clickHere() {
        onUi(() -> mouse.mouseClick(MouseButton.PRIMARY));
        session.settle();
    }

    /** From where the mouse is to another place within a node. */
    void dragTo(Node node, double across, double down) {
        onUi(() -> mouse.mousePress(MouseButton.PRIMARY));
        moveTo(node, across, down);
        onUi(() -> mouse.mouseRelease(MouseButton.PRIMARY));
        session.settle();
    }

    // ---- the source

    long count(String sql) {
        return Long.parseLong(query(sql).getFirst().getFirst());
    }

    List<List<String>> query(String sql) {
        List<List<String>> rows = new ArrayList<>();
        try (var connection = session.database().connect();
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(Objects.requireNonNullElse(found.getString(i), ""));
                }
                rows.add(row);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the test's query failed", failed);
        }
        return rows;
    }

    /** Changes rows as the platform does, which moves their {@code modified}; a sync takes them in. */
    void change(String assignments, String where) {
        session.database()
                .execute("SET SESSION sql_mode = ''; UPDATE platform_sales SET " + assignments
                        + ", modified = UTC_TIMESTAMP() + INTERVAL 9 HOUR - INTERVAL 1 SECOND WHERE " + where);
    }
}
