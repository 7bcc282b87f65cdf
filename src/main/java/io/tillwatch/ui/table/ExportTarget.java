package io.tillwatch.ui.table;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks a person where an export goes. UI thread. */
@FunctionalInterface
public interface ExportTarget {
    /**
     * Asks for a file.
     *
     * @param suggestedName with the format's extension
     * @return null when nothing is to be exported after all
     */
    @Nullable
    Path choose(String suggestedName, ExportFormat format);
}
