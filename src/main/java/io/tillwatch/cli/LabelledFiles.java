package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.LabelledSale;
import java.nio.file.Path;
import java.util.List;

/** Reads labelled sets. */
@FunctionalInterface
public interface LabelledFiles {
    /**
     * All sales of the file, in its order.
     *
     * @throws Failure when it cannot be read
     */
    List<LabelledSale> read(Path file);
}
