package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        header = "Shows it all on servers of its own: loads sales, syncs, rolls up, flags, verifies.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch demo --no-desktop",
            "  tillwatch demo --no-desktop --csv export-2026-04.csv export-2026-05.csv",
            "  tillwatch demo --keep              keep the servers' data for the next time"
        })
final class DemoCommand implements Callable<Integer> {
    /** Time for the servers to end, in seconds. */
    private static final int PATIENCE = 30;

    private final CommandContext context;

    @Option(names = "--no-desktop", description = "End after the summary.")
    private boolean noDesktop;

    @Option(names = "--keep", description = "Keep the data for the next time.")
    private boolean keep;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Exports of the 23 columns to load instead of the sample sales.")
    private List<Path> csv = List.of();

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Messages messages = context.messages();
        for (Path file : csv) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new Failure(Failure.Kind.SETTINGS, Sentence.of("cli.csv.unreadable", file));
            }
        }
        CountDownLatch enough = new CountDownLatch(1);
        DemoProgress progress = new DemoProgress(context.progress(), messages);
        Interrupts.Registration interrupts = context.surroundings().interrupts().onInterrupt(PATIENCE, () -> {
            progress.stop();
            enough.countDown();
            context.surroundings().desktop().close();
        });
        // The servers end first, then the wish to be interrupted is taken back.
        try (progress;
                interrupts;
                DemoSession session = start(progress)) {
            progress.clear();
            DemoView view = new DemoView(session.report());
            if (context.json()) {
                context.out().println(Json.of(view.asMap()));
            } else {
                view.print(context.out(), messages, keep, noDesktop);
            }
            context.out().flush();
            if (!noDesktop && !hadWindow(session)) {
                context.err().println(messages.text("text.demo.wait"));
                context.err().flush();
                await(enough);
            }
            return view.exitCode();
        }
    }

    /** Whether a window could be opened; it is closed by now. */
    private boolean hadWindow(DemoSession session) {
        DesktopRunner desktop = context.surroundings().desktop();
        if (!desktop.isPossible()) {
            return false;
        }
        try {
            desktop.open(session.settings(), null);
            return true;
        } catch (Failure none) {
            context.err().println(context.messages().text(none.sentence()));
            return false;
        }
    }

    private DemoSession start(DemoProgress progress) {
        try {
            return context.surroundings()
                    .demo()
                    .start(
                            new DemoRunner.Request(
                                    csv,
                                    keep,
                                    context.surroundings().startedBy().get()),
                            progress);
        } catch (RuntimeException failed) {
            if (progress.stopped()) {
                throw new Failure(Failure.Kind.CANCELLED, Sentence.of("cli.stopped"), failed);
            }
            throw failed;
        }
    }

    private static void await(CountDownLatch enough) {
        try {
            enough.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
