package io.tillwatch.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Drags the thumb of a table's scroll bar to one place after another, a step for each frame, and waits at each until its
 * rows are there. UI thread.
 */
final class ThumbDrags implements BooleanSupplier {
    private static final int STEPS = 8;

    private final TableView<?> table;
    private final int drags;
    private final Random random;
    private final Set<Integer> places = new HashSet<>();
    private final List<Double> waits = new ArrayList<>();
    private final Runnable look;
    private int drag;
    private int step;
    private double x;
    private double from;
    private double to;
    private long arrived;

    /** @param filled whether the rows that are to be seen are there; asked after a layout */
    ThumbDrags(TableView<?> table, int drags, Random random, BooleanSupplier filled) {
        this.table = table;
        this.drags = drags;
        this.random = random;
        this.look = () -> {
            if (arrived != 0 && filled.getAsBoolean()) {
                waits.add((System.nanoTime() - arrived) / 1e6);
                places.add(VisibleRows.first(table));
                arrived = 0;
            }
        };
        table.getScene().addPostLayoutPulseListener(look);
    }

    /** The next step; false when all drags are done. */
    @Override
    public boolean getAsBoolean() {
        if (arrived != 0) {
            return true;
        }
        if (step == 0) {
            if (drag == drags) {
                end();
                return false;
            }
            grab();
        } else if (step <= STEPS) {
            mouse(MouseEvent.MOUSE_DRAGGED, from + (to - from) * step / STEPS);
            if (step == STEPS) {
                arrived = System.nanoTime();
            }
        } else {
            mouse(MouseEvent.MOUSE_RELEASED, to);
            drag++;
        }
        step = (step + 1) % (STEPS + 2);
        return true;
    }

    private void grab() {
        Bounds thumb = inScene(thumb());
        Bounds track = inScene(table.lookup(".scroll-bar:vertical .track"));
        x = thumb.getCenterX();
        from = thumb.getCenterY();
        to = track.getMinY() + track.getHeight() * random.nextDouble();
        mouse(MouseEvent.MOUSE_PRESSED, from);
    }

    /** Not by a robot: without a display it says of a mouse that is dragged that no button is down. */
    private void mouse(EventType<MouseEvent> what, double y) {
        boolean down = !what.equals(MouseEvent.MOUSE_RELEASED);
        Event.fireEvent(
                thumb(),
                new MouseEvent(
                        what,
                        x,
                        y,
                        x,
                        y,
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
                        false,
                        null));
    }

    private Node thumb() {
        return table.lookup(".scroll-bar:vertical .thumb");
    }

    private void end() {
        table.getScene().removePostLayoutPulseListener(look);
        VisibleRows.require(places, drags / 2);
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    /** Milliseconds from each arrival of the thumb to the layout with all its rows. */
    List<Double> waits() {
        return waits;
    }
}
