package io.tillwatch.cli;

import picocli.CommandLine.Command;

@Command(
        name = "secret",
        header = "Keeps passwords and keys in the operating system's keyring.",
        synopsisSubcommandLabel = "(set | clear)",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch secret set mysql-password", "  tillwatch secret clear es-api-key --profile bank"})
final class SecretCommand {}
