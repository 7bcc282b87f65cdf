package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Status;
import io.tillwatch.ui.common.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Says in the window's bar whether both servers answer and how fresh the rows are. */
final class StatusLights {
    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Label index;
    private final Label source;
    private final Label freshness;
    private final Texts texts;
    private final Formats formats;

    StatusLights(Label index, Label source, Label freshness, Texts texts, Formats formats) {
        this.index = index;
        this.source = source;
        this.freshness = freshness;
        this.texts = texts;
        this.formats = formats;
    }

    void show(Status status) {
        light(index, "main.connection.index", status.index());
        light(source, "main.connection.source", status.source());
        freshness.setTooltip(new Tooltip(texts.text(
                "main.freshness.hint",
                formats.dateTime(status.sync() == null ? null : status.sync().syncedAt()))));
    }

    void showStale(boolean stale) {
        freshness.pseudoClassStateChanged(STALE, stale);
    }

    private void light(Label label, String name, Status.Light light) {
        label.pseudoClassStateChanged(UP, light.state() == Status.State.UP);
        label.pseudoClassStateChanged(DOWN, light.state() == Status.State.DOWN);
        label.setTooltip(new Tooltip(
                light.state() == Status.State.DOWN
                        ? texts.text(light.reason())
                        : texts.text("main.connection." + light.state().name(), texts.text(name))));
    }
}
