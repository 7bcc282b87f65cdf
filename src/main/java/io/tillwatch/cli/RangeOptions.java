package io.tillwatch.cli;

import io.tillwatch.model.DateRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Business dates and a store to keep to. */
final class RangeOptions {
    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "First business date (2026-05-31 or 20260531).")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "Last business date, included.")
    private @Nullable LocalDate to;

    @Option(names = "--store", paramLabel = "ID", description = "One store only.")
    private @Nullable String store;

    DateRange range(CommandSpec command) {
        if (!DateRange.isOrdered(from, to)) {
            throw new ParameterException(command.commandLine(), "--to is before --from; exchange them.");
        }
        return new DateRange(from, to);
    }

    @Nullable
    String store() {
        return store;
    }
}
