package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "kibana",
        header = "Writes the Kibana dashboards, checks them against the index, brings them into a Kibana.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch kibana export --out dashboards",
            "  tillwatch kibana check",
            "  tillwatch kibana install --url https://kibana.example.com:5601 --space tillwatch"
        })
final class KibanaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
