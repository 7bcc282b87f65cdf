package io.tillwatch.bench;

import io.tillwatch.app.HeadlessDesktop;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.table.SpooledRows;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;

/**
 * All sales in the table of the sales' screen: how soon the first rows are there, how fast the rest is read, and what the UI
 * thread does for each frame while a person scrolls by keys, wheel and scroll bar. One
 * event comes for each frame. A frame that takes more than 100 ms is felt; 60 frames a second leave 16.7 ms for each.
 */
final class ScrollBench {
    private static final double LIMIT = 100;
    private static final int STEPS = 300;
    private static final int DRAGS = 40;
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");

    private final HeadlessDesktop desktop;
    private final long rows;
    private final Figures figures;
    private final Random random = new Random(1);

    ScrollBench(HeadlessDesktop desktop, long rows, Figures figures) {
        this.desktop = desktop;
        this.rows = rows;
        this.figures = figures;
    }

    void run() {
        long[] times = new long[2];
        Robot robot = HeadlessDesktop.onUi(Robot::new);
        DrawnScreen.Drawing first = DrawnScreen.time(
                desktop.scene(),
                () -> {
                    times[0] = System.nanoTime();
                    desktop.open(Address.of("sales").with("range", "all"));
                },
                this::isFilled);
        HeadlessDesktop.onUi(() -> {
            table().requestFocus();
            // Until a cell is selected, JavaFX lets the keys for pages do nothing.
            press(KeyCode.DOWN);
            all().stateProperty().subscribe(state -> times[1] = System.nanoTime());
            return true;
        });
        figures.told(
                "Sales screen, all sales: opened until the first rows are drawn",
                "%.1f ms".formatted(first.milliseconds()));
        print("Page keys while rows are read", frames(() -> {
            press(KeyCode.PAGE_DOWN);
            return all().getState() == SpooledRows.State.READING;
        }));
        double seconds = (times[1] - times[0]) / 1e9;
        requireAll();
        figures.told("  until all rows are read", "%.2f s".formatted(seconds));
        figures.told("  rows read", "%,.0f/s".formatted(rows / seconds));

        print("Page keys", frames(steps(() -> press(KeyCode.PAGE_DOWN))));
        HeadlessDesktop.onUi(() -> {
            Bounds place = table().localToScreen(table().getBoundsInLocal());
            robot.mouseMove(place.getCenterX(), place.getCenterY());
            return true;
        });
        print("Wheel", frames(steps(() -> robot.mouseWheel(1))));
        ThumbDrags drags = HeadlessDesktop.onUi(() -> new ThumbDrags(table(), DRAGS, random, this::isFilled));
        print("Drags of the scroll bar", frames(drags));
        figures.milliseconds(
                "Rows are there after a jump, longest of " + DRAGS, Figures.percentile(drags.waits(), 1), LIMIT);
    }

    /** Fails when the rows on the screen do not change with at least every other step. */
    private BooleanSupplier steps(Runnable step) {
        Set<Integer> places = new HashSet<>();
        int[] done = new int[1];
        return () -> {
            places.add(VisibleRows.first(table()));
            step.run();
            if (++done[0] < STEPS) {
                return true;
            }
            VisibleRows.require(places, STEPS / 2);
            return false;
        };
    }

    private void press(KeyCode key) {
        for (EventType<KeyEvent> what : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(table(), new KeyEvent(what, "", "", key, false, false, false, false));
        }
    }

    private static Frames frames(BooleanSupplier input) {
        Frames frames = HeadlessDesktop.onUi(() -> {
            Frames made = new Frames(input);
            made.start();
            return made;
        });
        frames.await();
        return frames;
    }

    private void print(String name, Frames frames) {
        List<Double> computing = frames.computing();
        figures.told(
                "%s, %d frames: UI thread, p95 and p99".formatted(name, computing.size()),
                "%.1f, %.1f ms".formatted(Figures.percentile(computing, 0.95), Figures.percentile(computing, 0.99)));
        figures.milliseconds("  UI thread, longest (16.7 ms is a frame)", Figures.percentile(computing, 1), LIMIT);
        List<Double> apart = frames.apart();
        figures.told(
                "  from frame to frame by the clock, p95, p99 and longest",
                "%.1f, %.1f, %.1f ms"
                        .formatted(
                                Figures.percentile(apart, 0.95),
                                Figures.percentile(apart, 0.99),
                                Figures.percentile(apart, 1)));
    }

    private TableView<?> table() {
        if (desktop.scene().lookup("#sales-rows") instanceof TableView<?> table) {
            return table;
        }
        throw new IllegalStateException("there is no table of sales");
    }

    private SpooledRows<?> all() {
        if (table().getItems() instanceof SpooledRows<?> spooled) {
            return spooled;
        }
        throw new IllegalStateException("no rows are shown");
    }

    private void requireAll() {
        HeadlessDesktop.onUi(() -> {
            if (all().getState() != SpooledRows.State.COMPLETE || all().size() != rows) {
                throw new IllegalStateException("the table has " + all() + " of " + rows + " sales");
            }
            return true;
        });
    }

    /** Whether every row on the screen is one that was read. */
    private boolean isFilled() {
        return desktop.scene().lookup("#sales-rows") instanceof TableView<?> table
                && table.getItems() instanceof SpooledRows<?> spooled
                && spooled.size() > 0
                && !desktop.isLoading()
                && table.lookupAll(".table-row-cell").stream()
                        .filter(Node::isVisible)
                        .flatMap(row -> row.lookupAll(".table-cell").stream())
                        .noneMatch(cell -> cell.getPseudoClassStates().contains(PENDING));
    }
}
