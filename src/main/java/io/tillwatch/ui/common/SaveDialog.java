package io.tillwatch.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks where a file is to be saved. UI thread. */
public final class SaveDialog {
    private SaveDialog() {}

    /**
     * Waits for the answer.
     *
     * @param suggestedName with its extension
     * @param extension without the dot
     * @return null when nothing is to be saved after all
     */
    public static @Nullable Path ask(@Nullable Window owner, String suggestedName, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(fileName(suggestedName));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(extension.toUpperCase(Locale.ROOT), "*." + extension));
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    /** The text without what some file system does not take. */
    public static String fileName(String text) {
        return text.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-").strip();
    }
}
