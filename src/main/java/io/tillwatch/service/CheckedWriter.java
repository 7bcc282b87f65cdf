package io.tillwatch.service;

import java.util.List;

/** Sends nothing any more once the run should stop, be it that it lost its lease. */
final class CheckedWriter implements IndexWriter {
    private final IndexWriter writer;
    private final RunContext run;

    CheckedWriter(IndexWriter writer, RunContext run) {
        this.writer = writer;
        this.run = run;
    }

    @Override
    public void send(List<IndexWrite> writes) {
        run.checkStopped();
        writer.send(writes);
    }

    @Override
    public void send(List<IndexWrite> first, List<IndexWrite.PutSale> sales) {
        run.checkStopped();
        writer.send(first, sales);
    }

    @Override
    public Outcome await() {
        return writer.await();
    }

    @Override
    public void close() {
        writer.close();
    }
}
