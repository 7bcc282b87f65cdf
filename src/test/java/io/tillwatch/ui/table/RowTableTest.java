package io.tillwatch.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class RowTableTest {
    @TempDir
    static Path folder;

    private final UiTasks tasks = UiTasks.onTheUiThread();
    private final TableMemory memory = TableMemory.untilExit();
    private final List<SomeRow> opened = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // by start
    private RowTable<SomeRow> table;

    @SuppressWarnings("NullAway.Init") // by start
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        Theme.LIGHT.useForAll();
        table = newTable();
        StackPane root = new StackPane(table.node());
        root.setStyle("-fx-font-family: Pretendard; -fx-font-size: 13px;");
        scene = new Scene(root, 980, 600);
        stage.setScene(scene);
        stage.show();
    }

    private RowTable<SomeRow> newTable() {
        RowTable<SomeRow> made =
                new RowTable<>("sales", SomeRow.columns(), SomeRow.cells(Language.ENGLISH), memory, tasks);
        made.setOnOpen(opened::add);
        return made;
    }

    @AfterEach
    void stop() {
        onUi(() -> {
            table.close();
            return null;
        });
        tasks.close();
    }

    private static <T> T onUi(Callable<T> action) {
        T value = WaitForAsyncUtils.waitForAsyncFx(60_000, action);
        WaitForAsyncUtils.waitForFxEvents();
        return value;
    }

    private void show(List<SomeRow> rows) {
        onUi(() -> {
            table.show(rows);
            return null;
        });
    }

    private SpooledRows<SomeRow> show(MadeRows source) {
        return onUi(() -> {
            SpooledRows<SomeRow> rows = new SpooledRows<>(() -> source, SomeRow.CODEC, new SpoolFolder(folder), tasks);
            table.show(rows);
            return rows;
        });
    }

    private List<String> ids() {
        return onUi(() -> table.view().getItems().stream().map(SomeRow::id).toList());
    }

    private static String text(FxRobot robot, String id) {
        return onUi(() -> robot.lookup(id).queryAs(Label.class).getText());
    }

    private static String clipboard() {
        return onUi(() -> Clipboard.getSystemClipboard().getString());
    }

    private void select(int row, int column) {
        onUi(() -> {
            TableView<SomeRow> view = table.view();
            view.requestFocus();
            view.getSelectionModel().clearAndSelect(row, view.getVisibleLeafColumn(column));
            return null;
        });
    }

    /** As a mouse does; the robot of a screen that is not there does not press titles. */
    private void clickTitle(String title) {
        onUi(() -> {
            Node header = table.view().lookupAll(".column-header").stream()
                    .filter(node -> node.lookup(".label") instanceof Label label && title.equals(label.getText()))
                    .findFirst()
                    .orElseThrow();
            Event.fireEvent(header, mouse(MouseEvent.MOUSE_PRESSED));
            Event.fireEvent(header, mouse(MouseEvent.MOUSE_RELEASED));
            return null;
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        boolean down = type.equals(MouseEvent.MOUSE_PRESSED);
        return new MouseEvent(
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
                null);
    }

    private TableCell<?, ?> cell(FxRobot robot, int row, int column) {
        return onUi(() -> robot.lookup(".table-cell").queryAllAs(TableCell.class).stream()
                .filter(cell -> cell.getIndex() == row
                        && table.view().getVisibleLeafColumn(column).equals(cell.getTableColumn()))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void aClickOnATitleSortsAndAThirdOneUndoesIt(FxRobot robot) {
        List<SomeRow> rows = SomeRow.first(40);
        show(rows);
        clickTitle("Amount");
        List<String> ascending = rows.stream()
                .sorted(Comparator.comparingLong(row -> Objects.requireNonNull(row.amount())))
                .map(SomeRow::id)
                .toList();
        assertEquals(ascending, ids());
        clickTitle("Amount");
        assertEquals(ascending.reversed(), ids());
        clickTitle("Amount");
        assertEquals(rows.stream().map(SomeRow::id).toList(), ids());
    }

    @Test
    void rowsWithoutAValueStandLastInEitherDirection(FxRobot robot) {
        show(SomeRow.first(40));
        for (int click = 0; click < 2; click++) {
            clickTitle("Change");
            assertNull(onUi(() -> table.view().getItems().getLast().change()));
        }
    }

    @Test
    void aClickOnATitleAsksForAnotherOrderWhereRowsAreNotSortedHere(FxRobot robot) {
        List<Optional<TableOrder>> asked = new ArrayList<>();
        onUi(() -> {
            table.setOnOrder(asked::add);
            table.show(SomeRow.first(20));
            table.showOrder(Optional.of(new TableOrder("sold_at", true)));
            return null;
        });
        clickTitle("Amount");
        clickTitle("Amount");
        clickTitle("Amount");
        assertEquals(
                List.of(
                        Optional.of(new TableOrder("amount", false)),
                        Optional.of(new TableOrder("amount", true)),
                        Optional.empty()),
                asked);
        assertEquals(SomeRow.first(20).stream().map(SomeRow::id).toList(), ids());
    }

    @Test
    void copiesTheSelectedCellsAsASpreadsheetReadsThem(FxRobot robot) {
        show(SomeRow.first(40));
        select(7, 2);
        onUi(() -> {
            TableView<SomeRow> view = table.view();
            view.getSelectionModel().selectRange(7, view.getVisibleLeafColumn(2), 8, view.getVisibleLeafColumn(3));
            return null;
        });
        robot.press(KeyCode.SHORTCUT).type(KeyCode.C).release(KeyCode.SHORTCUT);
        assertEquals("신한카드\t-98007\nKB국민카드\t67852\n", clipboard());
        assertEquals("4 cells copied", text(robot, "#sales-notice"));
        assertEquals("40 rows · 4 cells selected", text(robot, "#sales-count"));
    }

    @Test
    void copiesARowAndAColumn(FxRobot robot) throws Exception {
        show(SomeRow.first(3));
        select(1, 3);
        robot.rightClickOn(cell(robot, 1, 3));
        robot.clickOn("#sales-copy-row");
        assertEquals(
                "7000000000000001\t2026-11-21 10:01:07\tKB국민카드\t12419\t2\t-0.333333\t2026-11-21\tConfirmed\n",
                clipboard());
        select(1, 3);
        robot.rightClickOn(cell(robot, 1, 3));
        robot.clickOn("#sales-copy-column");
        UiTasks.await(() -> "Amount\n4500\n12419\n20338\n".equals(clipboard()));
    }

    @Test
    void enterAndADoubleClickOpenTheRow(FxRobot robot) {
        show(SomeRow.first(10));
        select(4, 1);
        robot.type(KeyCode.ENTER);
        robot.doubleClickOn(cell(robot, 2, 1));
        assertEquals(List.of(SomeRow.number(4), SomeRow.number(2)), opened);
        robot.doubleClickOn("Amount");
        assertEquals(2, opened.size(), "a title is no row");
    }

    @Test
    void shiftAndSpaceSelectTheWholeRow(FxRobot robot) {
        show(SomeRow.first(10));
        select(4, 1);
        robot.press(KeyCode.SHIFT).type(KeyCode.SPACE).release(KeyCode.SHIFT);
        assertEquals(
                8,
                onUi(() -> table.view().getSelectionModel().getSelectedCells().size()));
    }

    @Test
    void columnsAreChosenAndRemembered(FxRobot robot) {
        show(SomeRow.first(10));
        robot.clickOn("#sales-columns");
        robot.clickOn("#sales-column-cancelled");
        robot.clickOn("#sales-column-id");
        robot.type(KeyCode.ESCAPE);
        onUi(() -> {
            TableView<SomeRow> view = table.view();
            view.getColumns().add(0, view.getColumns().remove(3));
            view.getVisibleLeafColumn(1).setPrefWidth(201);
            return null;
        });
        List<String> titles =
                List.of("Amount", "Sold at", "Card company", "Sales", "Change", "Business date", "Cancelled", "Review");
        assertEquals(titles, titles(table));
        RowTable<SomeRow> again = onUi(this::newTable);
        assertEquals(titles, titles(again));
        assertEquals(201, onUi(() -> again.view().getVisibleLeafColumn(1).getWidth()));
        robot.clickOn("#sales-columns").clickOn("#sales-columns-reset");
        assertEquals("Sale id", titles(table).getFirst());
        assertEquals(8, titles(table).size());
        assertEquals(Optional.empty(), onUi(() -> memory.recall("sales")));
    }

    /** JavaFX fits columns of its own default width, 80, to their cells; that is no width given by hand. */
    @Test
    void columnsThatNobodyGaveAWidthGrowWithTheLetters() {
        List<TableColumnSpec<SomeRow>> columns = IntStream.range(0, 30)
                .mapToObj(i -> TableColumnSpec.<SomeRow>text("c" + i, "column.id", SomeRow::company)
                        .width(80))
                .toList();
        RowTable<SomeRow> many = onUi(() -> {
            RowTable<SomeRow> made = new RowTable<>("many", columns, SomeRow.cells(Language.ENGLISH), memory, tasks);
            StackPane root = new StackPane(made.node());
            root.setStyle("-fx-font-family: Pretendard; -fx-font-size: 13px;");
            scene.setRoot(root);
            made.show(SomeRow.first(10));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return made;
        });
        assertEquals(Optional.empty(), onUi(() -> memory.recall("many")));
        onUi(() -> {
            scene.getRoot().setStyle("-fx-font-family: Pretendard; -fx-font-size: 26px;");
            scene.getRoot().applyCss();
            return null;
        });
        assertTrue(
                onUi(() -> many.view().getVisibleLeafColumns().stream().allMatch(column -> column.getWidth() >= 160)));
        onUi(() -> {
            many.close();
            return null;
        });
    }

    private static List<String> titles(RowTable<SomeRow> of) {
        return onUi(() -> of.view().getVisibleLeafColumns().stream()
                .map(column -> column.getText())
                .toList());
    }

    @Test
    void whatIsExportedIsWhatIsSeen(FxRobot robot) throws Exception {
        assertEquals(Optional.empty(), onUi(() -> table.content()), "nothing was asked yet");
        show(SomeRow.first(40));
        clickTitle("Amount");
        TableContent<SomeRow> content = onUi(() -> table.content()).orElseThrow();
        assertEquals(
                List.of("id", "sold_at", "company", "amount", "count", "change", "date", "state"),
                content.columns().stream().map(TableColumnSpec::key).toList());
        List<String> exported = new ArrayList<>();
        content.rows().each(row -> exported.add(row.id()));
        assertEquals(ids(), exported);
    }

    @Test
    void theFourStatesWithoutRowsAreDifferent(FxRobot robot) {
        assertEquals("Nothing asked yet", text(robot, "#sales-message-title"));
        onUi(() -> {
            table.loading();
            return null;
        });
        assertEquals("Loading …", text(robot, "#sales-message-title"));
        onUi(() -> {
            table.sayWhenNothing("No sales on these dates", "Choose a longer range.");
            table.show(List.of());
            return null;
        });
        assertEquals("No sales on these dates", text(robot, "#sales-message-title"));
        assertEquals("Choose a longer range.", text(robot, "#sales-message-hint"));
        List<String> retried = new ArrayList<>();
        onUi(() -> {
            table.failed(error(), () -> retried.add("again"));
            return null;
        });
        assertEquals("The index does not answer.", text(robot, "#sales-message-title"));
        robot.clickOn("#sales-message-action");
        assertEquals(List.of("again"), retried);
    }

    private static ScreenError error() {
        return ScreenError.of(
                new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain("The index does not answer.")),
                Texts.in(Language.ENGLISH));
    }

    @Test
    void rowsStayWhenTheNextAnswerDoesNotCome(FxRobot robot) {
        show(SomeRow.first(1_234));
        onUi(() -> {
            table.loading();
            table.failed(error(), () -> {});
            return null;
        });
        assertEquals("1,234 rows · out of date", text(robot, "#sales-count"));
        assertEquals("The index does not answer.", text(robot, "#sales-notice"));
        assertEquals(1_234, ids().size());
    }

    @Test
    void rowsAppearWhenTheyAreReadAndReadingCanBeStopped(FxRobot robot) throws Exception {
        MadeRows source = new MadeRows(1_000_000);
        source.waitsAfter = 256;
        SpooledRows<SomeRow> rows = show(source);
        assertTrue(source.waiting.await(10, TimeUnit.SECONDS));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("1,000,000 rows", text(robot, "#sales-count"));
        assertEquals(SomeRow.number(0).id(), cell(robot, 0, 0).getText());
        assertFalse(onUi(() -> table.exportableProperty().get()));
        onUi(() -> {
            table.view().scrollTo(900);
            return null;
        });
        assertEquals("…", cell(robot, 905, 0).getText());
        source.waitsAfter = 3_000;
        source.go.countDown();
        UiTasks.await(() -> SomeRow.number(905).id().equals(cell(robot, 905, 0).getText()));
        UiTasks.await(() -> onUi(() -> rows.getState()) == SpooledRows.State.COMPLETE);
        assertTrue(onUi(() -> table.exportableProperty().get()));
    }

    @Test
    void saysHowMuchWasReadWhenReadingIsStopped(FxRobot robot) throws Exception {
        MadeRows source = new MadeRows(1_000_000);
        source.waitsAfter = 256;
        show(source);
        assertTrue(source.waiting.await(10, TimeUnit.SECONDS));
        robot.clickOn("#sales-stop");
        assertEquals("256 of 1,000,000 rows read", text(robot, "#sales-count"));
    }

    @Test
    void refusesToSelectMoreThanTheControlCanHold(FxRobot robot) throws Exception {
        SpooledRows<SomeRow> rows = show(new MadeRows(1_000_000));
        UiTasks.await(() -> onUi(() -> rows.getState()) == SpooledRows.State.COMPLETE);
        select(3, 1);
        robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
        robot.press(KeyCode.SHIFT).type(KeyCode.END).release(KeyCode.SHIFT);
        assertEquals(
                1,
                onUi(() -> table.view().getSelectionModel().getSelectedCells().size()));
        assertTrue(text(robot, "#sales-notice").contains("too much"));
    }

    @Test
    void aMillionRowsAreThereFromTheFirstToTheLast(FxRobot robot) throws Exception {
        SpooledRows<SomeRow> rows = show(new MadeRows(1_000_000));
        UiTasks.await(() -> onUi(() -> rows.getState()) == SpooledRows.State.COMPLETE);
        assertEquals(1_000_000, onUi(() -> table.view().getItems().size()));
        onUi(() -> {
            table.view().scrollTo(999_999);
            return null;
        });
        assertEquals(SomeRow.number(999_999).id(), cell(robot, 999_999, 0).getText());
    }
}
