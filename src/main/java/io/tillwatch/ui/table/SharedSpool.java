package io.tillwatch.ui.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A spool file that lives as long as its list is open or somebody walks over it. Any thread. */
final class SharedSpool<R> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedSpool.class);

    private volatile @Nullable SpoolFile<R> file;
    private int users = 1;
    private boolean closed;

    /** Takes over the file; when it is not wanted any more, deletes it and answers false. */
    boolean open(SpoolFile<R> opened) throws IOException {
        synchronized (this) {
            if (users > 0) {
                file = opened;
                return true;
            }
        }
        opened.close();
        return false;
    }

    long rows() {
        SpoolFile<R> current = file;
        return current == null ? 0 : current.rows();
    }

    List<R> page(int number) throws IOException {
        SpoolFile<R> current = file;
        return current == null ? List.of() : current.page(number);
    }

    void each(ExportRows.Receiver<R> receiver) throws IOException {
        if (!enter()) {
            throw new IOException("The rows are gone: their table was closed");
        }
        try {
            long rows = rows();
            for (int number = 0; (long) number * SpoolFile.PAGE < rows; number++) {
                for (R row : page(number)) {
                    receiver.row(row);
                }
            }
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    /** The list is not needed any more. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        leave();
    }

    private void leave() {
        SpoolFile<R> last;
        synchronized (this) {
            users--;
            last = users == 0 ? file : null;
        }
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                LOG.warn("A temporary file of a table cannot be deleted", e);
            }
        }
    }
}
