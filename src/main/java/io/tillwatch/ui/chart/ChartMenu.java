package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.SaveDialog;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Copies and saves the picture of a chart. UI thread; files are written off it. */
final class ChartMenu {
    private final Node owner;
    private final Supplier<ChartPicture> picture;
    private final Supplier<String> name;
    private @Nullable ChartFiles files;
    private @Nullable TaskExecutor tasks;
    private @Nullable ContextMenu shown;

    /**
     * Makes the menu of a chart.
     *
     * @param owner the chart
     * @param name of the file without what stands after the dot
     */
    ChartMenu(Node owner, Supplier<ChartPicture> picture, Supplier<String> name) {
        this.owner = owner;
        this.picture = picture;
        this.name = name;
    }

    void saveWith(ChartFiles where, TaskExecutor how) {
        files = where;
        tasks = how;
    }

    /** @param screenX where on the screen, as {@code screenY} */
    void show(Texts texts, double screenX, double screenY) {
        hide();
        shown = menu(texts);
        shown.show(owner, screenX, screenY);
    }

    void hide() {
        if (shown != null) {
            shown.hide();
        }
    }

    private ContextMenu menu(Texts texts) {
        ContextMenu menu = new ContextMenu(item("chart-copy", texts.text("chart.copy"), this::copy));
        if (files != null) {
            menu.getItems()
                    .addAll(
                            item("chart-save-png", texts.text("chart.save.png"), this::savePng),
                            item("chart-save-svg", texts.text("chart.save.svg"), this::saveSvg));
        }
        return menu;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture.get().image());
        Clipboard.getSystemClipboard().setContent(content);
    }

    void savePng() {
        Path file = choose(".png");
        if (file != null) {
            WritableImage image = picture.get().image();
            write(file, () -> ChartPicture.png(image));
        }
    }

    void saveSvg() {
        Path file = choose(".svg");
        if (file != null) {
            byte[] svg = picture.get().svg();
            write(file, () -> svg);
        }
    }

    private @Nullable Path choose(String ending) {
        String safe = SaveDialog.fileName(name.get());
        Window window = owner.getScene() == null ? null : owner.getScene().getWindow();
        return files == null ? null : files.choose(window, (safe.isEmpty() ? "chart" : safe) + ending);
    }

    private void write(Path file, Callable<byte[]> bytes) {
        ChartFiles told = files;
        if (told == null || tasks == null) {
            return;
        }
        BackgroundTask.of(() -> {
                    ChartPicture.write(bytes.call(), file);
                    return file;
                })
                .onSuccess(told::saved)
                .onFailure(cause -> told.failed(file, cause))
                .executeWith(tasks);
    }
}
