package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far the demo has come, and stops it when the person asks for that. */
final class DemoProgress implements DemoRunner.Listener, AutoCloseable {
    private final ProgressPrinter printer;
    private final Messages messages;
    private final Thread worker = Thread.currentThread();
    private volatile boolean stopped;
    private volatile @Nullable Runnable cancel;
    private volatile boolean ready;

    DemoProgress(ProgressPrinter printer, Messages messages) {
        this.printer = printer;
        this.messages = messages;
    }

    @Override
    public void step(DemoRunner.Step step) {
        checkStopped();
        printer.clear();
        printer.note(messages.text("text.demo." + step.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void note(String text) {
        printer.note(text);
    }

    @Override
    public void cancelWith(Runnable cancel) {
        this.cancel = cancel;
    }

    @Override
    public void loaded(long rows) {
        checkStopped();
        printer.progress(Stage.INDEXING, rows, -1);
    }

    @Override
    public void progress(Stage stage, long done, long total) {
        printer.progress(stage, done, total);
    }

    @Override
    public void log(String line) {}

    /** From another thread: stops what is under way. */
    void stop() {
        boolean again = stopped;
        stopped = true;
        Runnable job = cancel;
        if (ready) {
            return;
        }
        if (job != null) {
            job.run();
        } else if (!again) {
            // No job yet: the servers are starting or rows are being loaded, and an interrupt ends either.
            worker.interrupt();
        }
    }

    boolean stopped() {
        return stopped;
    }

    void clear() {
        ready = true;
        printer.clear();
    }

    @Override
    public void close() {
        printer.close();
    }

    private void checkStopped() {
        if (stopped) {
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("cli.stopped"));
        }
    }
}
