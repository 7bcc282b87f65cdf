package io.tillwatch.cli;

import picocli.CommandLine.Command;

@Command(
        name = "rollup",
        header = "Computes store-days or store-weeks.",
        synopsisSubcommandLabel = "(daily | weekly)",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rollup daily", "  tillwatch rollup weekly --from 2026-05-01"})
final class RollupCommand {}
