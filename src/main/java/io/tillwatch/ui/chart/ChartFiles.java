package io.tillwatch.ui.chart;

import java.nio.file.Path;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where a picture of a chart goes. All calls come on the UI thread. */
public interface ChartFiles {
    /**
     * Asks for a file.
     *
     * @param owner the window that waits; null for none
     * @param suggestedName with {@code .png} or {@code .svg}
     * @return null when the picture is not to be saved after all
     */
    @Nullable
    Path choose(@Nullable Window owner, String suggestedName);

    /** The whole picture is in the file. */
    void saved(Path file);

    /** Under the name of the file lies what lay there before. */
    void failed(Path file, Throwable cause);
}
