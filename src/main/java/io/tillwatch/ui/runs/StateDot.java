package io.tillwatch.ui.runs;

import io.tillwatch.service.Run;
import javafx.scene.shape.Circle;

/** A dot in the colour of how a run stands. */
final class StateDot extends Circle {
    StateDot() {
        super(4);
        getStyleClass().setAll("dot");
    }

    void show(Run.State state) {
        getStyleClass()
                .setAll(
                        "dot",
                        switch (state) {
                            case RUNNING -> "running";
                            case COMPLETED -> "good";
                            case COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> "warn";
                            case FAILED, INTERRUPTED -> "bad";
                            case CANCELLED, SKIPPED, MISSED -> "neutral";
                        });
    }
}
