package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        header = "Prints a script that completes commands and options in bash or zsh.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(tillwatch completion bash)", "  tillwatch completion zsh >> ~/.zshrc"})
final class CompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "bash|zsh", arity = "0..1", description = "The shell: bash or zsh.")
    @SuppressWarnings("unused") // only checked: one script serves both
    private Shell shell = Shell.BASH;

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    /** One script serves both shells: it turns on zsh's compatibility with bash by itself. */
    @Override
    public Integer call() {
        context.out().print(AutoComplete.bash("tillwatch", spec.root().commandLine()));
        return ExitCode.DONE;
    }

    /** The shells that are known. */
    enum Shell {
        BASH,
        ZSH
    }
}
