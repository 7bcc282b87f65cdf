package io.tillwatch.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
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
@Timeout(120)
class ExportMenuTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z"));
    private static final Instant LATER = Instant.parse("2026-11-22T00:00:11Z");

    @TempDir
    static Path folder;

    private final UiTasks tasks = UiTasks.onTheUiThread();
    private final List<Notice> elsewhere = new ArrayList<>();
    private Instant now = CLOCK.instant();
    private final Notices notices = new Notices(() -> now, elsewhere::add);
    private final List<String> suggested = new ArrayList<>();
    private final List<Boolean> open = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // by start
    private RowTable<SomeRow> table;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        Theme.LIGHT.useForAll();
        table = new RowTable<>(
                "sales", SomeRow.columns(), SomeRow.cells(Language.ENGLISH), TableMemory.untilExit(), tasks);
        ExportMenu menu = new ExportMenu(
                table,
                tasks,
                notices,
                () -> new Provenance("Sales", "", "tillwatch://sales", CLOCK.instant(), null, "1"));
        menu.setTarget((name, format) -> {
            suggested.add(name);
            open.add(menu.getChildren().getLast() instanceof MenuButton button && button.isShowing());
            return folder.resolve(name);
        });
        stage.setScene(new Scene(new VBox(menu, table.node()), 900, 500));
        stage.show();
    }

    @AfterEach
    void stop() {
        tasks.close();
    }

    private static MenuButton button(FxRobot robot) {
        return robot.lookup("#sales-export").queryAs(MenuButton.class);
    }

    @Test
    void thereIsNothingToExportBeforeThereAreRows(FxRobot robot) {
        assertTrue(button(robot).isDisabled());
    }

    @Test
    void saysHowManyRowsAndWritesThem(FxRobot robot) throws IOException, InterruptedException {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> table.show(SomeRow.first(2)));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(button(robot).isDisabled());

        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> button(robot).show());
        MenuItem csv = button(robot).getItems().getFirst();
        assertEquals("CSV, 2 rows …", csv.getText());
        WaitForAsyncUtils.waitForAsyncFx(10_000, csv::fire);
        UiTasks.await(() -> !notices.all().isEmpty());

        assertEquals(List.of("Sales.csv"), suggested);
        assertEquals(List.of(false), open, "the menu is closed before somebody is asked where to");
        assertEquals(3, Files.readAllLines(folder.resolve("Sales.csv")).size());
        assertEquals(Notice.Level.DONE, notices.all().getFirst().level());
        assertEquals("Exported “Sales.csv”: 2 rows", notices.all().getFirst().text());
        assertEquals(List.of(), elsewhere, "nobody looks away that soon");

        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            csv.fire();
            // The menu closes before the export begins.
            Platform.runLater(() -> now = LATER);
        });
        UiTasks.await(() -> notices.all().size() == 2);
        assertEquals(List.of(notices.all().getFirst()), elsewhere);
    }
}
