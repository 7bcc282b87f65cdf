package io.tillwatch.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChartViewTest {
    private static final TaskExecutor AT_ONCE = new TaskExecutor() {
        @Override
        public Future<?> start(Runnable work) {
            work.run();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onUi(Runnable action) {
            action.run();
        }

        @Override
        public Repeated every(Duration pause, Runnable action) {
            throw new UnsupportedOperationException("a chart asks for nothing again and again");
        }
    };

    private final List<ChartPoint> opened = new ArrayList<>();
    private final List<DateRange> zoomed = new ArrayList<>();

    /** Made on the UI thread before every test. */
    @SuppressWarnings("NullAway.Init")
    private ChartView view;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        Theme.LIGHT.useForAll();
        view = new ChartView(Samples.formats(Samples.ENGLISH), Samples.ENGLISH);
        view.setTitle("Store 1001");
        view.setOnOpened(opened::add);
        view.setOnZoomed(zoomed::add);
        view.show(Samples.store(30, 1_600_000, Samples.ENGLISH));
        stage.setScene(new Scene(new BorderPane(view), 800, 360));
        stage.show();
    }

    @BeforeEach
    void waitForTheFirstLayout() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Plot plot() {
        Plot plot = view.plot();
        if (plot == null) {
            throw new AssertionError("The chart was not laid out");
        }
        return plot;
    }

    /** On the screen: the middle of what a point covers. */
    private Point2D place(int point) {
        Box spot = plot().spot(point);
        return view.lookup(".canvas-overlay").localToScreen(spot.middleX(), spot.middleY());
    }

    /** So many days before the last one. */
    private static ChartPoint.Day day(int before) {
        return new ChartPoint.Day(Samples.LAST.minusDays(before));
    }

    private @Nullable String title() {
        Note note = view.pointer().note();
        return note == null ? null : note.title();
    }

    @Test
    void theMouseShowsTheNearestDate(FxRobot robot) {
        robot.moveTo(place(10));
        assertEquals("2026-11-03 (Tue)", title());
        assertTrue(view.getAccessibleText().startsWith("Store 1001: 2026-11-03 (Tue), Spend ₩"));
        robot.moveTo(place(11).add(0, 20));
        assertEquals("2026-11-04 (Wed)", title());
        robot.moveTo(view.localToScreen(400, 5));
        assertNull(title());
        assertEquals("Store 1001", view.getAccessibleText());
    }

    @Test
    void aClickOpensTheDate(FxRobot robot) {
        robot.clickOn(place(12));
        assertEquals(List.of(day(17)), opened);
    }

    @Test
    void draggingZoomsAndADoubleClickZoomsOutWithoutOpening(FxRobot robot) throws Exception {
        robot.drag(place(5)).dropTo(place(14));
        DateRange dates = new DateRange(Samples.LAST.minusDays(24), Samples.LAST.minusDays(15));
        assertEquals(List.of(dates), zoomed);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(10, plot().points());
        assertTrue(view.lookup("#chart-zoom-out").isVisible());

        robot.doubleClickOn(place(3));
        assertEquals(List.of(dates, DateRange.ALL), zoomed);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(30, plot().points());
        assertEquals(List.of(), opened);
    }

    @Test
    void zoomedAClickOpensOnceItIsPlainThatItStaysOne(FxRobot robot) throws Exception {
        robot.interact(() -> view.zoom(new DateRange(Samples.LAST.minusDays(9), Samples.LAST)));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(place(0));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !opened.isEmpty());
        assertEquals(List.of(day(9)), opened);
    }

    @Test
    void everythingWorksByKey(FxRobot robot) {
        robot.interact(view::requestFocus);
        robot.type(KeyCode.RIGHT);
        assertEquals("2026-11-22 (Sun) · Still changing", title());
        robot.type(KeyCode.LEFT, 3);
        assertEquals("2026-11-19 (Thu)", title());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(day(3)), opened);
        robot.type(KeyCode.HOME);
        assertEquals("2026-10-24 (Sat)", title());

        robot.type(KeyCode.PLUS);
        assertEquals(List.of(new DateRange(Samples.LAST.minusDays(29), Samples.LAST.minusDays(22))), zoomed);
        robot.type(KeyCode.ESCAPE);
        assertEquals(DateRange.ALL, zoomed.getLast());
        robot.type(KeyCode.END).type(KeyCode.ESCAPE);
        assertNull(title());
    }

    @Test
    void aSeriesIsSwitchedOffByItsNameInTheLegendAndStaysOff(FxRobot robot) {
        robot.clickOn("#legend-AOV").clickOn("#legend-BASELINE");
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(Recording.of(plot()).series().contains(Ink.LINE));
        ToggleButton flags = robot.lookup("#legend-FLAGS").queryAs(ToggleButton.class);
        robot.interact(flags::requestFocus);
        robot.type(KeyCode.SPACE);
        robot.interact(() -> view.show(Samples.store(60, 1_600_000, Samples.ENGLISH)));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                Set.of(Ink.BAR, Ink.CANCELED, Ink.PROVISIONAL, Ink.COMPARISON),
                Recording.of(plot()).series());
        robot.clickOn("#legend-AOV");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(Recording.of(plot()).series().contains(Ink.LINE));
    }

    @Test
    void cellsAndNamesOpenToo(FxRobot robot) {
        robot.interact(() -> view.show(Samples.heat(1)));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(place(2 * 24 + 19));
        robot.interact(() -> view.show(Samples.bars(Samples.ENGLISH, 1)));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(place(1));
        assertEquals(List.of(new ChartPoint.Hour(DayOfWeek.WEDNESDAY, 19), new ChartPoint.Name("Yogiyo")), opened);
    }

    @Test
    void anEmptyChartOpensNothingAndSaysSo(FxRobot robot) {
        robot.interact(() -> view.show(new BarsChart(List.of())));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(view);
        robot.type(KeyCode.RIGHT, KeyCode.ENTER);
        assertEquals(List.of(), opened);
        assertTrue(
                new String(view.picture().svg(), StandardCharsets.UTF_8).contains("Nothing to draw for this choice"));
    }

    @Test
    void theLanguageChangesAtOnce(FxRobot robot) {
        robot.interact(() -> view.speak(Samples.formats(Samples.KOREAN), Samples.KOREAN));
        robot.moveTo(place(10));
        assertEquals("2026-11-03 (화)", title());
        assertEquals(
                "기준 객단가",
                robot.lookup("#legend-BASELINE").queryAs(ToggleButton.class).getText());
    }

    @Test
    void picturesAreSavedFromTheMenuUnderTheNameOfTheChart(FxRobot robot, @TempDir Path folder) throws Exception {
        List<Path> saved = new ArrayList<>();
        robot.interact(() -> view.saveWith(into(folder, saved), AT_ONCE));
        robot.clickOn(view, MouseButton.SECONDARY);
        robot.clickOn("#chart-save-svg");
        robot.clickOn(view, MouseButton.SECONDARY);
        robot.clickOn("#chart-save-png");
        assertEquals(List.of(folder.resolve("Store 1001.svg"), folder.resolve("Store 1001.png")), saved);
        assertTrue(Files.readString(saved.getFirst()).contains(">Store 1001</text>"));
        assertTrue(ImageIO.read(saved.getLast().toFile()).getWidth() > 1500, "twice as fine as the screen");
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "no part of a file is left");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTold(FxRobot robot, @TempDir Path folder) {
        List<Path> saved = new ArrayList<>();
        robot.interact(() -> {
            view.saveWith(into(folder.resolve("gone"), saved), AT_ONCE);
            view.menu().savePng();
        });
        assertEquals(List.of(Path.of("failed: Store 1001.png")), saved);
    }

    @Test
    void thePictureIsCopied(FxRobot robot) throws Exception {
        robot.interact(() -> view.menu().copy());
        Image copied = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getImage());
        assertTrue(SwingFXUtils.fromFXImage(copied, null).getWidth() > 1500);
    }

    private static ChartFiles into(Path folder, List<Path> saved) {
        return new ChartFiles() {
            @Override
            public Path choose(@Nullable Window owner, String suggestedName) {
                return folder.resolve(suggestedName);
            }

            @Override
            public void saved(Path file) {
                saved.add(file);
            }

            @Override
            public void failed(Path file, Throwable cause) {
                saved.add(Path.of("failed: " + file.getFileName()));
            }
        };
    }

    @Test
    void fourHundredDaysAreDrawnInTenMilliseconds(FxRobot robot) {
        // Not in the window, so that nothing else is drawn meanwhile.
        robot.interact(() -> view.getScene().setRoot(new BorderPane()));
        assertTrue(fastest(400) < 10, "400 days take " + fastest(400) + " ms");
        assertTrue(fastest(5_000) < 50, "5,000 days take " + fastest(5_000) + " ms");
    }

    /** Of several rounds, so that a busy machine does not fail the test; in milliseconds. */
    private double fastest(int days) {
        StoreChart chart = Samples.store(days, 1_600_000, Samples.ENGLISH);
        return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 40; round++) {
                view.show(chart);
                long begin = System.nanoTime();
                view.layout();
                best = Math.min(best, (System.nanoTime() - begin) / 1e6);
            }
            return best;
        });
    }
}
