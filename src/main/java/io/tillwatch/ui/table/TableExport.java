package io.tillwatch.ui.table;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.FileFailures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes to a file exactly what a table shows: its rows, in its order, of the columns that are seen. Never under the
 * final name before all is there. Blocks; heap does not grow with the rows.
 */
public final class TableExport {
    private static final String UNFINISHED = ".part";
    private static final int TELL_EVERY = 1_000;

    private final CellTexts cells;
    private final FileFailures failures;
    private final Opening opening;

    public TableExport(CellTexts cells) {
        this(cells, TableExport::open);
    }

    /** @param opening opens the unfinished file */
    TableExport(CellTexts cells, Opening opening) {
        this.cells = cells;
        this.failures = new FileFailures();
        this.opening = opening;
    }

    /** Opens a file to write to it from its beginning. */
    @FunctionalInterface
    interface Opening {
        OutputStream open(Path file) throws IOException;
    }

    /**
     * Exports. Interrupting the thread cancels.
     *
     * @param target replaced when it is there
     * @return how many rows were written
     * @throws Failure when cancelled or when the file cannot be written; nothing of it is left then, and what was under
     *     the final name before is as it was
     */
    public <R> long write(
            TableContent<R> content, Provenance provenance, ExportFormat format, Path target, ExportProgress progress) {
        Path part = target.resolveSibling(target.getFileName() + UNFINISHED);
        boolean moved = false;
        try {
            long rows;
            try (OutputStream out = opening.open(part)) {
                rows = switch (format) {
                    case CSV -> write(content, new CsvSheet<>(content.columns(), cells, out), progress);
                    case XLSX -> write(content, new XlsxBook<>(content, provenance, cells, out), progress);
                };
            }
            move(part, target);
            moved = true;
            return rows;
        } catch (ClosedByInterruptException e) {
            throw cancelled();
        } catch (IOException e) {
            throw failures.of(e, target);
        } finally {
            if (!moved) {
                delete(part);
            }
        }
    }

    private <R> long write(TableContent<R> content, RowWriter<R> writer, ExportProgress progress) throws IOException {
        long total = content.rows().total();
        var written = new Object() {
            long rows;
        };
        progress.rows(0, total);
        content.rows().each(row -> {
            writer.row(row);
            if (++written.rows % TELL_EVERY == 0) {
                progress.rows(written.rows, total);
                if (Thread.currentThread().isInterrupted()) {
                    throw cancelled();
                }
            }
        });
        writer.finish();
        progress.rows(written.rows, total);
        return written.rows;
    }

    private Failure cancelled() {
        return new Failure(Failure.Kind.CANCELLED, Sentence.of("file.cancelled"));
    }

    /** On disk before it gets its name: after a loss of power there is the whole file or none. */
    private static OutputStream open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                try (channel) {
                    if (channel.isOpen()) {
                        channel.force(true);
                    }
                }
            }
        };
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            failures.logLeftOver(e);
        }
    }
}
