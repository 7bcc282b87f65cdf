package io.tillwatch.ui.table;

import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.SaveDialog;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Exports what a table shows: says how many rows it will be, asks where to, shows how far it is and lets it be
 * cancelled. UI thread.
 */
public final class ExportMenu extends HBox {
    private final RowTable<?> table;
    private final TaskExecutor tasks;
    private final Notices notices;
    private final TableExport export;
    private final Supplier<Provenance> provenance;
    private final MenuButton button = new MenuButton();
    private final ProgressBar progress = new ProgressBar();
    private final Label written = new Label();
    private final HBox underWay;
    private ExportTarget target = this::ask;
    private BackgroundTask.@Nullable Running running;

    /** @param provenance of what the table shows when the export begins */
    public ExportMenu(RowTable<?> table, TaskExecutor tasks, Notices notices, Supplier<Provenance> provenance) {
        this.table = table;
        this.tasks = tasks;
        this.notices = notices;
        this.provenance = provenance;
        this.export = new TableExport(table.cells());
        String name = table.view().getId();
        button.setId(name + "-export");
        button.setText(text("table.export"));
        button.setGraphic(new FontIcon("fth-download"));
        button.disableProperty().bind(table.exportableProperty().not());
        MenuItem csv = new MenuItem();
        csv.setId(name + "-export-csv");
        csv.setOnAction(event -> exportLater(ExportFormat.CSV));
        MenuItem xlsx = new MenuItem();
        xlsx.setId(name + "-export-xlsx");
        xlsx.setOnAction(event -> exportLater(ExportFormat.XLSX));
        button.getItems().setAll(csv, xlsx);
        button.setOnShowing(event -> {
            String rows = table.content()
                    .map(content -> table.cells().count(content.rows().total()))
                    .orElse("");
            csv.setText(text("table.export.csv", rows));
            xlsx.setText(text("table.export.xlsx", rows));
        });
        Button cancel = new Button(text("table.stop"));
        cancel.setId(name + "-export-cancel");
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(event -> cancel());
        progress.setPrefWidth(90);
        underWay = new HBox(progress, written, cancel);
        underWay.setSpacing(6);
        underWay.setAlignment(Pos.CENTER_LEFT);
        underWay.setVisible(false);
        underWay.setManaged(false);
        getStyleClass().add("export-menu");
        getChildren().setAll(underWay, button);
        setSpacing(8);
        setAlignment(Pos.CENTER_RIGHT);
    }

    private String text(String key, Object... values) {
        return table.cells().texts().text(key, values);
    }

    /** Asks somebody else where to, instead of a window of the system. */
    public void setTarget(ExportTarget wanted) {
        target = wanted;
    }

    /** The menu closes first: the system's window would stand over it, and keep it open, until somebody answers. */
    private void exportLater(ExportFormat format) {
        button.hide();
        Platform.runLater(() -> export(format));
    }

    private void export(ExportFormat format) {
        Optional<? extends TableContent<?>> content = table.content();
        if (content.isEmpty() || running != null) {
            return;
        }
        Provenance about = provenance.get();
        Path file = target.choose(about.title() + "." + format.extension(), format);
        if (file != null) {
            begin(content.get(), about, format, file);
        }
    }

    private <R> void begin(TableContent<R> content, Provenance about, ExportFormat format, Path file) {
        long total = content.rows().total();
        AtomicLong done = new AtomicLong();
        Instant begun = notices.now();
        working(true);
        progress.setProgress(0);
        written.setText("");
        running = BackgroundTask.of(() -> export.write(content, about, format, file, (rows, all) -> {
                    // Told once a pulse at most: the next thousand is there before this is shown.
                    if (done.getAndSet(rows) / 10_000 != rows / 10_000) {
                        tasks.onUi(() -> show(done.get(), total));
                    }
                }))
                .onSuccess(rows -> notices.tellEnd(
                        begun,
                        Notice.Level.DONE,
                        text(
                                "table.export.done",
                                String.valueOf(file.getFileName()),
                                table.cells().count(rows)),
                        null))
                .onFailure(cause -> {
                    ScreenError error = ScreenError.of(cause, table.cells().texts());
                    notices.tellEnd(begun, Notice.Level.FAILED, error.sentence(), null, error);
                })
                .onFinished(() -> working(false))
                .executeWith(tasks);
    }

    private void show(long rows, long total) {
        progress.setProgress(total == 0 ? 1 : (double) rows / total);
        written.setText(text("table.export.written", table.cells().count(rows)));
    }

    private void working(boolean now) {
        underWay.setVisible(now);
        underWay.setManaged(now);
        if (!now) {
            running = null;
        }
    }

    private void cancel() {
        if (running != null) {
            running.cancel();
            working(false);
            notices.tell(Notice.Level.WARNING, text("table.export.cancelled"), null);
        }
    }

    private @Nullable Path ask(String suggestedName, ExportFormat format) {
        return SaveDialog.ask(button.getScene().getWindow(), suggestedName, format.extension());
    }
}
