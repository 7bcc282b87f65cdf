package io.tillwatch.ui.common;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Two things at the ends of a line; the second stands beneath the first where there is no room for both. */
public final class EndsRow extends Pane {
    private static final double GAP = 10;

    private Node first() {
        return getChildren().getFirst();
    }

    private Node second() {
        return getChildren().getLast();
    }

    private boolean fits(double width) {
        return computePrefWidth(-1) <= width;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(first().minWidth(-1), second().minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return first().prefWidth(-1) + GAP + second().prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double first = first().prefHeight(-1);
        double second = second().prefHeight(-1);
        return fits(width < 0 ? getWidth() : width) ? Math.max(first, second) : first + GAP + second;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double firstHeight = first().prefHeight(-1);
        double secondHeight = second().prefHeight(-1);
        double secondWidth = Math.min(width, second().prefWidth(-1));
        if (fits(width)) {
            double height = getHeight();
            double firstWidth = first().prefWidth(-1);
            first().resizeRelocate(0, snapPositionY((height - firstHeight) / 2), firstWidth, firstHeight);
            second().resizeRelocate(
                            snapPositionX(width - secondWidth),
                            snapPositionY((height - secondHeight) / 2),
                            secondWidth,
                            secondHeight);
        } else {
            first().resizeRelocate(0, 0, Math.min(width, first().prefWidth(-1)), firstHeight);
            second().resizeRelocate(0, snapPositionY(firstHeight + GAP), secondWidth, secondHeight);
        }
    }
}
