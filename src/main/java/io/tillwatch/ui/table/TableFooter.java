package io.tillwatch.ui.table;

import java.util.function.DoubleConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Under the rows: how many there are, how far they are read, what just happened, and the column chooser. */
final class TableFooter {
    private static final Duration NOTICE = Duration.seconds(5);

    private final HBox bar = new HBox();
    private final Label count = new Label();
    private final Label notice = new Label();
    private final Label progressText = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = new Button();
    private final HBox reading = new HBox(progress, progressText, stop);
    private final PauseTransition noticeEnds = new PauseTransition(NOTICE);

    TableFooter(String table, String stopText, Node end) {
        bar.getStyleClass().add("table-footer");
        count.setId(table + "-count");
        count.getStyleClass().add("count");
        notice.setId(table + "-notice");
        notice.getStyleClass().add("notice");
        progressText.setId(table + "-progress");
        progressText.getStyleClass().add("progress-text");
        stop.setText(stopText);
        stop.setId(table + "-stop");
        stop.getStyleClass().addAll("flat", "small");
        reading.getStyleClass().add("reading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().addAll(count, notice, gap, reading, end);
        count.setMinWidth(Region.USE_PREF_SIZE);
        noticeEnds.setOnFinished(event -> notice.setText(""));
        noProgress();
    }

    HBox node() {
        return bar;
    }

    void count(String text) {
        count.setText(text);
    }

    /** Goes away by itself. */
    void notice(String text) {
        notice.setText(text);
        noticeEnds.playFromStart();
    }

    /** Stays until something else is said, or the rows are others. */
    void lastingNotice(String text) {
        noticeEnds.stop();
        notice.setText(text);
    }

    /** How far rows are read; a share below 0 when that is not known. */
    void progress(double share, String text, Runnable onStop) {
        progress.setProgress(share);
        progressText.setText(text);
        stop.setOnAction(event -> onStop.run());
        stop.setVisible(true);
        stop.setManaged(true);
        reading.setVisible(true);
        reading.setManaged(true);
    }

    /** Rows are still the old ones. */
    void loading(String text) {
        progress(ProgressBar.INDETERMINATE_PROGRESS, text, () -> {});
        stop.setVisible(false);
        stop.setManaged(false);
    }

    /** Told of the size of letters in pixels, now and whenever it changes. */
    void onFontSize(DoubleConsumer action) {
        count.fontProperty().subscribe(font -> action.accept(font.getSize()));
    }

    void noProgress() {
        reading.setVisible(false);
        reading.setManaged(false);
    }
}
